/** The lanes of protocols: one for each way to ask, and one for the streaming calls; and which messages are whose. */
import { laneOf, withoutLane } from '../../engine/lanes.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'

/** The ways to ask. */
export const ASKED = ['rest', 'grpc', 'graphql', 'websocket'] as const

/** Every lane. */
export const LANES = [...ASKED, 'stream'] as const

/** One of the lanes. */
export type Lane = (typeof LANES)[number]

/** The messages from one kind of actor to another in a lane. */
export function sentIn(index: TraceIndex, lane: Lane, from: string, to: string): MessageRecord[] {
  return [...index.messages.values()].filter(({ sent }) => sent.from === `${lane}/${from}` && sent.to === `${lane}/${to}`)
}

/** The lanes in which anything was sent between client and API, in their order. */
export function busyLanes(index: TraceIndex): Lane[] {
  const seen = new Set<string>()
  for (const { sent } of index.messages.values()) if (withoutLane(sent.to) !== 'database') seen.add(laneOf(sent.from))
  return LANES.filter(lane => seen.has(lane))
}

const NAMES: Readonly<Record<string, string>> = {
  rest: 'REST',
  grpc: 'gRPC',
  graphql: 'GraphQL',
  websocket: 'WebSocket',
  stream: 'gRPC stream',
}

/** What the lane of an actor is called. */
export function laneName(actor: string): string {
  return NAMES[laneOf(actor)] ?? ''
}
