/** The protocols side by side: every measure of the run so far, and what the bytes of each direction were spent on. */
import { useMemo } from 'react'
import { quantity } from '../../ui/quantity.ts'
import type { ViewProps } from '../panel.ts'
import styles from './Comparison.module.css'
import { COLUMNS, type ComparedLane, comparedAt, SPENT, type Spending, totalOf } from './comparison.ts'
import { laneName } from './lanes.ts'
import { measures } from './measures.ts'

const KINDS = Object.entries(SPENT) as [keyof Spending, string][]

export function Comparison({ run, frame }: Pick<ViewProps, 'run' | 'frame'>) {
  const { at, seq } = frame.position
  const rows = useMemo(() => comparedAt(run.events, { at, seq }), [run, seq])
  const most = Math.max(1, ...rows.flatMap(({ up, down }) => [totalOf(up), totalOf(down)]))
  if (rows.length === 0) return <p className={styles.empty}>Nobody has asked anything yet.</p>
  return (
    <div className={styles.comparison}>
      <table className={styles.table}>
        <caption>The same question, so far</caption>
        <thead>
          <tr>
            <th scope="col">over</th>
            {COLUMNS.map(name => (
              <th key={name} scope="col" title={measures[name]?.definition}>
                {measures[name]?.label}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map(row => (
          <Lane key={row.lane} row={row} most={most} />
        ))}
      </table>
      <p className={styles.legend}>
        {KINDS.map(([kind, word]) => (
          <span key={kind}>
            <i className={`${styles.sample} ${styles[kind]}`} aria-hidden="true" /> {word}
          </span>
        ))}
      </p>
    </div>
  )
}

function Lane({ row: { lane, values, up, down }, most }: { readonly row: ComparedLane; readonly most: number }) {
  return (
    <tbody>
      <tr>
        <th scope="row">{laneName(`${lane}/`)}</th>
        {COLUMNS.map(name => {
          const value = values[name]
          return (
            <td key={name} data-column={measures[name]?.label}>
              {value === null ? '–' : measures[name]?.unit === 'ms' ? `${value.toFixed(1)}\u00a0ms` : quantity(value, '')}
            </td>
          )
        })}
      </tr>
      <tr className={styles.bars}>
        <td colSpan={COLUMNS.length + 1}>
          <Bar word="up" spending={up} most={most} />
          <Bar word="down" spending={down} most={most} />
        </td>
      </tr>
    </tbody>
  )
}

function Bar({ word, spending, most }: { readonly word: string; readonly spending: Spending; readonly most: number }) {
  return (
    <div className={styles.bar}>
      <span className={styles.direction}>{word}</span>
      <span className={styles.track} aria-hidden="true">
        {KINDS.map(([kind]) =>
          spending[kind] > 0 ? (
            <i key={kind} className={styles[kind]} style={{ inlineSize: `${Math.round((1000 * spending[kind]) / most) / 10}%` }} />
          ) : null,
        )}
      </span>
      <span className="visually-hidden">{KINDS.map(([kind, name]) => `${name} ${spending[kind]} bytes`).join(', ')}</span>
    </div>
  )
}
