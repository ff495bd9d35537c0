/** Client by server: what each last got, quoted, with a word and a mark of its own for each verdict. A wrong value without an error looks worse than an error. */
import { nameOf } from '../../engine/sentences.ts'
import type { ViewProps } from '../panel.ts'
import type { ClientName } from './clients.ts'
import styles from './Matrix.module.css'
import { type Cell, type MatrixRow, matrixAt } from './matrix.ts'
import { VERDICTS, type Verdict } from './verdicts.ts'

const KINDS: Readonly<Record<Verdict, string | undefined>> = {
  ok: styles.ok,
  'no answer': styles.none,
  broken: styles.broken,
  'silently wrong': styles.wrong,
}

/** What the reader must know of each client to read its line. */
const KNOWN_AS: Readonly<Record<ClientName, string>> = {
  'mobile-v1': 'strict parser, no default',
  'mobile-tolerant': 'passes over what it does not know',
  'web-current': 'no checks at run time',
  partner: 'an old request, and invoices',
  analytics: 'a switch without default',
}

/** The mark of a verdict; its word always stands beside it. */
function Mark({ of }: { readonly of: Verdict }) {
  return (
    <svg className={styles.mark} viewBox="-8 -8 16 16" aria-hidden="true">
      {of === 'ok' && <path d="M-5 0-1.5 4 5-4" fill="none" stroke="currentColor" strokeWidth="2.4" />}
      {of === 'no answer' && <path d="M-5 0H5" stroke="currentColor" strokeWidth="2.4" strokeDasharray="2.5 2" />}
      {of === 'broken' && <path d="M0-7 7 0 0 7-7 0z" fill="none" stroke="currentColor" strokeWidth="2.2" />}
      {of === 'silently wrong' && <path d="M-6-3H6M-6 3H6M-3.5 7 3.5-7" fill="none" stroke="currentColor" strokeWidth="2.2" />}
    </svg>
  )
}

export function Matrix({ index, frame }: ViewProps) {
  const { servers, rows } = matrixAt(index, frame)
  return (
    <div className={styles.matrix}>
      <table>
        <thead>
          <tr>
            <th scope="col">client</th>
            {servers.map(({ name, runs, broken }) => (
              <th key={name} scope="col">
                {nameOf(name)} <b>{runs}</b> {broken ? <span className={styles.down}>down</span> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <Line key={row.client} row={row} />
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>
        From good to worst:{' '}
        {VERDICTS.map(verdict => (
          <span key={verdict} className={KINDS[verdict]}>
            <Mark of={verdict} /> {verdict}
          </span>
        ))}
      </p>
    </div>
  )
}

function Line({ row: { client, runs, cells } }: { readonly row: MatrixRow }) {
  return (
    <tr>
      <th scope="row">
        {client} <b>{runs}</b>
        <span className={styles.known}>{KNOWN_AS[client]}</span>
      </th>
      {cells.map(cell => (
        <Met key={cell.server} cell={cell} />
      ))}
    </tr>
  )
}

function Met({ cell: { server, row, asking, stale } }: { readonly cell: Cell }) {
  const at = <span className={styles.at}>{nameOf(server)}</span>
  if (!row) {
    return (
      <td>
        {at}
        <span className={styles.none}>{asking ? 'asking …' : 'not called yet'}</span>
      </td>
    )
  }
  return (
    <td className={stale || asking ? styles.stale : undefined}>
      {at}
      <span className={`${styles.verdict} ${KINDS[row.verdict]}`}>
        <Mark of={row.verdict} /> {row.verdict}
      </span>
      {asking || stale ? <span className={styles.again}>{asking ? 'asking again …' : `when ${row.client} met ${row.server}`}</span> : null}
      <span className={styles.got}>{row.got}</span>
      {row.meant === undefined ? null : <span className={styles.meant}>meant: {row.meant}</span>}
    </td>
  )
}
