/** What the run has written down, table by table, and the state in which every actor is. */
import type { Frame } from '../../engine/frame.ts'
import { nameOf } from '../../engine/sentences.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { ActorTable } from './ActorTable.tsx'
import styles from './StateTable.module.css'
import { type RowTable, type TableRow, tablesOf } from './tables.ts'

export interface StateTableProps {
  readonly index: TraceIndex
  readonly frame: Frame
}

export function StateTable({ index, frame }: StateTableProps) {
  const tables = tablesOf(index, frame)
  return (
    <div className={styles.tables}>
      {tables.length === 0 ? <p className={styles.none}>This run writes no rows.</p> : null}
      {tables.map(table => (
        <Rows key={table.name} table={table} />
      ))}
      <ActorTable frame={frame} />
    </div>
  )
}

function Rows({ table: { name, actor, columns, rows } }: { readonly table: RowTable }) {
  return (
    <table className={styles.table}>
      <caption>
        {name} <span className={styles.owner}>{actor === null ? 'written by several' : `kept by ${nameOf(actor)}`}</span>
      </caption>
      {rows.length === 0 ? (
        <tbody>
          <tr>
            <td className={styles.empty}>No rows yet.</td>
          </tr>
        </tbody>
      ) : (
        <>
          <thead>
            <tr>
              <th scope="col">key</th>
              {columns.map(column => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Row key={row.key} row={row} columns={columns} />
            ))}
          </tbody>
        </>
      )}
    </table>
  )
}

function Row({ row: { key, cells, just }, columns }: { readonly row: TableRow; readonly columns: readonly string[] }) {
  return (
    <tr className={just ? styles.just : undefined}>
      <th scope="row">{key}</th>
      {cells.map(({ text, isNumber }, i) => (
        <td key={columns[i]} className={isNumber ? styles.number : undefined} data-column={columns[i]}>
          {text}
        </td>
      ))}
      <td className={styles.tag}>{just ? <span>just {just === 'new' ? 'written' : 'changed'}</span> : null}</td>
    </tr>
  )
}
