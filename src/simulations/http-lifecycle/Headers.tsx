/** What the first request teaches the second: every header field of a connection's first requests, and the octets that it took. */
import type { ViewProps } from '../panel.ts'
import styles from './Headers.module.css'
import { headerColumns } from './headers.ts'
import type { Protocol } from './http.ts'

const ORDINALS = ['first', 'second', 'third'] as const

const NOTES: Readonly<Record<Protocol, string>> = {
  'http/1.1': 'HTTP/1.1 writes every field out, every time.',
  'http/2':
    'HPACK numbers 61 usual fields (static) and keeps those that it has seen in a table of 4,096 octets: the newest has the number 62, older ones move up. A field that comes again is its number, in one octet. The path changes too often to be kept.',
  'http/3':
    'QPACK without its table: names that are usual have a number, values are written out. A browser may not use the table before it has heard how large the server’s is, and many never do.',
}

export function Headers({ run, index, frame }: ViewProps) {
  const protocol = run.parameters.protocol as Protocol
  const columns = headerColumns(index, frame.position.seq, protocol)
  const first = columns[0]
  return (
    <div className={styles.headers}>
      <h3 className={styles.title}>A header that comes again costs one octet, if both sides remember it</h3>
      {first ? (
        <table className={styles.table}>
          <caption>{`Request headers over ${protocol.toUpperCase()}, in octets`}</caption>
          <thead>
            <tr>
              <th scope="col">field</th>
              {columns.map(({ file }, i) => (
                <th key={file} scope="col">{`${ORDINALS[i]} request`}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {first.fields.map(([name, value], row) => (
              <tr key={name}>
                <th scope="row">
                  {name}
                  <span className={styles.value}>{name === ':path' || name === 'accept' ? 'changes' : value}</span>
                </th>
                {columns.map(({ file, cells }) => (
                  <td key={file}>
                    {cells[row]?.octets}
                    <span className={styles.how}>{cells[row]?.how}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">all</th>
              {columns.map(({ file, total }) => (
                <td key={file}>{total}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      ) : (
        <p className={styles.none}>No request has been sent yet.</p>
      )}
      <p className={styles.note}>{NOTES[protocol]}</p>
    </div>
  )
}
