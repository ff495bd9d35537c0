/** The design sheet: each line of the API as chosen so far, its promise, and what its trial found. */
import { Glyph } from '../../ui/glyph/Glyph.tsx'
import type { ViewProps } from '../panel.ts'
import styles from './DesignSheet.module.css'
import { DONE, type SheetRow } from './design.ts'
import type { Problem } from './parameters.ts'
import { sheetAt, stepAt } from './sheet.ts'
import { type Step, steps } from './steps.ts'

export function DesignSheet({ run, index, frame }: ViewProps) {
  const { seq } = frame.position
  const sheet = sheetAt(index, seq)
  const at = stepAt(index, seq)
  const list = steps[run.parameters.problem as Problem]
  const place = at === DONE ? list.length : list.findIndex(({ id }) => id === at)
  return (
    <ol className={styles.sheet} aria-label="Design sheet">
      {list.map((step, i) => (
        <Line key={step.id} step={step} row={sheet[step.id]} when={i < place ? 'asked' : i === place ? 'now' : 'to come'} />
      ))}
    </ol>
  )
}

const GLYPHS = { kept: 'response', broken: 'error', trying: 'waiting', unproven: 'lost' } as const
const WORDS = { kept: 'kept', broken: 'broken', trying: 'being tried', unproven: 'not proven' } as const

interface LineProps {
  readonly step: Step
  readonly row: SheetRow | undefined
  readonly when: keyof typeof OPEN
}

/** What stands in place of a line that has not been chosen. */
const OPEN = { asked: 'left open', now: 'to be chosen', 'to come': 'not asked yet' } as const

function Line({ step, row, when }: LineProps) {
  const isNow = when === 'now'
  const line = step.options.find(({ id }) => id === row?.choice)?.line
  return (
    <li className={isNow ? `${styles.line} ${styles.now}` : styles.line} aria-current={isNow ? 'step' : undefined}>
      <p className={styles.name}>{step.id}</p>
      <div className={styles.promise}>
        <p className={styles.endpoint}>{line ?? <span className={styles.open}>{OPEN[when]}</span>}</p>
        <p className={styles.said}>{step.promise}</p>
        {isNow ? <p className={styles.trial}>Trial: {step.trial}</p> : null}
      </div>
      <p className={styles.verdict}>
        {row ? (
          <>
            <span className={row.verdict === 'broken' ? styles.broken : undefined}>
              <Glyph of={GLYPHS[row.verdict]} /> <strong>{WORDS[row.verdict]}</strong>
            </span>
            {row.found === undefined ? null : <span className={styles.found}>{row.found}</span>}
          </>
        ) : (
          <span className={styles.open}>{when === 'to come' ? '' : 'not tried'}</span>
        )}
      </p>
    </li>
  )
}
