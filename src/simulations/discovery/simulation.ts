/** discovery: who is ready, who says so, and when each caller learns of it. */
import type { AnyStateMachine } from 'xstate'
import type { Chance } from '../../engine/random.ts'
import { type ActorSpec, defineSimulation, type LinkSpec } from '../../engine/simulation.ts'
import { actions } from './actions.ts'
import { CALLERS, choosersOf, INSTANCES } from './cast.ts'
import { challenge } from './challenge.ts'
import { invariants } from './invariants.ts'
import { machines } from './machines.ts'
import { failuresOf, measures, restartsOf } from './measures.ts'
import { LIVE, READY } from './messages.ts'
import { parameters } from './parameters.ts'
import { predictions } from './predictions.ts'
import type { ProberContext, ProberInput } from './probing.ts'
import { allReady, listOf } from './registry.ts'
import { scenarios } from './scenarios.ts'

/** One way between a health page and the prober on its node. */
const NODE_MS = 1
/** The zone of instance 3 is so many times as far. */
const FAR = 3
/** News spreads: two thirds take between 0.6 and 1.6 times the median. */
const NEWS_SIGMA = 0.5
/** A caller behind a balancer waits so much longer than it. */
const LONGER_MS = 1000

const machine = (name: string) => machines[name] as AnyStateMachine

/** The simulation of chapter 1 on instances and their health. */
export const discovery = defineSimulation({
  id: 'discovery',
  version: 1,
  title: 'A service can be running and useless, and the callers learn it last',
  parameters,
  until: 60_000_000,
  actors(set, chance: Chance) {
    const behindBalancer = set.mode === 'server-side'
    const registry = allReady(choosersOf(set.mode))
    const known = listOf(registry)
    const choosing = (name: string) => ({ name, policy: set.policy, whenAllFail: set.whenAllFail, chance })
    const caller = (name: string): ActorSpec => {
      const everyMs = set.requestsPerSecond > 0 ? (1000 * CALLERS.length) / set.requestsPerSecond : 0
      const input = { ...choosing(name), known, behindBalancer, everyMs, timeoutMs: set.timeoutMs + (behindBalancer ? LONGER_MS : 0) }
      return { machine: machine('orders'), input, recover: () => ({ ...input, known: null }) }
    }
    const balancer = { ...choosing('balancer'), known, timeoutMs: set.timeoutMs }
    const instance = {
      workMs: set.workMs,
      startMs: set.startSeconds * 1000,
      drainMs: set.drainSeconds * 1000,
      graceMs: set.graceSeconds * 1000,
      patienceMs: set.timeoutMs,
      liveAsksDatabase: set.livenessAsks === 'database',
      readyAsksDatabase: set.readinessAsks === 'database',
      database: true,
    }
    const container = { phase: 'running', ready: true, version: 1, restarts: 0, replaced: false } as const
    const prober: ProberInput = {
      pages: [...(set.readinessProbe === 'on' ? [READY] : []), ...(set.livenessProbe === 'on' ? [LIVE] : [])],
      everyMs: set.probeEverySeconds * 1000,
      timeoutMs: set.probeTimeoutSeconds * 1000,
      failureThreshold: set.failureThreshold,
      livenessThreshold: set.livenessThreshold,
      successThreshold: set.successThreshold,
      chance,
      containers: Object.fromEntries(INSTANCES.map(name => [name, container])),
      isBack: false,
    }
    return {
      ...Object.fromEntries(CALLERS.map(name => [name, caller(name)])),
      ...(behindBalancer
        ? { balancer: { machine: machine('balancer'), input: balancer, recover: () => ({ ...balancer, known: null }) } }
        : {}),
      ...Object.fromEntries(
        INSTANCES.map((name): [string, ActorSpec] => [
          name,
          {
            machine: machine('payments-2'),
            input: instance,
            recover: ({ database }: { database: boolean }) => ({ ...instance, database }),
          },
        ]),
      ),
      prober: {
        machine: machine('prober'),
        input: prober,
        recover: ({ containers }: ProberContext) => ({ ...prober, containers, isBack: true }),
      },
      registry: { machine: machine('registry'), input: registry, recover: (disk: unknown) => disk },
    } as Readonly<Record<string, ActorSpec>>
  },
  link({ hopMs, propagationMs }, from, to): LinkSpec {
    const ends = [from, to]
    if (from === 'registry' && to !== 'prober') return { law: 'log-normal', medianMs: propagationMs, sigma: NEWS_SIGMA, lossPercent: 0 }
    const isProbe = ends.includes('prober') && !ends.includes('registry')
    const medianMs = isProbe ? NODE_MS : ends.includes('payments-3') ? FAR * hopMs : hopMs
    return { law: 'log-normal', medianMs, sigma: 0, lossPercent: 0 }
  },
  machines,
  actions,
  scenarios,
  rest: { scenario: 'hang', at: 28_600_000 },
  measures,
  invariants,
  predictions,
  challenge,
  summary(index) {
    const failed = failuresOf(index).length
    const restarts = restartsOf(index).length
    const requests = failed === 0 ? 'No request failed' : failed === 1 ? '1 request failed' : `${failed} requests failed`
    return `${requests}; ${restarts === 0 ? 'no process was' : restarts === 1 ? '1 process was' : `${restarts} processes were`} started again.`
  },
})
