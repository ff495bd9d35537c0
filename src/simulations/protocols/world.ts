/** The world that protocols run in: five lanes of clients, APIs and databases, and the links between them. */
import type { Chance } from '../../engine/random.ts'
import type { ActorSpec, LinkSpec, Values } from '../../engine/simulation.ts'
import { actions } from './actions.ts'
import type { AskingInput, PROTOCOLS } from './asking.ts'
import type { DatabaseInput } from './database.ts'
import { invariants } from './invariants.ts'
import { machines } from './machines.ts'
import { parameters } from './parameters.ts'
import type { Setting } from './protocol.ts'
import type { ServingInput } from './serving.ts'
import type { StreamInput } from './stock.ts'
import type { ListenerInput } from './websocket.ts'

type Set = Values<typeof parameters>

/** The settings that requests and answers depend on. */
export function settingOf({ question, fieldsWanted, orders, http, restCalls, otherFields, etags, batching, tokenBytes }: Set): Setting {
  const token = 'b1946ac92492d2347c6235b4d2611184'.repeat(32).slice(0, tokenBytes)
  return { question, fieldsWanted, orders, http, restCalls, otherFields, etags: etags === 'on', batching: batching === 'on', token }
}

function lane(protocol: keyof typeof PROTOCOLS, set: Set): Readonly<Record<string, ActorSpec>> {
  const setting = settingOf(set)
  const client: AskingInput = { protocol, set: setting, pollMs: set.pollMs }
  const api: ServingInput = { protocol, set: setting, connections: set.databaseConnections }
  return {
    [`${protocol}/client`]: { machine: machines.client, input: client, unbreakable: true },
    [`${protocol}/api`]: { machine: machines.api, input: api },
    [`${protocol}/database`]: database({ count: set.orders, notifies: false }),
  }
}

function database(input: DatabaseInput): ActorSpec {
  return { machine: machines.database, input, recover: (disk: DatabaseInput) => disk }
}

/** All of the simulation that a run needs. */
export const world = {
  id: 'protocols',
  version: 1,
  parameters,
  until: 60_000_000,
  actors(set: Set, chance: Chance): Readonly<Record<string, ActorSpec>> {
    const listener: ListenerInput = { chance }
    const stream: StreamInput = { messages: set.streamMessages, everyMs: set.streamEveryMs, token: settingOf(set).token }
    return {
      ...lane('rest', set),
      ...lane('grpc', set),
      ...lane('graphql', set),
      'websocket/client': { machine: machines['client, websocket'], input: listener, unbreakable: true },
      'websocket/api': { machine: machines['api, websocket'] },
      'websocket/database': database({ count: set.orders, notifies: true }),
      'stream/client': { machine: machines['client, stream'], input: stream, unbreakable: true },
      'stream/api': { machine: machines['api, stream'], input: stream },
    }
  },
  link({ rttMs, bandwidthKbps, databaseMs }: Set, from: string, to: string): LinkSpec {
    const far = from === 'client' || to === 'client'
    const line = { law: 'log-normal', medianMs: (far ? rttMs : databaseMs) / 2, sigma: 0, lossPercent: 0 } as const
    return far ? { ...line, kbps: bandwidthKbps } : line
  },
  machines,
  actions,
  invariants,
}
