/** The runs of discovery worth a name. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'

const SECOND = 1_000_000

/** An action at so many seconds. */
export function act(seconds: number, type: string, argument: string | null = null): Action {
  return { at: Math.round(seconds * SECOND), type, argument }
}

type Own = Scenario<typeof parameters>

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Own>> = {
  hang: {
    title: 'One instance hangs: it runs, and answers nothing',
    parameters: {},
    seed: 32,
    until: 74 * SECOND,
    actions: [act(4, 'hang', 'payments-2')],
  },
  crash: {
    title: 'One instance crashes: its port refuses at once',
    parameters: { requestsPerSecond: 2 },
    seed: 2,
    until: 30 * SECOND,
    actions: [act(4, 'crash', 'payments-2')],
  },
  'not-ready': {
    title: 'One instance loses its database, and comes back',
    parameters: {},
    seed: 1,
    until: 66 * SECOND,
    actions: [act(4, 'lose-database', 'payments-2'), act(50, 'recover', 'payments-2')],
  },
  'no-readiness': {
    title: 'Only a liveness probe, which asks the database too',
    parameters: { readinessProbe: 'off', livenessAsks: 'database', requestsPerSecond: 1 },
    seed: 1,
    until: 75 * SECOND,
    actions: [act(4, 'lose-database', 'payments-2')],
  },
  'rolling-deploy': {
    title: 'A new version is rolled out, one instance at a time',
    parameters: { requestsPerSecond: 3, drainSeconds: 0, propagationMs: 1000 },
    seed: 1,
    until: 70 * SECOND,
    actions: [act(4, 'deploy')],
  },
  'shared-database': {
    title: 'The database that all three share is down',
    parameters: { whenAllFail: 'none', readinessAsks: 'database', requestsPerSecond: 1 },
    seed: 1,
    until: 70 * SECOND,
    actions: [act(4, 'lose-database', 'all'), act(55, 'recover', 'all')],
  },
  balancer: {
    title: 'The same hang behind a balancer, which then goes down itself',
    parameters: { mode: 'server-side' },
    seed: 1,
    until: 60 * SECOND,
    actions: [act(4, 'hang', 'payments-2'), act(45, 'break', 'balancer'), act(50, 'heal', 'balancer')],
  },
}
