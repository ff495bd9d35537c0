/** A picture's worth of a run: everything a view draws at one position. */
import type { ActorId, Json, Micros, Position, TraceEvent } from './trace.ts'
import { type MessageRecord, progressOf, type TraceIndex, tablesAt } from './trace-index.ts'

/** The state in which an actor has not yet entered any. */
export const INITIAL = ''

/** An actor at an instant. */
export interface ActorFrame {
  /** The state entered last, or `INITIAL` while it rests in the machine's own. With several sessions: that of the session that moved last. */
  readonly state: string
  /** When that was; 0 for the initial state. */
  readonly since: Micros
  /** The number of the event that entered it; 0 for the initial state. */
  readonly enteredBy: number
  /** The process is down: `break` without `heal` so far. */
  readonly broken: boolean
  /** When the oldest request was sent that still has neither answer nor end of waiting; null when nothing is waited for. */
  readonly waitingSince: Micros | null
}

/** A message on its way at an instant, with its progress from 0 to 1. */
export interface FlyingMessage {
  readonly record: MessageRecord
  readonly progress: number
}

/** A run at a position. */
export interface Frame {
  readonly position: Position
  /** The last event seen, or null before the first. */
  readonly last: TraceEvent | null
  /** Every actor that has done something in this trace up to its end; others rest in their initial states. */
  readonly actors: ReadonlyMap<ActorId, ActorFrame>
  readonly flying: readonly FlyingMessage[]
  /** Messages lost up to here; `progress` is where. */
  readonly lost: readonly FlyingMessage[]
  readonly tables: Readonly<Record<string, Readonly<Record<string, Json>>>>
}

/** Draws `index` at `position`. Pure: the same arguments give the same frame. */
export function frameAt(index: TraceIndex, position: Position): Frame {
  const actors = new Map<ActorId, ActorFrame>()
  for (const [actor, entered] of index.states) {
    let state = INITIAL
    let since = 0
    let enteredBy = 0
    let broken = false
    for (const event of entered) {
      if (event.seq > position.seq) break
      state = event.to
      since = event.at
      enteredBy = event.seq
      broken = event.to === 'broken'
    }
    actors.set(actor, { state, since, enteredBy, broken, waitingSince: null })
  }
  const flying: FlyingMessage[] = []
  const lost: FlyingMessage[] = []
  for (const record of index.messages.values()) {
    if (record.sent.seq > position.seq) break
    const end = record.end
    if (end && end.seq <= position.seq) {
      if (end.lost !== null) lost.push({ record, progress: progressOf(record, end.at) })
    } else flying.push({ record, progress: progressOf(record, position.at) })
    if (awaitsAnswer(index, record, position)) {
      const actor = actors.get(record.sent.from)
      if (actor && (actor.waitingSince === null || record.sent.at < actor.waitingSince)) {
        actors.set(record.sent.from, { ...actor, waitingSince: record.sent.at })
      }
    }
  }
  return { position, last: index.events[position.seq - 1] ?? null, actors, flying, lost, tables: tablesAt(index, position.seq) }
}

/** Whether an actor's process is down after all events up to and including `seq`. */
export function isBrokenAt(index: TraceIndex, actor: ActorId, seq: number): boolean {
  return (index.states.get(actor) ?? []).findLast(entered => entered.seq <= seq)?.to === 'broken'
}

/** Kinds of message whose sender waits for an answer. */
const WAITED_FOR: ReadonlySet<string> = new Set(['request', 'call', 'query'])

/** A request (or inner call, or query) is waited for until an answer arrives, or its sender enters another state. */
function awaitsAnswer(index: TraceIndex, record: MessageRecord, position: Position): boolean {
  const { sent } = record
  if (sent.correlates !== null || !WAITED_FOR.has(sent.kind)) return false
  for (const id of record.answers) {
    const end = index.messages.get(id)?.end
    if (end && end.seq <= position.seq && end.lost === null) return false
  }
  for (const event of index.states.get(sent.from) ?? []) {
    if (event.seq > position.seq) break
    if (event.seq > sent.seq && event.cause !== null && isEndOfWaiting(index, event.cause)) return false
  }
  return true
}

function isEndOfWaiting(index: TraceIndex, cause: number): boolean {
  const event = index.events[cause - 1]
  return event?.type === 'timer.ended' || event?.type === 'input'
}
