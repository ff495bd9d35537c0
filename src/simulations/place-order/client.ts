/** The customer's browser: one click, one request, and patience that ends. It never asks again by itself. */
import { type AnyStateMachine, assign, emit, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import { requestText } from './calls.ts'

interface ClientContext {
  readonly patienceMs: number
  /** Orders placed so far; the first is order 1047. */
  readonly placed: number
}

/** The number of an order, by how many have been placed. */
function orderNumber(placed: number): number {
  return 1046 + placed
}

/** The browser's machine. An answer to any but the last order is not what the page waits for. */
export const clientMachine: AnyStateMachine = setup({
  types: { context: {} as ClientContext, emitted: {} as Effect, input: {} as Pick<ClientContext, 'patienceMs'> },
  delays: { patience: ({ context }) => context.patienceMs },
  guards: { 'it answers the last order': ({ context, event }) => (event as unknown as MessageEvent).answers === String(context.placed) },
  actions: {
    'count the order': assign({ placed: ({ context }) => context.placed + 1 }),
    'send the order': emit(({ context }) => {
      const order = orderNumber(context.placed)
      const body = { user: 'ines', product: 'kettle', quantity: 1 }
      const detail = { order, body }
      const bytes = requestText('POST /orders', 'orders', body).length
      return { type: 'send', to: 'orders', label: 'POST /orders', kind: 'request', tag: String(context.placed), bytes, detail }
    }),
  },
}).createMachine({
  id: 'client',
  context: ({ input }) => ({ ...input, placed: 0 }),
  initial: 'idle',
  on: { 'place-order': { target: '.placing', reenter: true } },
  states: {
    idle: {},
    placing: {
      entry: ['count the order', 'send the order'],
      on: {
        'response.orders': { guard: 'it answers the last order', target: 'confirmed' },
        'error.orders': { guard: 'it answers the last order', target: 'failed' },
      },
      after: { patience: 'unknown' },
    },
    confirmed: {},
    failed: {},
    unknown: {},
  },
}) as never
