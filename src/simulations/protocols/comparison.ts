/** The table that sets the protocols side by side: what each has cost up to a moment of the run. */
import type { Position, TraceEvent } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { busyLanes, type Lane, sentIn } from './lanes.ts'
import { measures } from './measures.ts'
import { anatomyOf } from './parts.ts'

/** The measures of the table, in its order. */
export const COLUMNS = [
  'roundTrips',
  'elapsedMs',
  'requestBytes',
  'responseBytes',
  'payloadBytes',
  'unusedBytes',
  'databaseQueries',
  'nextOrderMs',
] as const

/** What bytes are spent on. */
export const SPENT = {
  headers: 'headers',
  framing: 'framing',
  wanted: 'message',
  unwanted: 'not asked for',
} as const

/** Bytes of one direction by what they are spent on. */
export type Spending = Readonly<Record<keyof typeof SPENT, number>>

/** A row of the table. */
export interface ComparedLane {
  readonly lane: Lane
  readonly values: Readonly<Record<(typeof COLUMNS)[number], number | null>>
  readonly up: Spending
  readonly down: Spending
}

/** The rows of the table after what has happened up to a position. */
export function comparedAt(events: readonly TraceEvent[], { at, seq }: Position): ComparedLane[] {
  const index = indexTrace(events.slice(0, seq), at)
  const columns = COLUMNS.map(
    name => [name, (measures[name] as (typeof measures)[string]).of(index, {}) as Readonly<Record<string, number>>] as const,
  )
  const spent = (lane: Lane, from: string, to: string): Spending => {
    const all = { headers: 0, framing: 0, wanted: 0, unwanted: 0 }
    for (const { sent } of sentIn(index, lane, from, to)) {
      const { headers, payload, unwanted } = anatomyOf(sent.detail) ?? { headers: 0, payload: 0, unwanted: 0 }
      all.headers += headers
      all.framing += sent.bytes - headers - payload
      all.wanted += payload - unwanted
      all.unwanted += unwanted
    }
    return all
  }
  return busyLanes(index).map(lane => ({
    lane,
    values: Object.fromEntries(columns.map(([name, of]) => [name, of[lane] ?? null])) as ComparedLane['values'],
    up: spent(lane, 'client', 'api'),
    down: spent(lane, 'api', 'client'),
  }))
}

/** All bytes of a direction. */
export function totalOf(spending: Spending): number {
  return Object.values(spending).reduce((sum, bytes) => sum + bytes, 0)
}
