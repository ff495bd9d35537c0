/** The reader's tasks: each is done when the server holds what it asks for, whoever did it and however. */
import type { TraceIndex } from '../../engine/trace-index.ts'
import { type Exchange, exchangesOf, ordersAt } from './exchanges.ts'
import { type Data, type Order, openingData } from './order.ts'
import { driftOf } from './page-walk.ts'
import { partsOf, textOf } from './wire.ts'

/** What a task is graded by: the orders held, those of the start, and the conversation so far. */
export interface Evidence {
  readonly index: TraceIndex
  readonly lane: string
  readonly held: Data['orders']
  readonly opening: Data['orders']
  readonly exchanges: readonly Exchange[]
}

/** A task: the scenario that shows how such a thing goes, what to do, and whether it is done. */
export interface Task {
  readonly scenario: string
  readonly text: string
  readonly isDone: (evidence: Evidence) => boolean
}

/** The evidence of a trace as far as it is known. */
export function evidenceOf(index: TraceIndex, lane: string, orders: number): Evidence {
  return { index, lane, held: ordersAt(index, lane, orders), opening: openingData(orders).orders, exchanges: exchangesOf(index, lane) }
}

function isUntouched({ held, opening }: Evidence, id: string): boolean {
  return held[id]?.version === opening[id]?.version
}

function created({ held, opening }: Evidence): readonly Order[] {
  return Object.entries(held).flatMap(([id, order]) => (Object.hasOwn(opening, id) ? [] : [order]))
}

/** The tasks, one for each guided scenario. */
export const tasks: readonly Task[] = [
  {
    scenario: 'create',
    text: 'Make exactly one new order, for two sugar bowls (sku sugar-bowl).',
    isDone: evidence => {
      const fresh = created(evidence)
      return (
        fresh.length === 1 && fresh[0]?.items.length === 1 && fresh[0].items[0]?.sku === 'sugar-bowl' && fresh[0].items[0].quantity === 2
      )
    },
  },
  {
    scenario: 'replace-vs-patch',
    text: 'Send order 1047 to 3 Mill Lane, and keep its note and its kettle.',
    isDone: ({ held, opening }) => {
      const [now, was] = [held['1047'], opening['1047']]
      return now?.address.street === '3 Mill Lane' && now.note === was?.note && JSON.stringify(now.items) === JSON.stringify(was?.items)
    },
  },
  {
    scenario: 'conditional-get',
    text: 'Get a 304 for the list of orders, with nothing changed on the server.',
    isDone: evidence =>
      Object.keys(evidence.opening).every(id => isUntouched(evidence, id)) &&
      evidence.exchanges.some(
        ({ method, target, status, answer }) =>
          method === 'GET' &&
          /^\/orders(\?|$)/.test(target) &&
          status === 304 &&
          answer !== null &&
          partsOf(textOf(answer.sent)).body === '',
      ),
  },
  {
    scenario: 'lost-update',
    text: 'As Ann, then as Ben, add one kettle each to order 1047: it holds 3, and both have their 2xx.',
    isDone: ({ held, exchanges }) =>
      held['1047']?.items.reduce((sum, { quantity }) => sum + quantity, 0) === 3 &&
      ['ann', 'ben'].every(name =>
        exchanges.some(
          ({ editor, method, target, status }) =>
            editor === name && /^(PUT|PATCH)$/.test(method) && target === '/orders/1047' && status >= 200 && status < 300,
        ),
      ),
  },
  {
    scenario: 'page-drift',
    text: 'Read page 1, insert a row, follow to page 2: no row twice.',
    isDone: ({ index, lane, held, opening, exchanges }) => {
      const inserted = index.rows.some(
        ({ actor, cause, before }) =>
          actor.startsWith(lane) && before === null && cause !== null && index.events[cause - 1]?.type === 'input',
      )
      const followed = exchanges.some(({ target, status }) => /^\/orders\?.*(cursor=|offset=[1-9])/.test(target) && status === 200)
      return inserted && followed && driftOf(index, lane, Object.keys(opening).length).repeated === 0 && Object.keys(held).length > 0
    },
  },
  {
    scenario: 'cancel',
    text: 'Cancel order 1047, so that it can still be read.',
    isDone: ({ held }) => held['1047']?.status === 'cancelled',
  },
]
