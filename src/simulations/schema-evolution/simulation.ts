/** schema-evolution: one contract, five readers, two replicas; every verdict is a message encoded by one version and decoded by another. */
import type { AnyStateMachine } from 'xstate'
import { type ActorSpec, defineSimulation } from '../../engine/simulation.ts'
import { actions } from './actions.ts'
import type { ClientInput } from './calling.ts'
import { challenge } from './challenge.ts'
import { CLIENTS, type ClientName } from './clients.ts'
import { SERVERS } from './fleet.ts'
import { invariants } from './invariants.ts'
import { machines } from './machines.ts'
import { clientsWith, measures, verdictsOf } from './measures.ts'
import { firstOrder } from './orders.ts'
import { parameters } from './parameters.ts'
import type { PipelineInput } from './pipeline.ts'
import { predictions } from './predictions.ts'
import { scenarios } from './scenarios.ts'
import type { ServerInput } from './server.ts'

const V1 = { number: 1, applied: [] } as const

const machineOf = (name: string): AnyStateMachine => machines[name] as AnyStateMachine

/** The number of the first order that a replica makes; 1047 is there already. */
const FIRST_NEW = 1048

/** The simulation of chapter 5. */
export const schemaEvolution = defineSimulation({
  id: 'schema-evolution',
  version: 1,
  title: 'A change is safe only for a particular reader',
  parameters,
  until: 300_000_000,
  actors(set, chance) {
    const drops = set.unknownFields === 'dropped'
    const server = (name: string, i: number): ActorSpec => ({
      machine: machineOf(name),
      input: {
        version: V1,
        kept: [firstOrder(set.format === 'protobuf' ? 'protobuf' : 'json')],
        next: FIRST_NEW + i,
        step: SERVERS.length,
        drops,
      } satisfies ServerInput,
      // Version and orders are on its disk.
      recover: (context: ServerInput) => context,
    })
    const client = (name: ClientName): ActorSpec => ({
      machine: machineOf(name),
      input: { name, version: V1, servers: SERVERS, timeoutMs: set.timeoutMs, drops } satisfies ClientInput,
      unbreakable: true,
    })
    const alarms: Readonly<Record<string, number>> = { never: 0, drawn: 1 + Math.floor(3 * chance('alarm', 1)) }
    const pipeline: PipelineInput = { format: set.format, alarmAfter: alarms[set.alarm] ?? Number(set.alarm) }
    return {
      ...Object.fromEntries(CLIENTS.map(name => [name, client(name)])),
      ...Object.fromEntries(SERVERS.map((name, i) => [name, server(name, i)])),
      plan: { machine: machineOf('plan'), unbreakable: true },
      pipeline: { machine: machineOf('pipeline'), input: pipeline, unbreakable: true },
    }
  },
  link({ hopMs, spread, lossPercent }, from, to) {
    if (to === 'plan' || from === 'plan') return { law: 'call' }
    const ofPipeline = from === 'pipeline' || to === 'pipeline'
    return { law: 'log-normal', medianMs: hopMs, sigma: spread, lossPercent: ofPipeline ? 0 : lossPercent }
  },
  machines,
  actions,
  scenarios,
  rest: { scenario: 'add-enum-value', at: 2_157_500 },
  measures,
  invariants,
  predictions,
  challenge,
  summary(index) {
    const rows = Object.keys(verdictsOf(index))
    if (rows.length === 0) return 'Nobody has called yet.'
    const parts = (['broken', 'silently wrong', 'no answer'] as const).flatMap(verdict => {
      const names = clientsWith(index, verdict)
      return names.length > 0 ? [`${verdict === 'no answer' ? 'without an answer' : verdict}: ${names.join(', ')}`] : []
    })
    if (parts.length === 0) return 'All five clients get what was meant, from every replica.'
    return `${parts.join('; ').replace(/^./, first => first.toUpperCase())}.`
  },
})
