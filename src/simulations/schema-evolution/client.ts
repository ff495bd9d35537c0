/** A client: when asked to, it makes its calls to every replica, and is served, misled, failing or unanswered. */
import { type AnyStateMachine, assign, enqueueActions, setup } from 'xstate'
import type { Effect } from '../../engine/effects.ts'
import { type Arguments, AT_FIRST, askAll, type ClientContext, type ClientInput, giveUp, plannedOf, take } from './calling.ts'
import { contractOf } from './changes.ts'
import type { ClientName } from './clients.ts'
import { detailOf, running, type Version } from './messages.ts'
import type { Format } from './payload.ts'
import type { Verdict } from './verdicts.ts'

function has(verdict: Verdict) {
  return ({ context }: Arguments): boolean => Object.values(context.verdicts).some(one => one.verdict === verdict)
}

function isOver({ context }: Arguments): boolean {
  return context.open.length === 0
}

const over =
  (also: (a: Arguments) => boolean) =>
  (a: Arguments): boolean =>
    isOver(a) && also(a)

const outcomes = [
  { guard: 'a value is wrong, and nothing says so', target: 'misled' },
  { guard: 'a call fails', target: 'failing' },
  { guard: 'an answer is missing', target: 'unanswered' },
  { guard: 'all is as it was meant', target: 'served' },
]

const confirm = enqueueActions(({ context, event, enqueue }) => {
  const { version } = context as ClientContext
  enqueue.emit(running(event, version, contractOf(version.applied).split) as never)
})

/** A client's machine, named after it. Only the report waits for its hour. */
export function clientMachine(name: ClientName): AnyStateMachine {
  const waits = name === 'analytics'
  return setup({
    types: { context: {} as ClientContext, input: {} as ClientInput, emitted: {} as Effect },
    delays: { timeout: ({ context }) => context.timeoutMs, 'the hour of the report': 400 },
    guards: {
      'it answers a call of this check': ({ context, event }: Arguments) =>
        context.open.includes((event as { answers: string | null }).answers ?? ''),
      'a value is wrong, and nothing says so': over(has('silently wrong')),
      'a call fails': over(has('broken')),
      'an answer is missing': over(has('no answer')),
      'all is as it was meant': isOver,
    },
    actions: {
      'run the version': assign(({ event }) => {
        const { number, applied } = detailOf<Version>(event)
        return { version: { number, applied } }
      }),
      confirm: confirm as never,
      'begin anew': assign(({ context, event }) => {
        const { format } = detailOf<{ format: Format }>(event)
        return { round: context.round + 1, format, findings: {} }
      }),
      'note what is open': assign(({ context }) => {
        const asks = context.version
        return { asks, open: plannedOf({ ...context, asks }).map(({ tag }) => tag) }
      }),
      'call every replica': askAll as never,
      'take the answer': take as never,
      'give up on the rest': giveUp as never,
    },
  }).createMachine({
    id: name,
    context: ({ input }: { readonly input: ClientInput }) => ({ ...input, ...AT_FIRST }),
    initial: 'idle',
    on: {
      'release.pipeline': { actions: ['run the version', 'confirm'] },
      'check.pipeline': { target: waits ? '.gathering' : '.calling', reenter: true, actions: 'begin anew' },
    },
    states: {
      idle: {},
      ...(waits ? { gathering: { after: { 'the hour of the report': 'calling' } } } : {}),
      calling: {
        entry: ['note what is open', 'call every replica'],
        on: {
          'answer.*': { guard: 'it answers a call of this check', actions: 'take the answer' },
          'error.*': { guard: 'it answers a call of this check', actions: 'take the answer' },
        },
        after: { timeout: { actions: 'give up on the rest' } },
        always: outcomes,
      },
      served: {},
      misled: {},
      failing: {},
      unanswered: {},
    },
  } as never) as never
}
