/** A run read as what was asked and answered, and what the server held at any moment. */
import { laneOf, withoutLane } from '../../engine/lanes.ts'
import type { Json } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'
import { shopsOf } from './lanes.ts'
import { type Data, type Order, openingData } from './order.ts'
import { partsOf, statusOf, textOf } from './wire.ts'

/** A request, and its answer once that has left the server. */
export interface Exchange {
  readonly lane: string
  readonly editor: string
  readonly request: MessageRecord
  readonly answer: MessageRecord | null
  readonly method: string
  readonly target: string
  /** Of the answer; 0 while there is none. */
  readonly status: number
}

/** All exchanges of a lane, in the order of their requests. */
export function exchangesOf(index: TraceIndex, lane: string): readonly Exchange[] {
  const exchanges: Exchange[] = []
  for (const request of index.messages.values()) {
    const { sent } = request
    if (withoutLane(sent.to) !== 'server' || laneOf(sent.to) !== lane) continue
    const found = request.answers.map(id => index.messages.get(id)).find(one => one !== undefined)
    const [method = '', target = ''] = textOf(sent).split(' ')
    const status = found ? statusOf(textOf(found.sent)) : 0
    exchanges.push({ lane, editor: withoutLane(sent.from), request, answer: found ?? null, method, target, status })
  }
  return exchanges
}

/** Whether an answer has reached who asked. */
export function hasArrived({ answer }: Exchange): boolean {
  return answer?.end?.lost === null
}

/** The content of an answer as JSON; null if it has none. The server wrote it, so it can be read. */
export function contentOf(message: MessageRecord): Json {
  const { body } = partsOf(textOf(message.sent))
  return body === '' ? null : (JSON.parse(body) as Json)
}

/** The orders that a lane's server holds after the first `seq` events. */
export function ordersAt(index: TraceIndex, lane: string, orders: number, seq = Number.POSITIVE_INFINITY): Data['orders'] {
  const table = lane === '' ? 'orders' : `${lane}/orders`
  const held: Record<string, Order> = { ...openingData(orders).orders }
  for (const row of index.rows) {
    if (row.seq > seq) break
    if (row.table !== table) continue
    if (row.after === null) delete held[row.key]
    else held[row.key] = row.after as unknown as Order
  }
  return held
}

/** A value for each lane, or the value alone where there is one lane. */
export function perLane(
  parameters: Readonly<Record<string, number | string>>,
  of: (lane: string) => number,
): number | Record<string, number> {
  const lanes = shopsOf(parameters).map(({ lane }) => lane)
  return lanes.length === 1 ? of(lanes[0] as string) : Object.fromEntries(lanes.map(lane => [lane, of(lane)]))
}
