/** dns: names, caches and the time that a copy may be kept. */
import { type ActorSpec, defineSimulation, type LinkSpec, type MachineSpec } from '../../engine/simulation.ts'
import { actions } from './actions.ts'
import { challenge } from './challenge.ts'
import { crowdOf } from './crowd.ts'
import { invariants } from './invariants.ts'
import { machines } from './machines.ts'
import { lookUps, measures, quietlyAsked, upstream } from './measures.ts'
import { parameters } from './parameters.ts'
import { predictions } from './predictions.ts'
import { scenarios } from './scenarios.ts'
import { SERVERS, zoneOf } from './zones.ts'

/** The names of the resolvers: `resolver`, `resolver-2` and so on. */
function resolverNames(count: number): string[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? 'resolver' : `resolver-${i + 1}`))
}

/** The simulation of chapter 1. */
export const dns = defineSimulation({
  id: 'dns',
  version: 2,
  title: 'An address is remembered for as long as its owner once allowed, not as long as he allows now',
  parameters,
  until: 60_000_000,
  actors({ resolvers, serveStale, minimiseNames, keepOpen, clientsPerMinute, ...times }) {
    const names = resolverNames(resolvers)
    const machine = (name: string) => machines[name] as MachineSpec['machine']
    const resolver = (actor: string): ActorSpec => ({
      machine: machine('resolver'),
      input: { actor, serveStale: serveStale === 'on', minimise: minimiseNames === 'on' },
    })
    const authority = ([origin, { actor }]: [string, { actor: string }]): [string, ActorSpec] => [
      actor,
      { machine: machine(actor), input: { zone: zoneOf(origin, times), moves: {} }, recover: (disk: unknown) => disk },
    ]
    const crowd: ActorSpec = {
      fleet: crowdOf({ perMinute: clientsPerMinute, resolvers: names, rttAuthMs: times.rttAuthMs }),
      unbreakable: true,
    }
    return {
      client: { machine: machine('client'), input: { keepOpen: keepOpen === 'on' }, unbreakable: true },
      ...(clientsPerMinute > 0 ? { crowd } : {}),
      ...Object.fromEntries(names.map(name => [name, resolver(name)])),
      ...Object.fromEntries(Object.entries(SERVERS).map(authority)),
    }
  },
  link({ rttResolverMs, rttRootMs, rttTldMs, rttAuthMs }, from, to): LinkSpec {
    const ends = [from, to]
    const rtt = ends.some(end => end === 'client' || end === 'crowd')
      ? rttResolverMs
      : ends.includes('root')
        ? rttRootMs
        : ends.some(end => end.startsWith('tld-'))
          ? rttTldMs
          : rttAuthMs
    return { law: 'log-normal', medianMs: rtt / 2, sigma: 0, lossPercent: 0 }
  },
  machines,
  actions,
  scenarios,
  rest: { scenario: 'cold', at: 33_000 },
  measures,
  invariants,
  predictions,
  challenge,
  summary(index) {
    const last = lookUps(index).at(-1)
    const asked = upstream(index).length + quietlyAsked(index, 0)
    const questions = asked === 1 ? '1 question' : `${asked} questions`
    if (!last) return `The client has looked nothing up yet; ${questions} went upstream.`
    const by =
      last.by === 'own cache' ? 'from its own cache' : last.by === 'open connection' ? 'by its open connection' : `from the ${last.by}`
    const end = last.box === 'silent' ? 'nobody answers there' : `${questions} went upstream`
    return last.found === 'no answer' || last.found === 'connection refused'
      ? `The client got no answer for ${last.name}; ${questions} went upstream.`
      : `The client has ${last.found} for ${last.name}, ${by}; ${end}.`
  },
})
