/** What is counted in a run of protocols, protocol by protocol. */
import type { Measure } from '../../engine/simulation.ts'
import type { RowWritten } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'
import { type ASKED, busyLanes, type Lane, sentIn } from './lanes.ts'
import { anatomyOf } from './parts.ts'

/** What a client writes down of a whole answer. */
interface Answer {
  readonly 'asked by': string
  readonly 'ms taken': number
  readonly 'round trips': number
}

/** A measure with a value for every protocol that has one. */
function perLane(of: (index: TraceIndex, lane: Lane) => number | null): Measure['of'] {
  return index =>
    Object.fromEntries(
      busyLanes(index).flatMap(lane => [[lane, of(index, lane)] as const].filter((entry): entry is [Lane, number] => entry[1] !== null)),
    )
}

function requests(index: TraceIndex, lane: Lane): MessageRecord[] {
  return sentIn(index, lane, 'client', 'api')
}

function responses(index: TraceIndex, lane: Lane): MessageRecord[] {
  return sentIn(index, lane, 'api', 'client')
}

function sum(records: readonly MessageRecord[], of: (record: MessageRecord) => number): number {
  return records.reduce((total, record) => total + of(record), 0)
}

function part(name: 'payload' | 'headers' | 'unwanted') {
  return ({ sent }: MessageRecord): number => anatomyOf(sent.detail)?.[name] ?? 0
}

function rowsOf(index: TraceIndex, table: string): RowWritten[] {
  return index.rows.filter(row => row.table === table)
}

/** The whole answers that a lane has got, the streaming calls included. */
function answers(index: TraceIndex, lane: Lane): readonly Answer[] {
  return rowsOf(index, lane === 'stream' ? 'stream/calls' : `${lane}/answers`).map(({ after }) => after as unknown as Answer)
}

/** How long after it was placed the last order that a lane has heard of was known there, in ms; null: it has heard of none. */
function nextOrderMs(index: TraceIndex, lane: Lane): number | null {
  const heard = rowsOf(index, `${lane}/heard`).at(-1)
  const placed = heard && rowsOf(index, `${lane}/orders`).find(({ key }) => key === heard.key)
  return heard && placed ? (heard.at - placed.at) / 1000 : null
}

/** The measures by name. */
export const measures: Readonly<Record<string, Measure>> = {
  roundTrips: {
    label: 'Round trips',
    unit: '',
    definition:
      'How often a client waited for an answer before it could go on: the longest chain of requests for each whole answer, summed over all answers.',
    of: perLane((index, lane) =>
      lane === 'websocket' ? 0 : answers(index, lane).reduce((total, answer) => total + answer['round trips'], 0),
    ),
  },
  elapsedMs: {
    label: 'Time',
    unit: 'ms',
    definition:
      'From a click until its answer was whole at the client; of several clicks, the last one. A WebSocket that was only told to listen has none.',
    of: perLane(
      (index, lane) =>
        answers(index, lane)
          .filter(answer => answer['asked by'] === 'a click')
          .at(-1)?.['ms taken'] ?? null,
    ),
  },
  requestBytes: {
    label: 'Bytes up',
    unit: 'bytes',
    definition: 'All bytes that clients sent to the API, headers and framing included, those below HTTP or WebSocket not.',
    of: perLane((index, lane) => sum(requests(index, lane), ({ sent }) => sent.bytes)),
  },
  responseBytes: {
    label: 'Bytes down',
    unit: 'bytes',
    definition: 'All bytes that the API sent to clients, headers and framing included, those below HTTP or WebSocket not.',
    of: perLane((index, lane) => sum(responses(index, lane), ({ sent }) => sent.bytes)),
  },
  payloadBytes: {
    label: 'Message',
    unit: 'bytes',
    definition: 'Of the bytes down, the encoded messages alone: JSON text or Protobuf, without headers, frames and prefixes.',
    of: perLane((index, lane) => sum(responses(index, lane), part('payload'))),
  },
  headerBytes: {
    label: 'Headers',
    unit: 'bytes',
    definition: 'Header fields in both directions as they are sent, compressed where HTTP/2 does so.',
    of: perLane((index, lane) => sum([...requests(index, lane), ...responses(index, lane)], part('headers'))),
  },
  unusedBytes: {
    label: 'Not asked for',
    unit: 'bytes',
    definition: 'Of the messages down, the bytes of fields that the page does not show: names, values and the marks around them.',
    of: perLane((index, lane) => sum(responses(index, lane), part('unwanted'))),
  },
  databaseQueries: {
    label: 'Queries',
    unit: '',
    definition: 'Queries that the API sent to the database.',
    of: perLane((index, lane) => sentIn(index, lane, 'api', 'database').length),
  },
  nextOrderMs: {
    label: 'Next order',
    unit: 'ms',
    definition: 'From the instant when an order was placed until the client knew of it; of several orders, the last one.',
    of: perLane(nextOrderMs),
  },
}

/** A measure of a protocol in a run, or null. */
export function measured(name: string, index: TraceIndex, lane: (typeof ASKED)[number]): number | null {
  const values = (measures[name] as Measure).of(index, {}) as Readonly<Record<string, number>>
  return values[lane] ?? null
}
