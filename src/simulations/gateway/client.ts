/** The client: two programs behind one address. It sends what the reader asks for, and traffic of its own. */
import { type AnyStateMachine, assign, enqueueActions, setup } from 'xstate'
import type { ActionEvent, Effect } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { type OwnFields, requestOf } from './http.ts'
import { parseRequest } from './routes.ts'
import { type ClientName, type TokenKind, tokenOf } from './tokens.ts'

/** What the client is given. */
export interface ClientInput {
  readonly own: OwnFields
  /** Requests a second that it sends by itself. */
  readonly traffic: number
}

interface ClientContext extends ClientInput {
  readonly client: ClientName
  readonly token: TokenKind
  /** Requests sent so far. */
  readonly sent: number
  /** Requests of its own traffic sent so far. */
  readonly ticks: number
}

interface Arguments {
  readonly context: ClientContext
  readonly event: unknown
}

/** Where a burst goes. */
export const BURST_PATH = '/v1/orders'

/** Two of three requests of its own traffic are for Payments. */
const ROUND = ['/v1/payments', '/v1/payments', '/v1/users', '/v1/payments', '/v1/payments', '/v1/orders'] as const

/** How long its own traffic lasts. */
const TRAFFIC_MS = 100_000

function now(event: unknown): Micros {
  return (event as { at?: Micros }).at ?? 0
}

function argumentOf(event: unknown): string {
  return (event as ActionEvent).argument as string
}

interface Wish {
  readonly texts: readonly string[]
  readonly client: ClientName
  readonly token: TokenKind
}

/** Sends requests; `ticks`: so many of them are of its own traffic. */
const send = (of: (told: Arguments) => Wish, ticks = 0) =>
  enqueueActions(({ context, event, enqueue }) => {
    const { own, sent, ticks: before } = context as ClientContext
    const { texts, client, token: kind } = of({ context, event } as Arguments)
    const token = tokenOf(kind, client, now(event))
    for (const [i, text] of texts.entries()) {
      const asked = parseRequest(text) as NonNullable<ReturnType<typeof parseRequest>>
      enqueue.emit(requestOf({ n: sent + i + 1, ...asked, client, token }, own) as never)
    }
    enqueue.assign({ sent: sent + texts.length, ticks: before + ticks } as never)
  }) as never

/** The client's machine. */
export const clientMachine: AnyStateMachine = setup({
  types: { context: {} as ClientContext, input: {} as ClientInput, emitted: {} as Effect },
  actions: {
    'send it': send(({ context, event }) => ({ ...context, texts: [argumentOf(event)] })),
    'send them all': send(({ context, event }) => ({
      ...context,
      texts: Array.from({ length: Number(argumentOf(event)) }, () => BURST_PATH),
    })),
    'send the next of its own': send(
      ({ context }) => ({ texts: [ROUND[context.ticks % ROUND.length] as string], client: 'A', token: 'valid' }),
      1,
    ),
    'wait for the next': enqueueActions(({ context, enqueue }) => {
      const { traffic, ticks } = context as ClientContext
      if (traffic > 0 && ticks < (traffic * TRAFFIC_MS) / 1000) {
        enqueue.raise({ type: 'the next is due' } as never, { id: 'traffic', delay: 1000 / traffic })
      }
    }),
    'take another token': assign({ token: ({ event }) => argumentOf(event) as TokenKind }),
    'speak as another': assign({ client: ({ event }) => argumentOf(event) as ClientName }),
  },
}).createMachine({
  id: 'client',
  context: ({ input }: { readonly input: ClientInput }) => ({ ...input, client: 'A', token: 'valid', sent: 0, ticks: 0 }),
  entry: 'wait for the next',
  initial: 'idle',
  on: {
    send: { target: '.sending', actions: 'send it' },
    burst: { target: '.sending', actions: 'send them all' },
    'the next is due': { target: '.sending', actions: ['send the next of its own', 'wait for the next'] },
    token: { actions: 'take another token' },
    client: { actions: 'speak as another' },
  },
  // Answers change nothing here: what became of each request is read off the trace.
  states: { idle: {}, sending: {} },
} as never) as never
