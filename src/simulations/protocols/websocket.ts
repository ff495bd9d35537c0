/** WebSocket: one message says what is wanted, then the server speaks whenever there is something to say (RFC 6455). */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import type { Chance } from '../../engine/random.ts'
import { jsonParts } from './json-parts.ts'
import { onTheWire } from './parts.ts'
import { FIRST_USER, ordersOf } from './shop-data.ts'
import { textFrame } from './websocket-parts.ts'

/** What the client is given: chance, for its masks. */
export interface ListenerInput {
  readonly chance: Chance
}

function subscription({ chance }: ListenerInput): Effect {
  const mask = Uint8Array.from([0, 1, 2, 3], n => Math.floor(chance('mask', n) * 256))
  const parts = textFrame(jsonParts({ subscribe: 'orders', userId: FIRST_USER }), mask)
  return { type: 'send', to: 'api', label: 'subscribe', kind: 'event', ...onTheWire(parts, {}) }
}

function push(event: unknown): Effect {
  const count = (event as MessageEvent).message.detail.count as number
  const [order] = ordersOf(count)
  const parts = textFrame(jsonParts({ type: 'order', order: { ...order } } as never), null)
  return { type: 'send', to: 'client', label: `order ${order?.id}`, kind: 'event', ...onTheWire(parts, { newest: order?.id ?? 0 }) }
}

/** The client's machine. */
export const listenerMachine: AnyStateMachine = setup({
  types: { context: {} as ListenerInput, emitted: {} as Effect, input: {} as ListenerInput },
  actions: {
    subscribe: enqueueActions(({ context, enqueue }) => enqueue.emit(subscription(context))),
    'remark that it listens already': enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'note', text: 'listens already: there is nothing to ask' })
    }),
    'write down what it hears': enqueueActions(({ event, enqueue }) => {
      const { detail } = (event as unknown as MessageEvent).message
      enqueue.emit({ type: 'row', table: 'heard', key: String(detail.newest), value: { by: 'being told' } })
    }),
  },
}).createMachine({
  id: 'client',
  context: ({ input }: { readonly input: ListenerInput }) => input,
  initial: 'connected',
  states: {
    connected: { on: { ask: { target: 'listening', actions: 'subscribe' } } },
    listening: { on: { ask: { actions: 'remark that it listens already' }, 'event.api': { actions: 'write down what it hears' } } },
  },
} as never) as never

/** The API's machine. */
export const pusherMachine: AnyStateMachine = setup({
  types: { emitted: {} as Effect },
  actions: {
    'push the order': enqueueActions(({ event, enqueue }) => enqueue.emit(push(event))),
    'remark that nobody listens': enqueueActions(({ enqueue }) => enqueue.emit({ type: 'note', text: 'nobody listens for new orders' })),
  },
}).createMachine({
  id: 'api',
  initial: 'connected',
  states: {
    connected: { on: { 'event.client': 'subscribed', 'event.database': { actions: 'remark that nobody listens' } } },
    subscribed: { on: { 'event.database': { actions: 'push the order' } } },
  },
} as never) as never
