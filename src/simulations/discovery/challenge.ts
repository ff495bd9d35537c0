/** The challenge of discovery: replace all three instances without one failed request; then fail one by holding back one message. */
import type { Run } from '../../engine/run.ts'
import type { Action, Challenge, Condition } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { failuresOf, replacedAt } from './measures.ts'
import { parameters } from './parameters.ts'
import { act, scenarios } from './scenarios.ts'

type Set = Readonly<Record<string, number | string>>

/** What the challenge leaves to the reader; all else stays as given. */
const OWN_CONTROLS = [
  'probeEverySeconds',
  'failureThreshold',
  'successThreshold',
  'probeTimeoutSeconds',
  'readinessProbe',
  'livenessProbe',
  'drainSeconds',
  'policy',
]

/** How the challenge is set up: nobody asks whether an instance is ready, and none waits before it stops. */
export const SET_UP: Set = { readinessProbe: 'off', drainSeconds: 0 }

/** What passes: the probe, and a drain longer than the news takes. */
export const RECIPE: Set = { readinessProbe: 'on', drainSeconds: 5 }

/**
 * In less than so many seconds. It lies between the slowest of the single changes of the recipe that replace all without a
 * failed request within the run's usual pace, and the quickest of those that wait far longer than the news takes: the tests search for both.
 */
export const LIMIT_SECONDS = 60

/** The recipe, and every change of one setting of it. */
export function singleChangesOf(recipe: Set): Set[] {
  const values: Readonly<Record<string, readonly (number | string)[]>> = {
    readinessProbe: ['on', 'off'],
    drainSeconds: [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60],
    probeEverySeconds: [1, 2, 5, 10, 15, 20, 30, 60],
    successThreshold: [1, 2, 3],
    failureThreshold: [1, 3, 5],
    policy: ['round-robin', 'random', 'least-requests', 'same-zone'],
  }
  const now: Set = { probeEverySeconds: 10, successThreshold: 1, failureThreshold: 3, policy: 'round-robin', ...recipe }
  const changes = Object.entries(values).flatMap(([name, all]) =>
    all.filter(value => value !== now[name]).map(value => ({ ...recipe, [name]: value })),
  )
  return [recipe, ...changes]
}

/** The settings and deeds that are not the reader's to change. */
function asGiven({ parameters: set, actions, scenario }: Run, own: readonly string[], deeds: readonly string[]): boolean {
  const given = {
    ...Object.fromEntries(Object.entries(parameters).map(([name, spec]) => [name, spec.default])),
    ...(scenarios['rolling-deploy']?.parameters ?? {}),
  } as Set
  const untouched = Object.entries(given).every(([name, value]) => own.includes(name) || set[name] === value)
  return scenario === 'rolling-deploy' && untouched && actions.every(({ type }) => deeds.includes(type))
}

const held: Challenge = {
  id: 'one-message',
  goal: 'That rollout is clean. Hold one single message back for 20 s, lose none, break nothing, and make a request fail.',
  scenario: 'rolling-deploy',
  parameters: RECIPE,
  conditions: [
    { text: 'At least one request fails', holds: (_, index) => failuresOf(index).length > 0 },
    {
      text: 'One message is held back, by 20 s at most, and nothing else is touched',
      holds: (run: Run) => {
        const delays = run.actions.filter(({ type }) => type === 'delay')
        const isSet = Object.entries(RECIPE).every(([name, value]) => run.parameters[name] === value)
        return isSet && delays.length === 1 && delays.every(isShort) && asGiven(run, Object.keys(RECIPE), ['deploy', 'delay'])
      },
    },
  ],
  singleChanges: () =>
    ['registry:orders:1', 'registry:orders:2', 'registry:prober:1', 'prober:registry:1', 'prober:payments-3:1'].map(hold),
  solution: hold('registry:orders:1'),
  nearMisses: [
    {
      actions: hold('registry:orders:2'),
      why: 'That message brings payments-3 back. Not knowing of one instance more costs nothing while two are left.',
    },
    { actions: hold('registry:prober:1'), why: 'payments-3 is told to stop later than all have left it. That only takes time.' },
    { actions: hold('prober:registry:1'), why: 'The rollout stands still until the registry hears, and meanwhile the other two serve.' },
  ],
  solved:
    'A caller that has not heard goes on. The drain covers the usual delay of the news, never every delay: that is why callers need timeouts and retries as well.',
}

function hold(message: string): readonly Action[] {
  return [act(0, 'delay', `${message}:20s`)]
}

function isShort({ argument }: Action): boolean {
  return /:(20s|20000|20000ms|1?\d(\.\d+)?s|\d{1,4}(ms)?|1\d{4}(ms)?)$/.test(argument ?? '')
}

const conditions: readonly Condition[] = [
  { text: 'A new version of all three instances is ready', holds: (_: Run, index: TraceIndex) => replacedAt(index)?.to !== undefined },
  { text: 'Not one request has failed', holds: (_: Run, index: TraceIndex) => failuresOf(index).length === 0 },
  {
    text: `It has taken less than ${LIMIT_SECONDS} s`,
    holds: (_: Run, index: TraceIndex) => {
      const replaced = replacedAt(index)
      return replaced?.to !== undefined && replaced.to - replaced.from < LIMIT_SECONDS * 1_000_000
    },
  },
  {
    text: 'One rollout, with the traffic, the start-up and the delay of the news as given, and nothing broken, dropped or held back',
    holds: (run: Run) => asGiven(run, OWN_CONTROLS, ['deploy', 'send']) && run.actions.filter(({ type }) => type === 'deploy').length === 1,
  },
]

/** The rollout. */
export const challenge: Challenge = {
  id: 'clean-rollout',
  goal: `Replace all three instances without one failed request, in under ${LIMIT_SECONDS} s.`,
  scenario: 'rolling-deploy',
  parameters: SET_UP,
  conditions,
  singleChanges: () => [[]],
  solution: [],
  solutionParameters: RECIPE,
  nearMisses: [
    {
      actions: [],
      parameters: { readinessProbe: 'on' },
      why: 'Nobody is sent to an instance that is still starting. But each one leaves before its callers have heard that it is off the list.',
    },
    {
      actions: [],
      parameters: { drainSeconds: 5 },
      why: 'Each instance waits until all have left it. But without a readiness probe a new one is listed while its port is still closed, and the rollout does not wait for it.',
    },
    {
      actions: [],
      parameters: { readinessProbe: 'on', drainSeconds: 30 },
      why: 'Not one request fails, and each instance stands about for half a minute after the last caller has left it.',
    },
  ],
  solved:
    'Readiness covers the way in, the drain covers the way out. The drain must be longer than the slowest news, and need not be much longer.',
  followUp: held,
}
