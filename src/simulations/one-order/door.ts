/** The resolver, who knows the name, and the gateway: a connection, its encryption, the token, the limit, and the way on. */
import { type AnyStateMachine, assign, emit, enqueueActions, setup } from 'xstate'
import { type TokenBucket, tokenBucket } from '../../actors/limiters/token-bucket.ts'
import type { Effect, MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import type { Json, Micros } from '../../engine/trace.ts'
import { answer, request } from './http.ts'
import { now, passedOn, requestIdOf, spanRow } from './names.ts'

/** What the gateway's workers have in common: how many orders Ines may still place. */
export interface DoorMemory {
  readonly bucket: TokenBucket
}

interface DoorContext {
  readonly message: ReceivedMessage | null
  readonly began: Micros
}

interface Arguments {
  readonly context: DoorContext
  readonly event: unknown
}

/** A client may place five orders at once, and one a second after that. */
const LIMIT = { ratePerSecond: 1, size: 5 }
const limiter = tokenBucket(LIMIT)

/** What a gateway that has just been started remembers. */
export const FRESH: DoorMemory = { bucket: limiter.initial }

/** Longer than Orders takes for its attempts, shorter than a customer's patience. */
const UPSTREAM_MS = 3000

function bucketAt(event: unknown): TokenBucket {
  return (event as { memory: DoorMemory }).memory.bucket
}

function decided(event: unknown) {
  return limiter.decide(bucketAt(event), now(event))
}

function served({ context }: Arguments): ReceivedMessage {
  return context.message as ReceivedMessage
}

const say = (of: (told: Arguments) => Effect) => emit((told: Arguments) => of(told)) as never

function plain(label: string, bytes: number, detail: { readonly [key: string]: Json } = {}) {
  return emit(({ event }: { event: unknown }): Effect => {
    const { message } = event as MessageEvent
    return { type: 'send', to: message.from, label, kind: 'response', correlates: message.id, bytes, detail }
  }) as never
}

const withId = (told: Arguments) => ({ 'x-request-id': requestIdOf(served(told).detail.order as number) })

/** The resolver's machine: the name is well known, so the answer lies in its cache. */
export const resolverMachine: AnyStateMachine = setup({
  types: { emitted: {} as Effect },
  actions: { 'answer from the cache': plain('192.0.2.10, for 60 s', 50) },
}).createMachine({
  id: 'resolver',
  initial: 'idle',
  states: {
    idle: { on: { 'query.client': { target: 'answered', actions: 'answer from the cache' } } },
    answered: { type: 'final' },
  },
} as never) as never

function passedBack({ context, event }: Arguments): Effect {
  const { detail } = (event as MessageEvent).message
  const status = (detail.status as number | undefined) ?? 502
  return answer(
    context.message as ReceivedMessage,
    status,
    detail.body ?? { title: 'Orders cannot be reached' },
    withId({ context, event }),
  )
}

/** The gateway's machine, one for each message that comes to the door. */
export const gatewayMachine: AnyStateMachine = setup({
  types: { context: {} as DoorContext, emitted: {} as Effect },
  delays: { 'a moment': 1, 'the upstream timeout': UPSTREAM_MS },
  guards: {
    'the token has expired': told => served(told as never).detail.authorization !== 'Bearer good',
    'the limit is used up': ({ event }) => decided(event).decision.kind === 'refuse',
  },
  actions: {
    'take the request': assign(({ event }) => ({ message: (event as unknown as MessageEvent).message, began: now(event) })),
    'accept the connection': plain('SYN-ACK', 60),
    'show the certificate': plain('ServerHello, certificate', 2900),
    'count the order': enqueueActions(({ event, enqueue }) => {
      const { state } = decided(event)
      enqueue.emit({ type: 'remember', memory: { bucket: state } } as never)
      const value = { 'tokens left': Math.round(state.tokens * 1000) / 1000, of: LIMIT.size }
      enqueue.emit({ type: 'row', table: 'limits', key: 'ines', value } as never)
    }) as never,
    'answer 401': say(told =>
      answer(
        served(told),
        401,
        { title: 'The token has expired' },
        { ...withId(told), 'www-authenticate': 'Bearer error="invalid_token"' },
      ),
    ),
    'answer 429': say(told => answer(served(told), 429, { title: 'Too many orders' }, { ...withId(told), 'retry-after': '1' })),
    'answer 504': say(told => answer(served(told), 504, { title: 'Nobody knows yet' }, withId(told))),
    'pass it on': say(told => {
      const message = served(told)
      const fields = { ...withId(told), 'x-user-id': 'ines', traceparent: passedOn('gateway', message) }
      const { order, body } = message.detail
      return request('orders', { line: 'POST /orders', fields, order: order as number, body: body as Json, tag: 'order' })
    }),
    'pass the answer back': say(passedBack),
    'write the span': say(told => spanRow('gateway', served(told), told.context.began, now(told.event))),
  },
}).createMachine({
  id: 'gateway',
  context: { message: null, began: 0 },
  initial: 'idle',
  states: {
    idle: {
      on: {
        'syn.client': { target: 'connected', actions: 'accept the connection' },
        'hello.client': { target: 'encrypted', actions: 'show the certificate' },
        'request.client': { target: 'checking', actions: 'take the request' },
      },
    },
    connected: { type: 'final' },
    encrypted: { type: 'final' },
    checking: {
      after: {
        'a moment': [
          { guard: 'the token has expired', target: 'refused', actions: 'answer 401' },
          { guard: 'the limit is used up', target: 'refused', actions: 'answer 429' },
          { target: 'forwarding', actions: 'count the order' },
        ],
      },
    },
    forwarding: {
      entry: 'pass it on',
      on: {
        'response.orders': { target: 'answered', actions: ['pass the answer back', 'write the span'] },
        'error.orders': { target: 'answered', actions: ['pass the answer back', 'write the span'] },
      },
      after: { 'the upstream timeout': { target: 'answered', actions: ['answer 504', 'write the span'] } },
    },
    refused: { type: 'final' },
    answered: { type: 'final' },
  },
} as never) as never
