/** http-lifecycle: from a click to thirty files, packet by packet, over HTTP/1.1, HTTP/2 and HTTP/3. */
import { type ActorSpec, defineSimulation, type LinkSpec, type Simulation } from '../../engine/simulation.ts'
import { actions } from './actions.ts'
import { challenge } from './challenge.ts'
import { invariants } from './invariants.ts'
import { machines } from './machines.ts'
import { filesOf, lastSend, measures, messagesOf } from './measures.ts'
import { parameters } from './parameters.ts'
import { predictionsOf } from './predictions.ts'
import { scenarios } from './scenarios.ts'

const machine = (name: string) => machines[name] as NonNullable<ActorSpec['machine']>

/** The simulation of chapter 2. */
export const httpLifecycle: Simulation<typeof parameters> = defineSimulation({
  id: 'http-lifecycle',
  version: 1,
  title: 'A five-millisecond answer can take a quarter of a second to fetch',
  parameters,
  until: 20_000_000,
  actors({ protocol, connections, tls, resumption, keepAlive, resources, resourceBytes, serverMs, windowBytes, bandwidthKbps, dns }) {
    const security = { protocol, tls, resumption }
    const own = { unbreakable: true, host: 'browser' } as const
    const slots = protocol === 'http/1.1' ? Math.min(connections, resources) : 1
    const numbered = (count: number, name: (n: number) => string, spec: (n: number) => ActorSpec) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [name(i + 1), spec(i + 1)]))
    return {
      browser: {
        machine: machine('browser'),
        input: { ...security, connections, resources, keepAlive: keepAlive === 'on', windowBytes, nameIsKnown: dns === 'off' },
        ...own,
      },
      resolver: { machine: machine('resolver') },
      server: { machine: machine('server'), input: { ...security, serverMs, resourceBytes, windowBytes, bandwidthKbps } },
      ...numbered(
        slots,
        n => `connection-${n}`,
        () => ({ machine: machine('connection'), ...own }),
      ),
      ...numbered(
        resources,
        n => `stream-of-file-${n}`,
        n => ({ machine: machine('stream'), input: { file: n }, ...own }),
      ),
    }
  },
  link({ rttMs, lossPercent, bandwidthKbps }, from, to): LinkSpec {
    if (from === 'resolver' || to === 'resolver') return { law: 'log-normal', medianMs: 5, sigma: 0, lossPercent: 0 }
    return { law: 'log-normal', medianMs: rttMs / 2, sigma: 0, lossPercent, kbps: bandwidthKbps }
  },
  machines,
  actions,
  scenarios,
  rest: { scenario: 'cold-tls13', at: 185_000 },
  measures,
  invariants,
  predictions: predictionsOf(() => httpLifecycle as unknown as Simulation),
  challenge,
  summary(index) {
    if (!lastSend(index)) return 'Nothing has been asked for yet.'
    const files = filesOf(index)
    const here = files.filter(({ file }) => file.here === 'yes').length
    const packets = messagesOf(index)
    const lost = packets.filter(({ end }) => end?.lost).length
    const ms = measures.elapsedMs?.of(index, {})
    const trips = measures.totalRoundTrips?.of(index, {})
    const what = here === 1 ? '1 file is' : `${here} files are`
    return `${what} here after ${ms} ms and ${trips} round trips; ${packets.length} packets crossed the wire, ${lost} were lost.`
  },
})
