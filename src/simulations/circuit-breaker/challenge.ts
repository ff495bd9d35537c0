/** The goals of circuit-breaker: survive a brown-out, and find what the cure does not cure. */
import type { RunInput } from '../../engine/run.ts'
import type { Action, Challenge, Condition } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { breakerState, entriesOf, most } from './measures.ts'
import { VALUES } from './report.ts'
import { scenarios } from './scenarios.ts'

const THREADS = 200
const FREE = 50
const MINUTE = 60_000_000

/** When Payments is well again. */
function recovery(index: TraceIndex): number {
  return index.states.get('payments')?.findLast(({ to }) => to === 'healthy')?.at ?? Number.POSITIVE_INFINITY
}

/** Opened at least once, and closed for the last time within a minute of the recovery. */
function closesAgain(index: TraceIndex): boolean {
  const closed = entriesOf(index, 'closed').at(-1)
  return closed !== undefined && breakerState(index) === 'closed' && closed <= recovery(index) + MINUTE
}

function isScripted(actions: readonly Action[]): boolean {
  return JSON.stringify(actions) === JSON.stringify(scenarios['brown-out']?.actions)
}

function isAsGiven(set: RunInput['parameters']): boolean {
  return set.callerThreads === THREADS && set.latencyMs === 200 && set.failurePercent === 0 && set.bulkhead === 0
}

const asScripted: Condition = {
  text: 'The same brown-out: slow from 3 s to 15 s, and nothing else done',
  holds: ({ actions }) => isScripted(actions),
}

/** With the cure in place the threads run out again. */
const undone: Challenge = {
  id: 'threads-again',
  goal: 'The timeout is 500 ms and the breaker is on. Run out of threads all the same.',
  scenario: 'brown-out',
  parameters: { timeoutMs: 500 },
  conditions: [
    { text: `All ${THREADS} threads are busy at some instant`, holds: (_, index) => most(index, VALUES.busy) >= THREADS },
    {
      text: 'Timeout 500 ms, breaker on, 200 threads, calls as they were',
      holds: ({ parameters: set }) => set.timeoutMs === 500 && set.breaker === 'on' && isAsGiven(set),
    },
    asScripted,
  ],
  singleChanges: () => [],
  solution: [],
  solutionParameters: { requestsPerSecond: 400 },
  nearMisses: [
    { actions: [], parameters: { requestsPerSecond: 390 }, why: '390 a second times 0.5 s are 195.' },
    { actions: [], parameters: { thresholdPercent: 100 }, why: 'The breaker opens later; the timeout frees the threads without it.' },
    { actions: [], parameters: { openSeconds: 1 }, why: 'More trials, one thread each.' },
  ],
  solved: 'A timeout is a promise about a rate: threads must be at least rate times timeout. At another rate it is another promise.',
}

/** Threads stay free while Payments is slow, and the breaker closes when it is well. */
export const challenge: Challenge = {
  id: 'fifty-free',
  goal: 'Keep 50 threads free at all times, and be closed again within a minute of Payments’ recovery.',
  scenario: 'brown-out',
  parameters: {},
  conditions: [
    {
      text: `At most ${THREADS - FREE} of ${THREADS} threads are ever busy`,
      holds: (_, index) => most(index, VALUES.busy) <= THREADS - FREE,
    },
    { text: 'The breaker opens, and is closed again within a minute of the recovery', holds: (_, index) => closesAgain(index) },
    {
      text: '200 orders a second, 200 threads, no bulkhead, calls as they were',
      holds: ({ parameters: set }) => set.requestsPerSecond === 200 && isAsGiven(set),
    },
    asScripted,
  ],
  singleChanges: () => [],
  solution: [],
  solutionParameters: { timeoutMs: 500 },
  nearMisses: [
    {
      actions: [],
      parameters: { slowThresholdPercent: 50 },
      why: 'It hears of a slow call when that ends, at 4 s. The threads were gone at 1.0 s.',
    },
    { actions: [], parameters: { timeoutMs: 2000 }, why: '200 a second times 2 s are 400 threads.' },
    {
      actions: [],
      parameters: { timeoutMs: 500, breaker: 'off' },
      why: 'The threads stay free, and Payments gets every call while it is least able to take it.',
    },
  ],
  solved: 'The timeout frees the threads; then its failures tell the breaker, and the breaker spares Payments.',
  followUp: undone,
}
