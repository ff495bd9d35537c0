/** retry-storm: a crowd that fails together, a server with a capacity, and what the wait before a retry does to both. */
import { type ActorSpec, defineSimulation } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { challenge } from './challenge.ts'
import { invariants } from './invariants.ts'
import { countsOf, laneIn, measures } from './measures.ts'
import { parameters } from './parameters.ts'
import { predictions } from './predictions.ts'
import { scenarios } from './scenarios.ts'
import { serverMachine } from './server.ts'
import { clientName, furtherRequests, sampledClients, strategiesOf } from './settings.ts'
import { Storm } from './storm.ts'
import { STRATEGIES } from './strategies.ts'

/** Requests that can be made, retried and served within a frame of the page. */
const FRAME = 2500

/** The simulation of chapter 2. */
export const retryStorm = defineSimulation({
  id: 'retry-storm',
  version: 1,
  title: 'Waiting longer moves the crowd; only chance breaks it up',
  parameters,
  until: 600_000_000,
  actors(set) {
    const cast: Record<string, ActorSpec> = {}
    const strategies = strategiesOf(set)
    for (const strategy of strategies) {
      const lane = laneIn(strategies, strategy)
      const named = (name: string): string => (lane ? `${lane}/${name}` : name)
      cast[named('clients')] = { fleet: port => new Storm(port, strategy, set), unbreakable: true }
      for (const client of sampledClients(set)) cast[named(clientName(client))] = { member: true, unbreakable: true }
      cast[named('server')] = { machine: serverMachine }
    }
    return cast
  },
  link: () => ({ law: 'call' }),
  isLong: set => (set.clients + furtherRequests(set) * set.clients) * strategiesOf(set).length > FRAME,
  given: ({ outageMs }) =>
    outageMs === 0
      ? []
      : [
          { at: 0, type: 'fail', argument: null },
          { at: Math.round(outageMs * 1000), type: 'recover', argument: null },
        ],
  machines: { server: serverMachine },
  actions: {
    fail: { label: 'Fail', help: 'The server goes down. Whoever is inside is lost, whoever comes finds nobody.', to: 'server' },
    recover: { label: 'Recover', help: 'The server is up again, with an empty queue.', to: 'server' },
  },
  scenarios,
  rest: { scenario: 'side-by-side', at: 7_120_000 },
  measures,
  invariants,
  predictions,
  challenge,
  summary(index) {
    const lanes = lanesOf(index).map(lane => {
      const { total, completedMs } = countsOf(index, lane)
      const calls = total.requests + total.retries
      const end = completedMs === null ? 'some still wait' : `the last after ${(completedMs / 1000).toFixed(1)} s`
      const name = lane ? `${STRATEGIES[lane as keyof typeof STRATEGIES]}: ` : ''
      return `${name}${total.served} served, ${total['given up']} gave up, ${calls} calls, ${end}`
    })
    const text = lanes.join('. ') || 'Nobody has called yet'
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  },
})

/** The lanes that have counted anything, in the order in which they did. */
function lanesOf({ events }: TraceIndex): string[] {
  const lanes = new Set<string>()
  for (const event of events) if (event.type === 'value.measured') lanes.add(event.name.slice(0, Math.max(0, event.name.indexOf('/'))))
  return [...lanes]
}
