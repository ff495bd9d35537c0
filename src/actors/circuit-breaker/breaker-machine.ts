/**
 * The circuit breaker as a machine: closed, open, half-open. One for each callee (or instance of one) that somebody calls.
 *
 * It stands beside the calls, not in their way. A caller asks before each call and reports after it:
 * - `acquire.*`: a message of kind `call` is answered by the event `admitted` (detail: `epoch`) or `refused` (detail: `retryAfterMs`,
 *   0 if nobody knows). Asked without a message (by a fleet), it sends nothing: the answer stands in the context, as `admitted` and `epoch`.
 * - `result.*`: the message's detail, or the event itself, has `epoch` (as it was told), `failed` and `ms`. Every admitted call reports
 *   once, a timeout as failed. `void.*` reports one that says nothing of the callee, such as a call given up by its customer.
 *   A fleet may report many at once, as `results: { at, epoch, failed, ms }[]` in place of these three: none of them late, and given at the
 *   latest when the last of them opens the breaker (ring.ts tells when).
 */
import { type AnyStateMachine, assign, cancel, emit, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import {
  type Arguments,
  type BreakerContext,
  type BreakerInput,
  hasFailedTrial,
  isAtThreshold,
  isLastTrial,
  isLate,
  now,
  ofTrials,
  shown,
  verdictOnTrials,
  windowAfter,
} from './memory.ts'
import { DIALECTS, type DialectName } from './settings.ts'
import { breakerStates } from './states.ts'
import type { Window } from './window.ts'

function asked(event: unknown): ReceivedMessage | undefined {
  return (event as Partial<MessageEvent>).message
}

function admit(permits: 0 | 1) {
  return enqueueActions(({ context: before, event, enqueue }) => {
    const context = before as BreakerContext
    enqueue.assign({ admitted: true, permits: context.permits - permits, pending: context.pending + permits } as never)
    const message = asked(event)
    if (!message) return
    const detail = { epoch: context.epoch }
    const label = permits ? 'a trial: go' : 'go'
    enqueue.emit({ type: 'send', to: message.from, label, kind: 'call', event: 'admitted', correlates: message.id, detail } as never)
  })
}

const refuse = enqueueActions(({ context, event, enqueue }) => {
  enqueue.assign({ admitted: false } as never)
  const message = asked(event)
  if (!message) return
  const { openUntil } = context as BreakerContext
  const detail = { retryAfterMs: Math.max(0, openUntil - now(event)) / 1000 }
  enqueue.emit({
    type: 'send',
    to: message.from,
    label: 'refused',
    kind: 'error',
    event: 'refused',
    correlates: message.id,
    detail,
  } as never)
})

function keep(windowOf: (told: Arguments) => Window) {
  return enqueueActions(({ context, event, enqueue }) => {
    const window = windowOf({ context, event } as Arguments)
    enqueue.assign({ window } as never)
    enqueue.emit({
      type: 'row',
      table: 'window',
      key: (context as BreakerContext).guards,
      value: window.length ? shown(window) : null,
    } as never)
  })
}

const beginAnew = enqueueActions(({ context, enqueue }) => {
  const { epoch, guards } = context as BreakerContext
  enqueue.assign({ epoch: epoch + 1, window: [] } as never)
  enqueue.emit({ type: 'row', table: 'window', key: guards, value: shown([]) } as never)
})

/** Ends the deadline once no trial is left to wait for. */
const settle = enqueueActions(({ context, enqueue }) => {
  const pending = Math.max(0, (context as BreakerContext).pending - 1)
  enqueue.assign({ pending } as never)
  if (pending === 0) enqueue.cancel('trial')
})

/** The breaker's machine in a dialect. Its input is a BreakerInput whose settings name the same dialect. */
export function breakerMachine(dialect: DialectName): AnyStateMachine {
  return setup({
    types: { context: {} as BreakerContext, input: {} as BreakerInput, emitted: {} as Effect },
    delays: { 'open time': ({ context }) => context.settings.openMs },
    guards: {
      'it is late': isLate,
      'at the threshold': isAtThreshold,
      'it is late and at the threshold': (told: Arguments) => isLate(told) && isAtThreshold(told),
      'a trial is left': ({ context }: Arguments) => context.permits > 0,
      'the open time is over': ({ context }: Arguments) => context.waited,
      'it went badly': hasFailedTrial,
      'all trials went well': isLastTrial,
      'the trials failed': (told: Arguments) => verdictOnTrials(told) === 'bad',
      'the trials went well': (told: Arguments) => verdictOnTrials(told) === 'good',
    },
    actions: {
      'let it through': admit(0) as never,
      'let it through as a trial': admit(1) as never,
      'refuse it': refuse as never,
      'record it': keep(windowAfter) as never,
      'record the trial': keep(told => windowAfter(told, ofTrials(told.context.settings))) as never,
      'clear the window': keep(() => []) as never,
      'ignore it': emit((): Effect => ({ type: 'note', text: 'this result is of an earlier state and is ignored' })) as never,
      'start the open time': assign(({ context, event }) => ({
        epoch: context.epoch + 1,
        waited: false,
        openUntil: now(event) + Math.round(context.settings.openMs * 1000),
      })),
      'let the next call try': assign({ waited: true }),
      'allow trials': assign(({ context }) => ({
        epoch: context.epoch + 1,
        permits: context.settings.halfOpenCalls,
        pending: 0,
        passed: 0,
        openUntil: 0,
      })),
      'set its deadline': enqueueActions(({ context, enqueue }) =>
        enqueue.raise({ type: 'trial lost' } as never, { delay: context.settings.trialMs, id: 'trial' }),
      ),
      'wait for one less': settle as never,
      'end its deadline': cancel('trial'),
      'count the trial': assign(({ context }) => ({ passed: context.passed + 1 })),
      'give the permit back': assign(({ context }) => ({ permits: context.permits + 1 })),
      'begin anew': beginAnew as never,
    },
  }).createMachine({
    id: 'breaker',
    context: ({ input }: { readonly input: BreakerInput }) => ({
      ...input,
      epoch: 1,
      window: [],
      permits: 0,
      pending: 0,
      passed: 0,
      waited: false,
      openUntil: 0,
      admitted: false,
    }),
    initial: 'closed',
    states: breakerStates(DIALECTS[dialect]),
  } as never) as never
}
