/** The runs of circuit-breaker worth a name. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'

const SECOND = 1_000_000

type Own = Scenario<typeof parameters>

function act(type: string, at = 0, argument: string | null = null): Action {
  return { at, type, argument }
}

function own(title: string, settings: Own['parameters'], actions: readonly Action[], until: number): Own {
  return { title, parameters: settings, seed: 1, actions, until }
}

/** Calls with these outcomes, a tenth of a second apart: f fails, all others are well. */
function calls(outcomes: string, from: number): Action[] {
  return [...outcomes].map((letter, n) => act('call', from + n * (SECOND / 10), letter === 'f' ? 'fail' : 'ok'))
}

/** Only what is asked for. */
const QUIET = { requestsPerSecond: 0 } as const

/** 200 orders a second on 200 threads, and Payments slow from 3 s to 15 s. */
const BUSY = { requestsPerSecond: 200, callerThreads: 200 } as const
const BROWN_OUT = [act('slow', 3 * SECOND), act('heal', 15 * SECOND)]

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Own>> = {
  trip: own('Twelve of twenty fail', QUIET, [...calls('offoffofofofoffofffo', SECOND), act('call', 13_150_000, 'ok')], 40 * SECOND),
  recover: own('Payments fails and recovers', {}, [act('break', 3 * SECOND), act('heal', 20 * SECOND)], 45 * SECOND),
  relapse: own(
    'Payments recovers too early, and fails the trial',
    {},
    [act('break', 3 * SECOND), act('heal', 20 * SECOND), act('break', 30 * SECOND), act('heal', 50 * SECOND)],
    75 * SECOND,
  ),
  'brown-out': own('Payments is slow, and errs never', { ...BUSY, slowThresholdPercent: 0 }, BROWN_OUT, 75 * SECOND),
  'slow-call-breaker': own('The same, and slow calls count', BUSY, BROWN_OUT, 45 * SECOND),
  'no-breaker': own('The same without a breaker', { ...BUSY, breaker: 'off' }, BROWN_OUT, 30 * SECOND),
  'late-success': own(
    'A success comes back when it has opened',
    QUIET,
    [act('call', 0, 'slow'), ...calls('f'.repeat(20), SECOND / 10)],
    40 * SECOND,
  ),
  'half-open-race': own(
    'Fifty calls, one trial',
    QUIET,
    [act('break', 0, 'payments'), act('burst', 0, '20'), act('heal', 20 * SECOND, 'payments'), act('burst', 30_010_000, '50')],
    40 * SECOND,
  ),
}
