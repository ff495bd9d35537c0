/** The database: answers queries at once (their time is that of the way there and back), and keeps the orders. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import { ordersOf } from './shop-data.ts'

/** What the database is given: how many orders it holds, and whether the API wants to be told of new ones (as with LISTEN and NOTIFY). */
export interface DatabaseInput {
  readonly count: number
  readonly notifies: boolean
}

function answerTo({ count }: DatabaseInput, event: unknown): Effect {
  const { message } = event as MessageEvent
  return { type: 'send', to: 'api', label: 'rows', kind: 'response', correlates: message.id, detail: { count } }
}

/** The database's machine. */
export const databaseMachine: AnyStateMachine = setup({
  types: { context: {} as DatabaseInput, emitted: {} as Effect, input: {} as DatabaseInput },
  actions: {
    'answer the query': enqueueActions(({ context, event, enqueue }) => enqueue.emit(answerTo(context, event))),
    'keep the new order': enqueueActions(({ context, enqueue }) => {
      const count = context.count + 1
      const [newest] = ordersOf(count)
      enqueue.assign({ count })
      enqueue.emit({ type: 'row', table: 'orders', key: String(newest?.id), value: { cents: newest?.cents ?? 0 } })
      if (context.notifies)
        enqueue.emit({ type: 'send', to: 'api', label: `order ${newest?.id} placed`, kind: 'event', bytes: 16, detail: { count } })
    }),
  },
}).createMachine({
  id: 'database',
  context: ({ input }: { readonly input: DatabaseInput }) => input,
  initial: 'ready',
  states: { ready: { on: { 'query.api': { actions: 'answer the query' }, order: { actions: 'keep the new order' } } } },
} as never) as never
