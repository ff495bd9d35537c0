/** Ines's browser: a name, a connection, its encryption, and the order. It asks the network again, and never the shop. */
import { type AnyStateMachine, assign, emit, setup } from 'xstate'
import type { Effect, MessageEvent, SendEffect } from '../../engine/effects.ts'
import { request } from './http.ts'
import { orderNumber } from './names.ts'

/** What the browser is given. */
export interface ClientInput {
  readonly patienceMs: number
  readonly connected: boolean
  readonly token: string
}

interface ClientContext extends ClientInput {
  /** Orders placed so far; the first is order 1047. */
  readonly placed: number
}

interface Arguments {
  readonly context: ClientContext
  readonly event: unknown
}

/** After how long the browser sends again what nothing came of: TCP begins with a second (RFC 6298, section 2). */
const AGAIN_MS = 1000

/** What the browser waits for before it may send the order. */
type Step = 'address' | 'connection' | 'encryption'

const say = (of: (context: ClientContext) => SendEffect) => emit(({ context }: Arguments): Effect => of(context)) as never

function packet(step: Step, label: string, event: string, to: string, bytes: number) {
  return say(({ placed }) => ({ type: 'send', to, label, kind: 'request', event, tag: `${step} ${placed}`, bytes }))
}

function isFor(step: Step | 'order') {
  return ({ context, event }: Arguments) => (event as MessageEvent).answers === `${step} ${context.placed}`
}

function status(event: unknown): unknown {
  return (event as MessageEvent).message.detail.status
}

/** A state that sends something, waits for its answer, and sends it again after a while. */
function asking(step: Step, of: { readonly entry: string; readonly from: string; readonly here: string; readonly next: string }) {
  const guard = `it is the ${step}`
  return {
    entry: of.entry,
    on: {
      [`response.${of.from}`]: { guard, target: of.next, ...(step === 'encryption' ? { actions: 'keep the connection' } : {}) },
      [`error.${of.from}`]: { guard, target: '#client.failed' },
    },
    after: { 'no answer': { target: of.here, reenter: true } },
  }
}

/** The browser's machine. */
export const clientMachine: AnyStateMachine = setup({
  types: { context: {} as ClientContext, input: {} as ClientInput, emitted: {} as Effect },
  delays: {
    patience: ({ context }) => context.patienceMs,
    'no answer': AGAIN_MS,
  },
  guards: {
    'a connection is open': ({ context }: Arguments) => context.connected,
    'it is the address': isFor('address'),
    'it is the connection': isFor('connection'),
    'it is the encryption': isFor('encryption'),
    'it answers the last order': isFor('order'),
    'nobody knows': told => isFor('order')(told as never) && status(told.event) === 504,
    'it was not done': told => isFor('order')(told as never) && status(told.event) !== 504,
  },
  actions: {
    'count the order': assign({ placed: ({ context }) => context.placed + 1 }),
    'keep the connection': assign({ connected: true }),
    'drop the connection': assign(({ event, context }) => ({ connected: context.connected && status(event) !== undefined })),
    'ask for the address': packet('address', 'A shop.example.com?', 'query', 'resolver', 34),
    'open a connection': packet('connection', 'SYN', 'syn', 'gateway', 60),
    'agree on keys': packet('encryption', 'ClientHello', 'hello', 'gateway', 570),
    'send the order': say(({ placed, token }) => {
      const fields = { authorization: `Bearer ${token}` }
      const body = { product: 'kettle', quantity: 1 }
      return request('gateway', { line: 'POST /v1/orders', fields, order: orderNumber(placed), body, tag: `order ${placed}` })
    }),
  },
}).createMachine({
  id: 'client',
  context: ({ input }: { readonly input: ClientInput }) => ({ ...input, placed: 0 }),
  initial: 'idle',
  on: {
    'place-order': [
      { guard: 'a connection is open', target: '.placing.ordering', reenter: true, actions: 'count the order' },
      { target: '.placing', reenter: true, actions: 'count the order' },
    ],
  },
  states: {
    idle: {},
    placing: {
      initial: 'looking up',
      after: { patience: 'unknown' },
      states: {
        'looking up': asking('address', { entry: 'ask for the address', from: 'resolver', here: 'looking up', next: 'connecting' }),
        connecting: asking('connection', { entry: 'open a connection', from: 'gateway', here: 'connecting', next: 'securing' }),
        securing: asking('encryption', { entry: 'agree on keys', from: 'gateway', here: 'securing', next: 'ordering' }),
        ordering: {
          entry: 'send the order',
          on: {
            'response.gateway': { guard: 'it answers the last order', target: '#client.confirmed' },
            'error.gateway': [
              { guard: 'nobody knows', target: '#client.unknown' },
              { guard: 'it was not done', target: '#client.failed', actions: 'drop the connection' },
            ],
          },
        },
      },
    },
    confirmed: {},
    failed: {},
    unknown: {},
  },
} as never) as never
