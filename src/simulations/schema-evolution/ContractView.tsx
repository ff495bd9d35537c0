/** The contract: its versions with who runs them, the lines by which the newest differs from the one before, and the table of the two words. */
import { useMemo, useState } from 'react'
import { nameOf } from '../../engine/sentences.ts'
import type { ViewProps } from '../panel.ts'
import styles from './ContractView.module.css'
import { contractOf } from './changes.ts'
import { type Crossing, crossings } from './compatibility.ts'
import { type DiffLine, diffLines, openApiLines, protoLines } from './contract-text.ts'
import { formatOf, PARTIES } from './fleet.ts'
import { deployedOf, versionsOf } from './measures.ts'
import type { Format } from './payload.ts'

const SIGNS: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', gone: '-', new: '+' }
const SPOKEN: Readonly<Record<DiffLine['kind'], string>> = { same: '', gone: 'removed: ', new: 'added: ' }

/** How many unchanged lines stand around a changed one. */
const AROUND = 3

export function ContractView({ run, index, frame }: ViewProps) {
  const { seq } = frame.position
  const applied = versionsOf(index, seq)
  // One text for each state of the contract, so that playing on draws nothing anew.
  const key = applied.map(list => list.join(' ')).join('\n')
  const newest = applied.at(-1) ?? []
  const [chosen, choose] = useState<Format | null>(null)
  const format = chosen ?? formatOf(String(run.parameters.format), newest)
  const told = useMemo(() => {
    const lists = key.split('\n').map(line => (line === '' ? [] : line.split(' ')))
    const [old, next] = [contractOf(lists.at(-2) ?? []), contractOf(lists.at(-1) ?? [])]
    const linesOf = format === 'json' ? openApiLines : protoLines
    return { lines: outdented(around(diffLines(linesOf(old), linesOf(next)))), table: crossings(old, next, format) }
  }, [key, format])
  const deployed = deployedOf(index, seq)
  const says = index.rows.filter(row => row.table === 'contract' && row.seq <= seq).map(({ after }) => (after as { says: string }).says)
  const newestName = `v${applied.length}`
  return (
    <div className={styles.contract}>
      <ol className={styles.versions}>
        {['the first contract', ...says].map((text, i) => (
          <li key={`${i} ${text}`}>
            <b>{`v${i + 1}`}</b> <span>{text}</span> <small>{runners(deployed, `v${i + 1}`)}</small>
          </li>
        ))}
      </ol>
      <fieldset className={styles.choice}>
        <legend>Written as</legend>
        {(['json', 'protobuf'] as const).map(one => (
          <label key={one}>
            <input type="radio" checked={format === one} onChange={() => choose(one)} />
            {one === 'json' ? 'OpenAPI, for JSON' : 'Protobuf'}
          </label>
        ))}
      </fieldset>
      <pre className={styles.diff}>
        {told.lines.map(({ kind, text }, i) => (
          <span key={`${i} ${text}`} className={styles[kind]}>
            <span className="visually-hidden">{SPOKEN[kind]}</span>
            {`${SIGNS[kind]} ${text}`}
          </span>
        ))}
      </pre>
      <Crossings of={told.table} newest={newestName} only={applied.length === 1} />
    </div>
  )
}

function runners(deployed: Readonly<Record<string, string>>, version: string): string {
  const own = PARTIES.filter(party => (deployed[party] ?? 'v1') === version)
  if (own.length === 0) return 'nobody runs it'
  return own.length === PARTIES.length ? 'everybody runs it' : `runs on ${own.join(', ')}`
}

/** Changed lines with a few of those around; a gap is an ellipsis. Without any change everything is shown. */
function around(lines: readonly DiffLine[]): readonly DiffLine[] {
  const changed = lines.flatMap(({ kind }, i) => (kind === 'same' ? [] : [i]))
  if (changed.length === 0) return lines
  const near = lines.map((_, i) => changed.some(at => Math.abs(at - i) <= AROUND))
  return lines.flatMap((line, i) => {
    if (near[i]) return [line]
    return near[i - 1] || i === 0 ? [{ kind: 'same' as const, text: '…' }] : []
  })
}

/** Lines without the indentation that all of them share. */
function outdented(lines: readonly DiffLine[]): readonly DiffLine[] {
  const depth = Math.min(...lines.filter(({ text }) => text !== '…').map(({ text }) => text.search(/\S|$/)))
  return lines.map(({ kind, text }) => ({ kind, text: text === '…' ? text : text.slice(depth) }))
}

interface CrossingsProps {
  readonly of: readonly Crossing[]
  readonly newest: string
  readonly only: boolean
}

function Crossings({ of, newest, only }: CrossingsProps) {
  if (only) return <p className={styles.none}>There is one version. Apply a change to compare two.</p>
  return (
    <table className={styles.table}>
      <caption>{`${newest} against the version before it, tried with all five clients`}</caption>
      <thead>
        <tr>
          <th scope="col">data</th>
          <th scope="col">written by</th>
          <th scope="col">read by</th>
          <th scope="col">is called</th>
          <th scope="col">result</th>
        </tr>
      </thead>
      <tbody>
        {of.map(({ data, direction, written, read, failures }) => (
          <tr key={`${data} ${direction}`}>
            <th scope="row">{data}</th>
            <td data-column="written by">{written}</td>
            <td data-column="read by">{read}</td>
            <td data-column="is called">{direction}</td>
            <td data-column="result">
              {failures.length === 0 ? (
                <span className={styles.yes}>yes</span>
              ) : (
                <>
                  <span className={styles.no}>no</span>
                  {failures.map(({ client, finding }) => (
                    <span key={client} className={styles.failure}>
                      {`${nameOf(client)} (${finding.verdict}): ${finding.got}`}
                    </span>
                  ))}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
