/** What is counted in a run of rest-console, shop by shop where there are several. */
import { isSafe } from '../../actors/resource-server/methods.ts'
import type { RunInput } from '../../engine/run.ts'
import type { Measure } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { exchangesOf, ordersAt, perLane } from './exchanges.ts'
import { STAR } from './order.ts'
import { driftOf } from './page-walk.ts'
import { fieldIn, textOf } from './wire.ts'

type PerShop = (index: TraceIndex, lane: string, orders: number) => number

function perShop(of: PerShop): Measure['of'] {
  return (index: TraceIndex, parameters: RunInput['parameters']) => perLane(parameters, lane => of(index, lane, Number(parameters.orders)))
}

/** Rows written because of a request, in a lane. */
export function changesOf(index: TraceIndex, lane: string): number {
  const table = lane === '' ? 'orders' : `${lane}/orders`
  return index.rows.filter(row => row.table === table && row.cause !== null && index.events[row.cause - 1]?.type === 'message.received')
    .length
}

/** The measures by name. */
export const measures: Readonly<Record<string, Measure>> = {
  requests: {
    label: 'requests',
    unit: '',
    definition: 'Requests that were sent to the server, refused and lost ones included.',
    of: perShop((index, lane) => exchangesOf(index, lane).length),
  },
  resourcesChanged: {
    label: 'orders changed',
    unit: '',
    definition: 'How often a request created, changed or deleted an order on the server; one that left all as it was does not count.',
    of: perShop((index, lane) => changesOf(index, lane)),
  },
  safeCalls: {
    label: 'safe requests',
    unit: '',
    definition: 'Requests sent with a method that only reads: GET, HEAD, OPTIONS.',
    of: perShop((index, lane) => exchangesOf(index, lane).filter(({ method }) => isSafe(method)).length),
  },
  rowsRepeated: {
    label: 'rows seen twice',
    unit: '',
    definition: 'Rows on the pages of the last reading of the list (newest first) that an earlier page of that reading had shown.',
    of: perShop((index, lane, orders) => driftOf(index, lane, orders).repeated),
  },
  rowsSkipped: {
    label: 'rows skipped',
    unit: '',
    definition: 'Orders that were there when the last reading of the list began, are there still, and were passed over by its pages.',
    of: perShop((index, lane, orders) => driftOf(index, lane, orders).skipped),
  },
  rowsScanned: {
    label: 'rows read by the server',
    unit: '',
    definition:
      'Rows that the server passed over or returned to make all lists that it answered with 200, as their Rows-Scanned fields say.',
    of: perShop((index, lane) =>
      exchangesOf(index, lane).reduce(
        (sum, { answer, status }) => sum + (answer && status === 200 ? Number(fieldIn(textOf(answer.sent), 'Rows-Scanned') ?? 0) : 0),
        0,
      ),
    ),
  },
  quantity: {
    label: 'kettles in order 1047',
    unit: '',
    definition: 'The sum of the quantities in order 1047 as the server holds it; 0 if there is no such order.',
    of: perShop((index, lane, orders) => ordersAt(index, lane, orders)[STAR]?.items.reduce((sum, item) => sum + item.quantity, 0) ?? 0),
  },
}
