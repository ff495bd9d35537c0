/** A list read page by page, by one editor: which rows came twice, and which were passed over. */
import type { TraceIndex } from '../../engine/trace-index.ts'
import { contentOf, type Exchange, exchangesOf, hasArrived, ordersAt } from './exchanges.ts'

/** What a reading missed and met again. */
export interface Drift {
  /** Rows that stood on a page although an earlier page had shown them. */
  readonly repeated: number
  /** Rows that were there when the reading began, are there still, and were passed over. */
  readonly skipped: number
}

/** A reading of the list, page by page. */
export interface Walk {
  readonly pages: readonly (readonly number[])[]
  /** The list as it was, newest first, when the first page was asked for. */
  readonly before: readonly number[]
}

/** The drift of the last reading of the list in a lane that has come beyond its first page; one page alone has none. */
export function driftOf(index: TraceIndex, lane: string, orders: number): Drift {
  const walk = lastWalk(index, lane, orders)
  if (walk === null) return { repeated: 0, skipped: 0 }
  const seen = new Set<number>()
  let repeated = 0
  for (const page of walk.pages) {
    for (const id of page) if (seen.has(id)) repeated++
    for (const id of page) seen.add(id)
  }
  const held = ordersAt(index, lane, orders)
  const furthest = Math.max(...walk.before.map((id, place) => (seen.has(id) ? place : -1)))
  const skipped = walk.before.filter((id, place) => place < furthest && !seen.has(id) && Object.hasOwn(held, id)).length
  return { repeated, skipped }
}

/** The last reading of the list in a lane: its pages so far. Null before the first page, and for lists that are filtered or sorted otherwise. */
export function lastWalk(index: TraceIndex, lane: string, orders: number): Walk | null {
  const pages = exchangesOf(index, lane).filter(
    one => one.method === 'GET' && /^\/orders(\?|$)/.test(one.target) && one.status === 200 && hasArrived(one),
  )
  const start = pages.findLastIndex(one => !goesOn(one))
  const first = pages[start]
  if (!first) return null
  const arrived = first.request.end?.seq ?? 0
  // Only a list newest first, of all orders, can be compared with the orders held.
  if (/[?&](sort|status|fields)=/.test(first.target)) return null
  const held = ordersAt(index, lane, orders, arrived)
  const before = Object.entries(held).sort(([a, x], [b, y]) =>
    x.created === y.created ? Number(b) - Number(a) : x.created < y.created ? 1 : -1,
  )
  const own = pages.slice(start).filter(({ editor }) => editor === first.editor)
  return { pages: own.map(idsOn), before: before.map(([id]) => Number(id)) }
}

/** Whether a request is for a page beyond the first. */
function goesOn({ target }: Exchange): boolean {
  return /[?&](cursor=|offset=[1-9])/.test(target)
}

function idsOn({ answer }: Exchange): readonly number[] {
  const content = answer === null ? null : (contentOf(answer) as unknown as { readonly orders: readonly { readonly id: number }[] })
  return content?.orders.map(({ id }) => id) ?? []
}
