/** A trace sorted by what views ask for: messages with both their ends, states by actor, rows by table. */
import type {
  ActorId,
  InputEvent,
  Json,
  LossReason,
  MessageId,
  MessageSent,
  Micros,
  RowWritten,
  StateEntered,
  TraceEvent,
} from './trace.ts'

/** A message from its sending to its end. */
export interface MessageRecord {
  readonly id: MessageId
  readonly sent: MessageSent
  /** Which message this was in its direction, from 1: the N of `drop=FROM:TO:N`. */
  readonly ordinal: number
  /** The stretches of its flight: each begins at `at` with `progress` (0 to 1) made, and would end at `arriveAt`. A delay by hand adds one. */
  readonly legs: readonly { readonly at: Micros; readonly seq: number; readonly progress: number; readonly arriveAt: Micros }[]
  /** How it ended, or null if the trace ends before it does. */
  readonly end: { readonly at: Micros; readonly seq: number; readonly lost: LossReason | null } | null
  /** The messages that answer this one. */
  readonly answers: readonly MessageId[]
}

/** A trace, indexed. */
export interface TraceIndex {
  readonly events: readonly TraceEvent[]
  /** The instant up to which the trace is known. */
  readonly now: Micros
  readonly messages: ReadonlyMap<MessageId, MessageRecord>
  readonly inputs: readonly InputEvent[]
  /** State changes of each actor that had any, in order. */
  readonly states: ReadonlyMap<ActorId, readonly StateEntered[]>
  readonly rows: readonly RowWritten[]
}

interface OpenRecord {
  id: MessageId
  sent: MessageSent
  ordinal: number
  legs: { at: Micros; seq: number; progress: number; arriveAt: Micros }[]
  end: MessageRecord['end']
  answers: MessageId[]
}

/** Indexes `events`, known up to `now` (default: the last event). */
export function indexTrace(events: readonly TraceEvent[], now: Micros = events.at(-1)?.at ?? 0): TraceIndex {
  const messages = new Map<MessageId, OpenRecord>()
  const ordinals = new Map<string, number>()
  const states = new Map<ActorId, StateEntered[]>()
  const inputs: InputEvent[] = []
  const rows: RowWritten[] = []
  for (const event of events) {
    switch (event.type) {
      case 'message.sent': {
        const direction = `${event.from}:${event.to}`
        const ordinal = (ordinals.get(direction) ?? 0) + 1
        ordinals.set(direction, ordinal)
        const leg = { at: event.at, seq: event.seq, progress: 0, arriveAt: event.arriveAt }
        messages.set(event.message, { id: event.message, sent: event, ordinal, legs: [leg], end: null, answers: [] })
        if (event.correlates !== null) messages.get(event.correlates)?.answers.push(event.message)
        break
      }
      case 'message.received':
      case 'message.lost': {
        const record = messages.get(event.message)
        if (record) record.end = { at: event.at, seq: event.seq, lost: event.type === 'message.lost' ? event.why : null }
        break
      }
      case 'note': {
        const record = event.message === undefined ? undefined : messages.get(event.message)
        if (record && event.arriveAt !== undefined) {
          const progress = progressOf(record, event.at)
          record.legs.push({ at: event.at, seq: event.seq, progress, arriveAt: event.arriveAt })
        }
        break
      }
      case 'state.entered': {
        const known = states.get(event.actor)
        if (known) known.push(event)
        else states.set(event.actor, [event])
        break
      }
      case 'input':
        inputs.push(event)
        break
      case 'row.written':
        rows.push(event)
        break
    }
  }
  return { events, now, messages, inputs, states, rows }
}

/** How far a message has come at an instant of its flight, from 0 (sent) to 1 (arrived), had nothing stopped it. */
export function progressOf(record: Pick<MessageRecord, 'legs'>, at: Micros): number {
  let leg = record.legs[0] as MessageRecord['legs'][number]
  for (const next of record.legs) if (next.at <= at) leg = next
  const span = leg.arriveAt - leg.at
  if (span <= 0) return 1
  return Math.min(1, leg.progress + ((1 - leg.progress) * (at - leg.at)) / span)
}

/** The rows of every table after the first `seq` events, deleted ones left out. */
export function tablesAt(index: TraceIndex, seq: number): Record<string, Record<string, Json>> {
  const tables: Record<string, Record<string, Json>> = {}
  for (const row of index.rows) {
    if (row.seq > seq) break
    let table = tables[row.table]
    if (!table) {
      table = {}
      tables[row.table] = table
    }
    if (row.after === null) delete table[row.key]
    else table[row.key] = row.after
  }
  return tables
}

/** An event and what led to it, the first cause (the reader's own action) last. */
export function causesOf(events: readonly TraceEvent[], seq: number): TraceEvent[] {
  const chain: TraceEvent[] = []
  let event = events[seq - 1]
  while (event) {
    chain.push(event)
    event = event.cause === null ? undefined : events[event.cause - 1]
  }
  return chain
}
