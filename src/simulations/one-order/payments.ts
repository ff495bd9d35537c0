/** Payments and its table of keys, in one database: the row of the charge and the outcome under the key stand or fall together. */
import { type AnyStateMachine, assign, emit, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import type { Json, Micros } from '../../engine/trace.ts'
import { answer } from './http.ts'
import { now, short, spanRow } from './names.ts'

/** What Payments is given. */
export interface PaymentsInput {
  readonly workMs: number
}

interface PaymentsContext extends PaymentsInput {
  readonly message: ReceivedMessage | null
  readonly began: Micros
}

interface Arguments {
  readonly context: PaymentsContext
  readonly event: unknown
}

const say = (of: (told: Arguments) => Effect) => emit((told: Arguments) => of(told)) as never

function served({ context }: Arguments): ReceivedMessage {
  return context.message as ReceivedMessage
}

function outcome(told: Arguments): Json {
  return { order: served(told).detail.order as number, amount: 4999, currency: 'EUR', status: 'charged' }
}

function isKeyed(told: Arguments): boolean {
  return served(told).detail['idempotency-key'] !== undefined
}

function statement(event: 'claim' | 'complete', label: string) {
  return say(told => ({
    type: 'send',
    to: 'keys',
    label,
    kind: 'call',
    event,
    detail: { key: served(told).detail['idempotency-key'] as string, ...(event === 'complete' ? { outcome: outcome(told) } : {}) },
  }))
}

const ANSWERED = ['answer 201', 'write the span']

/** The machine of one charge. */
export const paymentsMachine: AnyStateMachine = setup({
  types: { context: {} as PaymentsContext, input: {} as PaymentsInput, emitted: {} as Effect },
  delays: { work: ({ context }) => context.workMs },
  guards: {
    'it brings a key': ({ event }: Arguments) => (event as MessageEvent).message.detail['idempotency-key'] !== undefined,
    'it has a key': isKeyed,
  },
  actions: {
    'take the request': assign(({ event }) => ({ message: (event as unknown as MessageEvent).message, began: now(event) })),
    'claim the key': statement('claim', 'INSERT key ON CONFLICT'),
    'write the charge': say(told => {
      const value = { order: served(told).detail.order as number, amount: 4999, currency: 'EUR' }
      return { type: 'row', table: 'charges', key: `ch-${served(told).id}`, value }
    }),
    'complete the key': statement('complete', 'SET key: 201'),
    'answer 201': say(told => answer(served(told), 201, outcome(told))),
    'replay the first answer': say(told => {
      const { detail } = (told.event as MessageEvent).message
      return answer(served(told), 201, detail.outcome as Json, { 'idempotency-replayed': 'true' })
    }),
    'answer 409': say(told => answer(served(told), 409, { title: 'The first request is still at work' }, { 'retry-after': '1' })),
    'write the span': say(told => spanRow('payments', served(told), told.context.began, now(told.event))),
  },
}).createMachine({
  id: 'payments',
  context: ({ input }: { readonly input: PaymentsInput }) => ({ ...input, message: null, began: 0 }),
  initial: 'idle',
  states: {
    idle: {
      on: {
        'request.orders': [
          { guard: 'it brings a key', target: 'claiming', actions: 'take the request' },
          { target: 'charging', actions: 'take the request' },
        ],
      },
    },
    claiming: {
      entry: 'claim the key',
      on: {
        'claimed.keys': 'charging',
        'known.keys': { target: 'answered', actions: ['replay the first answer', 'write the span'] },
        'busy.keys': { target: 'answered', actions: ['answer 409', 'write the span'] },
      },
    },
    charging: {
      after: {
        work: [
          { guard: 'it has a key', target: 'committing', actions: 'write the charge' },
          { target: 'answered', actions: ['write the charge', ...ANSWERED] },
        ],
      },
    },
    committing: { entry: 'complete the key', on: { 'stored.keys': { target: 'answered', actions: ANSWERED } } },
    answered: { type: 'final' },
  },
} as never) as never

interface KeyRow {
  readonly state: 'in progress' | 'completed'
  readonly since: Micros
  readonly outcome: Json
}

/** What the table of keys has on its disk. */
export interface KeysInput {
  readonly keys: Readonly<Record<string, KeyRow>>
}

/** A claim whose worker has not been heard of for so long may be taken over. */
const LEASE = 10_000_000

interface Asked {
  readonly context: KeysInput
  readonly event: unknown
}

function keyIn(event: unknown): string {
  return (event as MessageEvent).message.detail.key as string
}

function rowOf({ context, event }: Asked): KeyRow | undefined {
  const row = context.keys[keyIn(event)]
  return row?.state === 'in progress' && now(event) - row.since >= LEASE ? undefined : row
}

function write(rowFor: (asked: Asked) => KeyRow) {
  return enqueueActions(({ context, event, enqueue }) => {
    const row = rowFor({ context, event } as Asked)
    enqueue.assign({ keys: { ...(context as KeysInput).keys, [keyIn(event)]: row } } as never)
    const value = row.state === 'completed' ? { state: row.state, status: 201 } : { state: row.state }
    enqueue.emit({ type: 'row', table: 'keys', key: short(keyIn(event)), value } as never)
  }) as never
}

function reply(event: string, label: string) {
  return emit(({ context, event: asked }: Asked): Effect => {
    const { message } = asked as MessageEvent
    const detail = { outcome: event === 'known' ? (rowOf({ context, event: asked })?.outcome ?? null) : null }
    return { type: 'send', to: message.from, label, kind: 'call', event, correlates: message.id, detail }
  }) as never
}

/** The table of keys: one statement at a time. Its chart is the life of the key touched last. */
export const keysMachine: AnyStateMachine = setup({
  types: { context: {} as KeysInput, input: {} as KeysInput, emitted: {} as Effect },
  guards: {
    'it is completed': (asked: Asked) => rowOf(asked)?.state === 'completed',
    'it is in progress': (asked: Asked) => rowOf(asked)?.state === 'in progress',
  },
  actions: {
    'write the claim': write(({ event }) => ({ state: 'in progress', since: now(event), outcome: null })),
    'write the outcome': write(({ event }) => ({
      state: 'completed',
      since: now(event),
      outcome: (event as MessageEvent).message.detail.outcome as Json,
    })),
    'say: yours': reply('claimed', '1 row, yours'),
    'say: the outcome': reply('known', 'completed'),
    'say: stored': reply('stored', '1 row'),
    'say: in progress': reply('busy', 'in progress'),
  },
}).createMachine({
  id: 'keys',
  context: ({ input }: { readonly input: KeysInput }) => input,
  initial: 'absent',
  on: {
    'claim.payments': [
      { guard: 'it is completed', target: '.completed', actions: 'say: the outcome' },
      { guard: 'it is in progress', target: '.inProgress', actions: 'say: in progress' },
      { target: '.inProgress', reenter: true, actions: ['write the claim', 'say: yours'] },
    ],
    'complete.payments': { target: '.completed', actions: ['write the outcome', 'say: stored'] },
  },
  states: { absent: {}, inProgress: {}, completed: {} },
} as never) as never
