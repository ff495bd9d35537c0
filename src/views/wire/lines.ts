/** What crossed the wire up to a moment, frame by frame: messages whose detail says `stream`, `frame` and `length`. */
import type { ActorId, MessageId, Micros } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'
import { roleOf } from '../roles.ts'
import { type Fate, fateOf } from '../words.ts'

/** A frame, or a packet before or beside HTTP. */
export interface WireLine {
  readonly id: MessageId
  readonly at: Micros
  /** From the left end to the right one. */
  readonly goesRight: boolean
  readonly from: ActorId
  readonly to: ActorId
  readonly role: ReturnType<typeof roleOf>
  readonly connection: number | null
  readonly stream: number | null
  /** The frame's type; null where there are no frames. */
  readonly frame: string | null
  readonly length: number
  readonly bytes: number
  readonly flags: readonly string[]
  readonly label: string
  readonly isAgain: boolean
  readonly isBare: boolean
  readonly fate: Fate
}

/** The lines of all that was sent by the first `seq` events, oldest first. `left` is the actor drawn on the left. */
export function wireLines(index: TraceIndex, seq: number, left: ActorId): WireLine[] {
  const lines: WireLine[] = []
  for (const record of index.messages.values()) {
    if (record.sent.seq > seq) break
    if (isWire(record)) lines.push(lineOf(index, record, seq, left))
  }
  return lines
}

function isWire({ sent }: MessageRecord): boolean {
  return Object.hasOwn(sent.detail, 'frame') && Object.hasOwn(sent.detail, 'length')
}

function lineOf(index: TraceIndex, record: MessageRecord, seq: number, left: ActorId): WireLine {
  const { id, sent } = record
  const { stream, frame, length, flags, connection, again } = sent.detail
  return {
    id,
    at: sent.at,
    goesRight: sent.from === left,
    from: sent.from,
    to: sent.to,
    role: roleOf(index, record),
    connection: typeof connection === 'number' ? connection : null,
    stream: typeof stream === 'number' ? stream : null,
    frame: typeof frame === 'string' ? frame : null,
    length: Number(length),
    bytes: sent.bytes,
    flags: Array.isArray(flags) ? flags.map(String) : [],
    label: sent.label.replace(/, stream \d+(?=,|$)/, ''),
    isAgain: again === true,
    isBare: sent.kind === 'ack',
    fate: fateOf(record, seq),
  }
}

/** The lanes of the track: the connection's own first (null), then each stream by its number, or in a run without streams each connection. */
export function lanesOf(index: TraceIndex): readonly (number | null)[] {
  const streams = new Set<number>()
  const connections = new Set<number>()
  for (const record of index.messages.values()) {
    if (!isWire(record)) continue
    const { stream, connection } = record.sent.detail
    if (typeof stream === 'number') streams.add(stream)
    if (typeof connection === 'number') connections.add(connection)
  }
  const numbers = streams.size > 0 ? streams : connections
  return [...(streams.size > 0 ? [null] : []), ...[...numbers].sort((a, b) => a - b)]
}

/** The place of a line among the lanes. */
export function laneOf(line: WireLine, lanes: readonly (number | null)[]): number {
  const hasStreams = lanes[0] === null
  return Math.max(0, lanes.indexOf(hasStreams ? line.stream : line.connection))
}
