/** The challenge of idempotency: two charges under one key without any fault; then four holes, closed. */
import type { Run } from '../../engine/run.ts'
import type { Action, Challenge } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { chargesOf, clientState } from './measures.ts'
import { parameters } from './parameters.ts'
import { scenarios } from './scenarios.ts'

const SECOND = 1_000_000

const act = (type: string, at = 0, argument: string | null = null): Action => ({ at, type, argument })

/** The settings that the first challenge leaves to the reader. */
const OWN_CONTROLS: readonly string[] = ['claim', 'hashBody', 'onInFlight', 'sameTransaction', 'downstreamKey', 'recovery', 'autoRetry']

const DOINGS: readonly (readonly Action[])[] = [
  [act('send-payment')],
  [act('double-click')],
  [act('send-payment'), act('retry', 500_000)],
  [act('send-payment'), act('change-amount', 500_000)],
]

function chargedTwiceWithinASecond(index: TraceIndex): boolean {
  const charges = chargesOf(index, 'with-key')
  return charges.some((one, i) => charges.slice(i + 1).some(({ at, after }) => after.order === one.after.order && at - one.at <= SECOND))
}

function hasNoFault({ actions, parameters: set }: Run, index: TraceIndex): boolean {
  const lost = [...index.messages.values()].some(({ end }) => end?.lost)
  return !lost && set.fault === 'none' && actions.every(({ type }) => !['drop', 'delay', 'break', 'heal', 'crash-between'].includes(type))
}

function isAsGiven({ parameters: set }: Run): boolean {
  return Object.entries(parameters).every(([name, spec]) => OWN_CONTROLS.includes(name) || set[name] === spec.default)
}

/** Every way to change one thing that is on or one of a few words. */
export function singleSettings(scenario: string): readonly Readonly<Record<string, number | string>>[] {
  const now: Readonly<Record<string, unknown>> = scenarios[scenario]?.parameters ?? {}
  return Object.entries(parameters).flatMap(([name, spec]) =>
    spec.kind === 'choice'
      ? Object.keys(spec.choices).flatMap(word => (word === (now[name] ?? spec.default) ? [] : [{ [name]: word }]))
      : [],
  )
}

const closed: Challenge = {
  id: 'close-four',
  goal: 'Three more holes exist beside the race: a crash after the charge, a claim that lapses, a key that is forgotten. In this run each costs one customer. Close all four.',
  scenario: 'four-holes',
  parameters: {},
  conditions: [
    {
      text: 'Each of the four orders is charged exactly once in the lane with keys',
      holds: (_, index) => {
        const orders = chargesOf(index, 'with-key').map(({ after }) => after.order)
        return orders.length === 4 && new Set(orders).size === 4
      },
    },
    { text: 'The client has learnt of the last one', holds: (_, index) => clientState(index, 'with-key') === 'paid' },
    {
      text: 'The four holes are all met: every action of the run is still there',
      holds: ({ actions, parameters: set }) =>
        set.fault === 'none' &&
        (scenarios['four-holes']?.actions ?? []).every(one =>
          actions.some(({ at, type, argument }) => at === one.at && type === one.type && argument === one.argument),
        ),
    },
  ],
  singleChanges: () => [[act('retry', 5 * SECOND)], [act('double-click', 5 * SECOND)]],
  solution: [],
  solutionParameters: { claim: 'atomic', downstreamKey: 'on', recovery: 'on' },
  nearMisses: [
    { actions: [], parameters: { claim: 'atomic' }, why: 'That closes the race. The other three never raced.' },
    {
      actions: [],
      parameters: { sameTransaction: 'on' },
      why: 'That closes three. A forgotten key is no crash: a day later nobody knows the wish.',
    },
    { actions: [], parameters: { keyTtlHours: 720 }, why: 'The key is kept, and the other three holes stay open.' },
  ],
  solved:
    'Claim, record and lifetime close one hole each. A key that goes on to where the money is closes all four, as long as the ledger keeps it longer than you keep yours.',
}

/** Two charges under one key, with nothing broken. */
export const challenge: Challenge = {
  id: 'race',
  goal: 'Make the lane with keys charge twice within one second, with no message lost and no crash.',
  scenario: 'double-click-atomic',
  parameters: {},
  conditions: [
    { text: 'The lane with keys charges one order twice within one second', holds: (_, index) => chargedTwiceWithinASecond(index) },
    { text: 'No message is lost, held back or refused, and nobody crashes', holds: hasNoFault },
    { text: 'Times, amount and lifetimes as given', holds: isAsGiven },
  ],
  singleChanges: () => DOINGS,
  solution: [],
  solutionParameters: { claim: 'check-then-act' },
  nearMisses: [
    { actions: [act('double-click', 100_000)], why: 'One INSERT decides: of two that come at once one is told to come back.' },
    {
      actions: [act('change-amount', 500_000)],
      parameters: { hashBody: 'off' },
      why: 'Without a fingerprint the other amount is taken for the first: a wrong answer, and no second charge.',
    },
  ],
  solved: 'Both looked before either wrote. Between looking and writing there is always room for somebody else, unless they are one step.',
  followUp: closed,
}
