/** The matrix at a moment: every client at every replica, with what its last check found and which versions met. */
import type { Frame } from '../../engine/frame.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { CLIENTS, type ClientName } from './clients.ts'
import { SERVERS } from './fleet.ts'
import { deployedOf, type VerdictRow, verdictsOf } from './measures.ts'

/** A cell. */
export interface Cell {
  readonly server: string
  /** Null: the client has not called there yet. */
  readonly row: VerdictRow | null
  /** A call or its answer is on the way. */
  readonly asking: boolean
  /** One of the two has changed since. */
  readonly stale: boolean
}

/** A client's line. */
export interface MatrixRow {
  readonly client: ClientName
  readonly runs: string
  readonly cells: readonly Cell[]
}

/** The matrix. */
export interface MatrixFrame {
  readonly servers: readonly { readonly name: string; readonly runs: string; readonly broken: boolean }[]
  readonly rows: readonly MatrixRow[]
}

/** The matrix as it stands in a frame. */
export function matrixAt(index: TraceIndex, frame: Frame): MatrixFrame {
  const { seq } = frame.position
  const deployed = deployedOf(index, seq)
  const verdicts = verdictsOf(index, seq)
  const runs = (party: string): string => deployed[party] ?? 'v1'
  const asking = new Set(
    frame.flying.map(({ record: { sent } }) => (sent.correlates === null ? `${sent.from} at ${sent.to}` : `${sent.to} at ${sent.from}`)),
  )
  return {
    servers: SERVERS.map(name => ({ name, runs: runs(name), broken: frame.actors.get(name)?.broken ?? false })),
    rows: CLIENTS.map(client => ({
      client,
      runs: runs(client),
      cells: SERVERS.map(server => {
        const key = `${client} at ${server}`
        const row = verdicts[key] ?? null
        const stale = row !== null && (row.client !== runs(client) || (row.server !== runs(server) && row.server !== 'unknown'))
        return { server, row, asking: asking.has(key), stale }
      }),
    })),
  }
}
