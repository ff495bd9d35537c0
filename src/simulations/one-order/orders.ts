/** Orders: asks the breaker, asks Payments, waits by chance and asks again, answers, and hands the rest over to the queue. */
import { type AnyStateMachine, assign, emit, enqueueActions, setup } from 'xstate'
import { wholePower } from '../../engine/arithmetic.ts'
import type { Effect, MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { answer, request } from './http.ts'
import { keyOf, now, passedOn, spanRow } from './names.ts'

/** What Orders is given. */
export interface OrdersInput {
  readonly workMs: number
  readonly timeoutMs: number
  readonly retries: number
  readonly keyed: boolean
  readonly breaker: boolean
  /** For each retry a draw from 0 to 1, by which its wait is chosen. */
  readonly draws: readonly number[]
}

interface OrdersContext extends OrdersInput {
  readonly message: ReceivedMessage | null
  readonly began: Micros
  readonly attempts: number
  /** Of the breaker's permit for the attempt under way. */
  readonly epoch: number
  readonly sentAt: Micros
  /** An attempt ended without an answer: it may have been done. */
  readonly doubt: boolean
}

interface Arguments {
  readonly context: OrdersContext
  readonly event: unknown
}

/** Full jitter, as in chapter 2: the first retry waits up to so long, each later one up to twice as long. */
const BASE_MS = 100

/** How long Orders waits for the queue’s word before it hands the message over again. */
const RELAY_MS = 2000

const say = (of: (told: Arguments) => Effect) => emit((told: Arguments) => of(told)) as never

function served({ context }: Arguments): ReceivedMessage {
  return context.message as ReceivedMessage
}

function orderOf(told: Arguments): number {
  return served(told).detail.order as number
}

/** The wait before the next attempt: drawn between nothing and its limit. */
function waitMs({ attempts, draws }: OrdersContext): number {
  return mostMs(attempts) * (draws[attempts - 1] ?? 0)
}

function mostMs(attempts: number): number {
  return BASE_MS * wholePower(2, attempts - 1)
}

function charge(told: Arguments): Effect {
  const { keyed, attempts } = told.context
  const order = orderOf(told)
  const fields = { ...(keyed ? { 'idempotency-key': keyOf(order) } : {}), traceparent: passedOn('orders', served(told)) }
  const body = { order, amount: 4999, currency: 'EUR' }
  return request('payments', { line: 'POST /charges', fields, order, body, tag: `attempt ${attempts}` })
}

function isThisAttempt({ context, event }: Arguments): boolean {
  const { answers } = event as Partial<MessageEvent>
  return answers === undefined || answers === `attempt ${context.attempts}`
}

function report(failed: boolean) {
  return enqueueActions(({ context, event, enqueue }) => {
    const { breaker, attempts, epoch, sentAt } = context as OrdersContext
    if (!breaker) return
    const detail = { epoch, failed, ms: (now(event) - sentAt) / 1000 }
    const label = `attempt ${attempts} ${failed ? 'failed' : 'went well'}`
    enqueue.emit({ type: 'send', to: 'breaker', label, kind: 'event', event: 'result', detail } as never)
  }) as never
}

function finish(status: 'confirmed' | 'failed' | 'unknown') {
  return say(told => ({ type: 'row', table: 'orders', key: String(orderOf(told)), value: { user: 'ines', amount: 4999, status } }))
}

function told504(told: Arguments): Effect {
  return answer(served(told), 504, { title: 'Nobody knows whether it was charged' })
}

const FAILED = ['report a failure', 'remember the doubt']
const failed = (doubtful: boolean) => [
  { guard: 'attempts left', target: 'waiting', actions: doubtful ? FAILED : 'report a failure' },
  { guard: doubtful ? 'this attempt' : 'this attempt, and nobody knows', target: 'in doubt', actions: 'report a failure' },
  ...(doubtful ? [] : [{ guard: 'this attempt', target: 'failed', actions: ['report a failure', 'answer 502'] }]),
]

/** The machine of one order. */
export const ordersMachine: AnyStateMachine = setup({
  types: { context: {} as OrdersContext, input: {} as OrdersInput, emitted: {} as Effect },
  delays: {
    work: ({ context }) => context.workMs,
    timeout: ({ context }) => context.timeoutMs,
    'the drawn wait': ({ context }) => waitMs(context),
    'no word from the queue': RELAY_MS,
  },
  guards: {
    'there is a breaker': ({ context }: Arguments) => context.breaker,
    'this attempt': isThisAttempt,
    'this attempt, and nobody knows': told => isThisAttempt(told as never) && (told as unknown as Arguments).context.doubt,
    'attempts left': told => isThisAttempt(told as never) && told.context.attempts <= told.context.retries,
    'somebody may have done it': ({ context }: Arguments) => context.doubt,
  },
  actions: {
    'take the request': assign(({ event }) => ({ message: (event as unknown as MessageEvent).message, began: now(event) })),
    'ask the breaker': say(({ context }) => ({
      type: 'send',
      to: 'breaker',
      label: `a permit for attempt ${context.attempts + 1}`,
      kind: 'call',
      event: 'acquire',
    })),
    'keep the permit': assign(({ event }) => ({ epoch: (event as unknown as MessageEvent).message.detail.epoch as number })),
    'ask Payments': enqueueActions(({ context, event, enqueue }) => {
      const next = { ...(context as OrdersContext), attempts: (context as OrdersContext).attempts + 1, sentAt: now(event) }
      enqueue.assign({ attempts: next.attempts, sentAt: next.sentAt } as never)
      enqueue.emit(charge({ context: next, event }) as never)
    }) as never,
    'say how long': say(({ context }) => ({
      type: 'note',
      text: `waits ${Math.round(waitMs(context) * 10) / 10} ms, drawn between 0 and ${mostMs(context.attempts)}`,
    })),
    'remember the doubt': assign({ doubt: true }),
    'report a success': report(false),
    'report a failure': report(true),
    'remember confirmed': finish('confirmed'),
    'remember failed': finish('failed'),
    'remember unknown': finish('unknown'),
    'answer 201': say(told => answer(served(told), 201, { order: orderOf(told), status: 'confirmed' })),
    'answer 502': say(told => answer(served(told), 502, { title: 'Payments cannot be reached' })),
    'answer 503': say(told => answer(served(told), 503, { title: 'Payments is spared for now' })),
    'answer 504': say(told504),
    'hand over to the queue': say(told => {
      const order = orderOf(told)
      const body = { order, user: 'ines' }
      const detail = { order, traceparent: passedOn('orders', served(told)), body }
      return { type: 'send', to: 'queue', label: 'order paid', kind: 'event', bytes: JSON.stringify(detail).length, detail }
    }),
    'write the span': say(told => spanRow('orders', served(told), told.context.began, now(told.event))),
    'an answer nobody waits for': say(({ event }) => {
      const { message } = event as MessageEvent
      return { type: 'note', text: `${message.label} from ${message.from} comes too late: this attempt was given up`, message: message.id }
    }),
  },
}).createMachine({
  id: 'orders',
  context: ({ input }: { readonly input: OrdersInput }) => ({
    ...input,
    message: null,
    began: 0,
    attempts: 0,
    epoch: 0,
    sentAt: 0,
    doubt: false,
  }),
  initial: 'idle',
  on: { 'response.payments': { actions: 'an answer nobody waits for' } },
  states: {
    idle: { on: { 'request.gateway': { target: 'starting', actions: 'take the request' } } },
    starting: { after: { work: [{ guard: 'there is a breaker', target: 'asking the breaker' }, { target: 'charging' }] } },
    'asking the breaker': {
      entry: 'ask the breaker',
      on: {
        'admitted.breaker': { target: 'charging', actions: 'keep the permit' },
        'refused.breaker': [
          { guard: 'somebody may have done it', target: 'in doubt' },
          { target: 'failed', actions: 'answer 503' },
        ],
      },
    },
    charging: {
      entry: 'ask Payments',
      on: {
        'response.payments': [
          {
            guard: 'this attempt',
            target: 'relaying',
            actions: ['report a success', 'remember confirmed', 'answer 201', 'write the span'],
          },
          { actions: 'an answer nobody waits for' },
        ],
        'error.payments': failed(false),
      },
      after: { timeout: failed(true) },
    },
    waiting: {
      entry: 'say how long',
      after: { 'the drawn wait': [{ guard: 'there is a breaker', target: 'asking the breaker' }, { target: 'charging' }] },
    },
    relaying: {
      entry: 'hand over to the queue',
      on: { 'response.queue': 'relayed' },
      after: { 'no word from the queue': { target: 'relaying', reenter: true } },
    },
    relayed: { type: 'final' },
    'in doubt': { type: 'final', entry: ['remember unknown', 'answer 504', 'write the span'] },
    failed: { type: 'final', entry: ['remember failed', 'write the span'] },
  },
} as never) as never
