/** A call with attempts, as a piece of statechart that Orders and Shipping share: ask, wait, try again, give up. */
import { assign, emit } from 'xstate'
import type { MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import { ask, type Callee, calls } from './calls.ts'

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

function attemptsOf(context: CallingContext, callee: Callee): number {
  return context.attempts[callee] ?? 0
}

function tagOf(context: CallingContext, callee: Callee): string {
  return `${callee}, attempt ${attemptsOf(context, callee)}`
}

/** The implementations behind the names that `callState` uses. */
export function callingParts(callees: readonly Callee[], remote: boolean) {
  const guards: Record<string, (a: Arguments) => boolean> = {}
  const actions: Record<string, ReturnType<typeof assign> | ReturnType<typeof emit>> = {}
  for (const callee of callees) {
    guards[`${callee}: attempts left`] = ({ context }) => attemptsOf(context, callee) <= context.retries
    guards[`${callee}: this attempt`] = ({ context, event }) => (event as MessageEvent).answers === tagOf(context, callee)
    guards[`${callee}: this attempt, attempts left`] = ({ context, event }) =>
      (event as MessageEvent).answers === tagOf(context, callee) && attemptsOf(context, callee) <= context.retries
    actions[`${callee}: count the attempt`] = assign(({ context }: { context: CallingContext }) => ({
      attempts: { ...context.attempts, [callee]: attemptsOf(context, callee) + 1 },
    })) as never
    actions[`ask ${callee}`] = emit(({ context }: { context: CallingContext }) =>
      ask(callee, context.order, tagOf(context, callee), remote),
    ) as never
  }
  actions['take the request'] = assign(({ event }: { event: unknown }) => {
    const { message } = event as MessageEvent
    return { message, order: message.detail.order as number }
  }) as never
  const delays = {
    work: ({ context }: { readonly context: CallingContext }) => context.workMs,
    timeout: ({ context }: { readonly context: CallingContext }) => context.timeoutMs,
  }
  return { guards, actions, delays }
}

/**
 * A state that asks `callee` and waits. A timeout or an error is tried again while attempts are left (attempts = 1 + retries), then it is given up.
 * Inside one process (`remote` false) nobody sets a timeout on a function call.
 */
export function callState(callee: Callee, name: string, done: string, failed: string, remote: boolean) {
  const again = { target: name, reenter: true }
  return {
    description: calls[callee].request,
    entry: [`${callee}: count the attempt`, `ask ${callee}`],
    on: {
      [`response.${callee}`]: { guard: `${callee}: this attempt`, target: done },
      [`error.${callee}`]: [
        { guard: `${callee}: this attempt, attempts left`, ...again },
        { guard: `${callee}: this attempt`, target: failed },
      ],
    },
    ...(remote ? { after: { timeout: [{ guard: `${callee}: attempts left`, ...again }, { target: failed }] } } : {}),
  }
}
