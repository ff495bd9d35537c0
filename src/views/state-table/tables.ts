/** The tables of a run as columns and cells. */
import type { Frame } from '../../engine/frame.ts'
import type { ActorId, Json, RowWritten } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'

/** A row's cells, in the order of its table's columns. */
export interface TableRow {
  readonly key: string
  readonly cells: readonly { readonly text: string; readonly isNumber: boolean }[]
  /** It was written by the last writing so far: for the first time, or again. */
  readonly just: 'new' | 'changed' | null
}

/** A table at one moment. */
export interface RowTable {
  readonly name: string
  /** Who writes it; null: more than one does. */
  readonly actor: ActorId | null
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

/** What stands in the only column of rows that are not objects. */
const VALUE = 'value'

/** Every table that the run writes to at any time, at the moment of `frame`; columns do not change while it plays. */
export function tablesOf(index: TraceIndex, frame: Frame): RowTable[] {
  const written = new Map<string, RowWritten[]>()
  for (const row of index.rows) written.set(row.table, [...(written.get(row.table) ?? []), row])
  const last = index.rows.findLast(({ seq }) => seq <= frame.position.seq)
  return [...written].map(([name, all]) => {
    const columns = columnsOf(all.map(({ after }) => after))
    const rows = Object.entries(frame.tables[name] ?? {}).map(([key, value]) => ({
      key,
      cells: columns.map(column => cellOf(value, column)),
      just: last?.table === name && last.key === key ? justOf(last) : null,
    }))
    const [one, ...others] = new Set(all.map(({ actor }) => actor))
    return { name, actor: one !== undefined && others.length === 0 ? one : null, columns, rows }
  })
}

function justOf({ before }: RowWritten): TableRow['just'] {
  return before === null ? 'new' : 'changed'
}

function columnsOf(values: readonly Json[]): string[] {
  const columns = new Set<string>()
  for (const value of values) {
    if (value === null) continue
    if (isObject(value)) for (const column of Object.keys(value)) columns.add(column)
    else columns.add(VALUE)
  }
  return [...columns]
}

function cellOf(row: Json, column: string): TableRow['cells'][number] {
  const value = isObject(row) ? row[column] : column === VALUE ? row : undefined
  if (value === undefined) return { text: '', isNumber: false }
  return { text: typeof value === 'string' ? value : JSON.stringify(value), isNumber: typeof value === 'number' }
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
