/** The server's orders as a table shows them: newest first, with versions, and on which pages a reading of the list has met each. */
import type { Frame } from '../../engine/frame.ts'
import { indexTrace, type TraceIndex } from '../../engine/trace-index.ts'
import { ordersAt } from './exchanges.ts'
import type { Order } from './order.ts'
import { lastWalk } from './page-walk.ts'

/** An order in the table. */
export interface OrderLine {
  readonly id: string
  /** Null: it was deleted. */
  readonly order: Order | null
  /** It was written by the last writing so far. */
  readonly just: boolean
  /** Pages of the last reading that showed it, counted from 1; empty if there is no reading, or none showed it. */
  readonly pages: readonly number[]
  /** It was there when the reading began, is there still, and the pages have gone past it. */
  readonly isSkipped: boolean
}

/** All orders of a lane at the moment of a frame, and those that were deleted in this run. */
export function orderLines(index: TraceIndex, frame: Frame, lane: string, orders: number): readonly OrderLine[] {
  const { at, seq } = frame.position
  const known = indexTrace(index.events.slice(0, seq), at)
  const held = ordersAt(known, lane, orders)
  const table = lane === '' ? 'orders' : `${lane}/orders`
  const written = known.rows.filter(row => row.table === table)
  const last = known.rows.at(-1)
  const walk = lastWalk(known, lane, orders)
  const gone = written.flatMap(({ key }) => (Object.hasOwn(held, key) ? [] : [key]))
  const furthest = Math.max(-1, ...(walk?.before ?? []).map((id, place) => (walk?.pages.some(page => page.includes(id)) ? place : -1)))
  return [...new Set([...Object.keys(held), ...gone])]
    .sort((a, b) => Number(b) - Number(a))
    .map(id => {
      const order = held[id] ?? null
      const pages = (walk?.pages ?? []).flatMap((page, i) => (page.includes(Number(id)) ? [i + 1] : []))
      const place = walk?.before.indexOf(Number(id)) ?? -1
      const isSkipped = order !== null && pages.length === 0 && place >= 0 && place < furthest
      return { id, order, just: last?.table === table && last.key === id, pages, isSkipped }
    })
}
