/** The requests of a run, each with what became of it: read off the trace for measures, invariants and pictures. */
import type { Micros, Position } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'
import { WAIT } from './answers.ts'
import type { Answered, Asked, Door } from './http.ts'

/** A request from its sending to its answer, as far as the trace is known. */
export interface RequestStory {
  readonly asked: Asked
  readonly sentAt: Micros
  /** When the gateway had it, and by which event; null: not yet, or never. */
  readonly arrived: Position | null
  /** How long it was told to wait in the limiter, in ms; 0: not at all. */
  readonly waitMs: number
  /** When it went on to its upstream. */
  readonly forwarded: Position | null
  readonly upstream: string | null
  /** What the gateway answered; null: nothing yet. */
  readonly answer: (Answered & { readonly sent: Position; readonly cached: boolean; readonly record: MessageRecord }) | null
  /** When the client had the answer. */
  readonly doneAt: Micros | null
  readonly record: MessageRecord
}

const known = new WeakMap<TraceIndex, readonly RequestStory[]>()

/** All requests of a run, in the order of their sending. */
export function requestsOf(index: TraceIndex): readonly RequestStory[] {
  const before = known.get(index)
  if (before) return before
  const forwarded = new Map<number, MessageRecord>()
  for (const record of index.messages.values()) {
    const { from, kind, detail } = record.sent
    if (from === 'gateway' && kind === 'request') forwarded.set(detail.n as number, record)
  }
  const waits = waitsOf(index)
  const stories = [...index.messages.values()].flatMap(record =>
    record.sent.from === 'client' ? [story(index, record, forwarded, waits)] : [],
  )
  known.set(index, stories)
  return stories
}

function story(
  index: TraceIndex,
  record: MessageRecord,
  forwarded: ReadonlyMap<number, MessageRecord>,
  waits: ReadonlyMap<number, number>,
): RequestStory {
  const { sent, end } = record
  const asked = sent.detail as unknown as Asked
  const answer = record.answers.map(id => index.messages.get(id) as MessageRecord).find(one => 'status' in one.sent.detail)
  const on = forwarded.get(asked.n)?.sent
  return {
    asked,
    sentAt: sent.at,
    arrived: end && end.lost === null ? { at: end.at, seq: end.seq } : null,
    waitMs: waits.get(record.id) ?? 0,
    forwarded: on ? { at: on.at, seq: on.seq } : null,
    upstream: on ? on.to : null,
    answer: answer
      ? {
          ...(answer.sent.detail as unknown as Answered),
          sent: { at: answer.sent.at, seq: answer.sent.seq },
          cached: answer.sent.kind === 'cached',
          record: answer,
        }
      : null,
    doneAt: answer?.end && answer.end.lost === null ? answer.end.at : null,
    record,
  }
}

/** How long each request was told to wait, by the message that brought it: the value measured on its way to the state `waiting`. */
function waitsOf({ events }: TraceIndex): ReadonlyMap<number, number> {
  const waits = new Map<number, number>()
  for (const event of events) {
    if (event.type !== 'value.measured' || event.name !== WAIT || event.cause === null) continue
    const state = events[event.cause - 1]
    if (state?.type === 'state.entered' && state.request !== undefined) waits.set(state.request, event.value)
  }
  return waits
}

/** The door that stopped a request, null if none did so far. */
export function stoppedAt({ answer }: RequestStory): Door | null {
  return answer?.door ?? null
}
