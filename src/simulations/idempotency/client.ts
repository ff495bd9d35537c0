/** The client: one page, one payment at a time, and the key that names it. A retry is the same wish with the same key. */
import { type AnyStateMachine, assign, emit, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import { keyOf, type Payment, payment, RETRY_AFTER_SECONDS } from './messages.ts'

/** What a client is given. */
export interface ClientInput {
  readonly keyed: boolean
  readonly autoRetry: boolean
  readonly timeoutMs: number
  /** In minor units. */
  readonly amount: number
}

interface ClientContext extends ClientInput {
  /** The payment that the page is about; null before the first. */
  readonly current: Payment | null
  /** Payments made so far; the first is for order 1047. */
  readonly made: number
  /** Repeats the client has made by itself since the reader last acted. */
  readonly repeats: number
}

/** How often the client repeats by itself. */
const REPEATS = 3

/** Another amount is three times the first. */
const OTHER = 3

interface Arguments {
  readonly context: ClientContext
  readonly event: unknown
}

function statusOf(event: unknown): number {
  return ((event as MessageEvent).message.detail.status as number | undefined) ?? 503
}

function isAboutThis({ context, event }: Arguments): boolean {
  return (event as MessageEvent).answers === String(context.current?.order)
}

function mayRepeat({ context }: Arguments): boolean {
  return context.autoRetry && context.repeats < REPEATS
}

function isNotNow({ event, context }: Arguments): boolean {
  return isAboutThis({ context, event }) && statusOf(event) !== 422
}

const send = emit(({ context }: Arguments): Effect => {
  const body = context.current as Payment
  return payment(body, context.keyed ? keyOf(body.order) : null)
})

/** What the page makes of an answer, in every state in which it listens. */
const refusals = [
  { guard: 'refused for good', target: 'refused' },
  { guard: 'not now, and it may repeat', target: 'pausing' },
  { guard: 'not now', target: 'unknown' },
]
const good = { guard: 'it is about this payment', target: 'paid' }

/** The client's machine. It hears late answers too, as long as they are about the payment on the page. */
export const clientMachine: AnyStateMachine = setup({
  types: { context: {} as ClientContext, input: {} as ClientInput, emitted: {} as Effect },
  delays: { timeout: ({ context }) => context.timeoutMs, pause: RETRY_AFTER_SECONDS * 1000 },
  guards: {
    'it is about this payment': isAboutThis,
    'refused for good': (a: Arguments) => isAboutThis(a) && statusOf(a.event) === 422,
    'not now, and it may repeat': (a: Arguments) => isNotNow(a) && mayRepeat(a),
    'not now': isNotNow,
    'it may repeat': mayRepeat,
    'there is a payment': ({ context }: Arguments) => context.current !== null,
  },
  actions: {
    'begin a payment': assign(({ context }) => ({
      made: context.made + 1,
      repeats: 0,
      current: { order: 1047 + context.made, amount: context.amount, currency: 'EUR' as const },
    })),
    'send it': send as never,
    'change the amount': assign(({ context }) => ({
      current: { ...(context.current as Payment), amount: context.amount * OTHER },
    })),
    'begin to count repeats': assign({ repeats: 0 }),
    'count the repeat': assign({ repeats: ({ context }) => context.repeats + 1 }),
    'remark that there is none': emit((): Effect => ({ type: 'note', text: 'there is no payment to repeat yet' })) as never,
  },
}).createMachine({
  id: 'client',
  context: ({ input }: { readonly input: ClientInput }) => ({ ...input, current: null, made: 0, repeats: 0 }),
  initial: 'idle',
  on: {
    'send-payment': { target: '.paying', reenter: true, actions: ['begin a payment', 'send it'] },
    'double-click': { target: '.paying', reenter: true, actions: ['begin a payment', 'send it', 'send it'] },
    retry: [
      { guard: 'there is a payment', target: '.paying', reenter: true, actions: ['begin to count repeats', 'send it'] },
      { actions: 'remark that there is none' },
    ],
    'change-amount': [
      {
        guard: 'there is a payment',
        target: '.paying',
        reenter: true,
        actions: ['begin to count repeats', 'change the amount', 'send it'],
      },
      { actions: 'remark that there is none' },
    ],
  },
  states: {
    idle: {},
    paying: {
      on: { 'response.api': good, 'error.api': refusals },
      after: {
        timeout: [
          { guard: 'it may repeat', target: 'paying', reenter: true, actions: ['count the repeat', 'send it'] },
          { target: 'unknown' },
        ],
      },
    },
    pausing: {
      on: { 'response.api': good },
      after: { pause: { target: 'paying', actions: ['count the repeat', 'send it'] } },
    },
    paid: {},
    refused: {},
    unknown: { on: { 'response.api': good } },
  },
} as never) as never
