/** A call with attempts, as a piece of statechart that Orders and Shipping share: ask, wait, try again, give up. */
import { assign, enqueueActions } from 'xstate'
import type { MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import { ask, type Callee } from './calls.ts'

/** What a machine that calls others is given, and remembers. */
export interface CallingContext {
  readonly workMs: number
  readonly timeoutMs: number
  readonly retries: number
  readonly order: number
  /** The request being served. */
  readonly message: ReceivedMessage | null
  /** Attempts made so far, by whom they ask. */
  readonly attempts: Readonly<Partial<Record<Callee, number>>>
}

/** Input of a machine that calls others. */
export type CallingInput = Pick<CallingContext, 'workMs' | 'timeoutMs' | 'retries'>

/** The context in which a session begins. */
export function callingContext({ input }: { readonly input: CallingInput }): CallingContext {
  return { ...input, order: 0, message: null, attempts: {} }
}

/** What guards and actions are given. */
export interface Arguments {
  readonly context: CallingContext
  readonly event: unknown
}

/** What a caller is doing while it waits for each: the names of its states. */
export const DOING: Readonly<Record<Callee, string>> = {
  products: 'pricing',
  inventory: 'reserving',
  payments: 'charging',
  shipping: 'scheduling',
  users: 'addressing',
  notifications: 'confirming',
}

const CALLEES = Object.keys(DOING) as Callee[]

/** Whose answer, error or timeout an event is: it stands in `response.payments`, and in the state of `xstate.after.timeout.orders.charging`. */
function calleeOf(event: unknown): Callee {
  const words = (event as { type: string }).type.split('.')
  return CALLEES.find(callee => (words.includes('after') ? words.includes(DOING[callee]) : words.includes(callee))) as Callee
}

function attemptsOf(context: CallingContext, callee: Callee): number {
  return context.attempts[callee] ?? 0
}

function tagOf(context: CallingContext, callee: Callee): string {
  return `${callee}, attempt ${attemptsOf(context, callee)}`
}

/** An answer to an attempt given up does not count; a timeout is always that of the last. */
function isOfThisAttempt({ context, event }: Arguments): boolean {
  const { answers } = event as Partial<MessageEvent>
  return answers === undefined || answers === tagOf(context, calleeOf(event))
}

function hasAttemptsLeft({ context, event }: Arguments): boolean {
  return attemptsOf(context, calleeOf(event)) <= context.retries
}

/** The implementations behind the names that `callState` uses. */
export function callingParts(callees: readonly Callee[], remote: boolean) {
  const asking = callees.map(callee => [
    `ask ${callee}`,
    enqueueActions(({ enqueue }) => {
      enqueue.assign(({ context }: Arguments) => ({ attempts: { ...context.attempts, [callee]: attemptsOf(context, callee) + 1 } }))
      enqueue.emit((({ context }: Arguments) => ask(callee, context.order, tagOf(context, callee), remote)) as never)
    }),
  ])
  return {
    guards: {
      'this attempt': isOfThisAttempt,
      'attempts left': (a: Arguments) => isOfThisAttempt(a) && hasAttemptsLeft(a),
      'none left': (a: Arguments) => isOfThisAttempt(a) && !hasAttemptsLeft(a),
    },
    actions: {
      ...Object.fromEntries(asking),
      'take the request': assign(({ event }: Arguments) => {
        const { message } = event as MessageEvent
        return { message, order: message.detail.order as number }
      }),
    },
    delays: {
      work: ({ context }: { readonly context: CallingContext }) => context.workMs,
      timeout: ({ context }: { readonly context: CallingContext }) => context.timeoutMs,
    },
  }
}

/**
 * A state that asks `callee` and waits. A timeout or an error is tried again while attempts are left (attempts = 1 + retries), then it is given up.
 * Inside one process (`remote` false) nobody sets a timeout on a function call.
 */
export function callState(callee: Callee, name: string, done: string, failed: string, remote: boolean) {
  const ways = [
    { guard: 'attempts left', target: name, reenter: true },
    { guard: 'none left', target: failed },
  ]
  return {
    entry: [`ask ${callee}`],
    on: { [`response.${callee}`]: { guard: 'this attempt', target: done }, [`error.${callee}`]: ways },
    ...(remote ? { after: { timeout: ways } } : {}),
  }
}
