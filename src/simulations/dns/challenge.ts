/** The challenge of dns: move payments so that nobody is sent to a box that is off, without wearing example.com's server out. */
import type { Run } from '../../engine/run.ts'
import type { Action, Challenge, Condition } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { askedOfExample, measures } from './measures.ts'
import { act } from './scenarios.ts'

const PAYMENTS = 'payments.example.com'
const HOUR = 3600

/** When a plan begins, in seconds: twenty to three, when each resolver has a copy with some time to go. */
const START = 9600

/**
 * At most so many questions that day. It lies between the most that any single change of the recipe which sends nobody to
 * the old box takes while it raises the TTL again, and the least of those that leave it low: the tests search for both.
 */
export const MOST_ASKED = 290

/** A plan for the day, all times in seconds; null leaves a step out. */
export interface Plan {
  readonly lowerTo: number | null
  readonly waitBefore: number
  readonly waitAfter: number
  readonly raiseTo: number | null
}

/** Lower, wait out the old TTL, change, wait out the new one, shut down, raise. */
export const RECIPE: Plan = { lowerTo: 60, waitBefore: HOUR + 60, waitAfter: 300, raiseTo: HOUR }

/** A plan as actions. */
export function actionsOf({ lowerTo, waitBefore, waitAfter, raiseTo }: Plan): Action[] {
  const change = START + waitBefore
  const off = change + waitAfter
  return [
    ...(lowerTo === null ? [] : [act(START, 'set-ttl', String(lowerTo))]),
    act(change, 'change-ip', PAYMENTS),
    act(off, 'shut-down-old'),
    ...(raiseTo === null ? [] : [act(off + 60, 'set-ttl', String(raiseTo))]),
  ]
}

/** Every change of one setting of the recipe. */
export function singleChangesOf(recipe: Plan): Plan[] {
  const other = <T>(values: readonly T[], own: T): T[] => values.filter(value => value !== own)
  return [
    recipe,
    ...other([null, 5, 30, 60, 120, 300, 900], recipe.lowerTo).map(lowerTo => ({ ...recipe, lowerTo })),
    ...other([0, 60, 300, 1800, HOUR, HOUR + 60, 2 * HOUR], recipe.waitBefore).map(waitBefore => ({ ...recipe, waitBefore })),
    ...other([0, 30, 60, 300, 900, HOUR], recipe.waitAfter).map(waitAfter => ({ ...recipe, waitAfter })),
    ...other([null, 30, 60, 300, HOUR], recipe.raiseTo).map(raiseTo => ({ ...recipe, raiseTo })),
  ]
}

/** The conditions of the move itself. */
const moved: readonly Condition[] = [
  {
    text: 'payments.example.com has moved, once, and its old box is off',
    holds: ({ actions }: Run) =>
      actions.filter(({ type, argument }) => type === 'change-ip' && argument === PAYMENTS).length === 1 &&
      actions.some(
        ({ type, at }, i) => type === 'shut-down-old' && actions.slice(0, i).some(one => one.type === 'change-ip' && one.at <= at),
      ),
  },
  {
    text: 'Nobody is sent to the old box once it is off',
    holds: (run: Run, index: TraceIndex) => measures.failedConnections?.of(index, run.parameters) === 0,
  },
  {
    text: 'The day as given: three resolvers, a look-up a minute, a TTL of an hour at first, nothing broken or flushed',
    holds: ({ parameters, actions }: Run) =>
      parameters.resolvers === 3 &&
      parameters.clientsPerMinute === 1 &&
      parameters.ttlSeconds === HOUR &&
      actions.every(({ type }) => ['resolve', 'set-ttl', 'change-ip', 'shut-down-old', 'skip'].includes(type)),
  },
]

const untouched: Challenge = {
  id: 'one-ttl',
  goal: 'Now move payments without touching the TTL, and strand nobody all the same.',
  scenario: 'moving-day',
  parameters: {},
  conditions: [...moved, { text: 'The TTL stays as it is', holds: ({ actions }) => actions.every(({ type }) => type !== 'set-ttl') }],
  singleChanges: () => singleChangesOf({ ...RECIPE, lowerTo: null, raiseTo: null, waitAfter: HOUR + 60 }).map(actionsOf),
  solution: actionsOf({ lowerTo: null, waitBefore: 0, waitAfter: HOUR + 60, raiseTo: null }),
  nearMisses: [
    {
      actions: actionsOf({ lowerTo: null, waitBefore: 0, waitAfter: 300, raiseTo: null }),
      why: 'Five minutes are nothing to copies that were given for an hour.',
    },
    {
      actions: actionsOf({ lowerTo: null, waitBefore: HOUR, waitAfter: 900, raiseTo: null }),
      why: 'An hour of waiting before the change helps nobody: the copies handed out meanwhile are of the old address, too.',
    },
  ],
  solved: 'Keeping the old box for a whole TTL after the change is enough. A lower TTL only makes that wait, and a way back, shorter.',
}

/** The move. */
export const challenge: Challenge = {
  id: 'moving-day',
  goal: `Move payments to its new address. After you shut the old box down nobody may be sent to it, and example.com’s server may be asked at most ${MOST_ASKED} times that day.`,
  scenario: 'moving-day',
  parameters: {},
  conditions: [
    ...moved,
    {
      text: `example.com’s server is asked at most ${MOST_ASKED} times that day`,
      holds: (_: Run, index: TraceIndex) => askedOfExample(index, 0) <= MOST_ASKED,
    },
  ],
  singleChanges: () => singleChangesOf(RECIPE).map(actionsOf),
  solution: actionsOf(RECIPE),
  nearMisses: [
    {
      actions: actionsOf({ ...RECIPE, waitBefore: 60 }),
      why: 'You waited out the new TTL. The copies that were out already live as long as the old one allowed.',
    },
    {
      actions: actionsOf({ ...RECIPE, lowerTo: 30, raiseTo: null }),
      why: 'Nobody is stranded, and all day long every copy lives for half a minute.',
    },
  ],
  solved: 'Lower, wait out the old TTL, change, wait out the new one, shut down, raise. The order is the whole art.',
  followUp: untouched,
}
