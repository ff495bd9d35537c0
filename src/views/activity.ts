/** When each actor was at work on a request, and when it waited for an answer: the bars of a sequence, the emphasis of a node. */

import type { ActorId, Micros, TraceEvent } from '../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../engine/trace-index.ts'
import { expectsAnswer } from './roles.ts'

/** A stretch of an actor's time. */
export interface Activity {
  readonly actor: ActorId
  /** `working`: it has received a request and not answered it. `waiting`: it has sent one and got no answer. */
  readonly kind: 'working' | 'waiting'
  readonly from: { readonly at: Micros; readonly seq: number }
  /** Null: it lasts until the trace ends. */
  readonly to: { readonly at: Micros; readonly seq: number } | null
  /** The actor stopped waiting because a timer fired. */
  readonly timedOut: boolean
}

const known = new WeakMap<TraceIndex, readonly Activity[]>()

/** All activities of a trace, in the order in which they begin. */
export function activitiesOf(index: TraceIndex): readonly Activity[] {
  const before = known.get(index)
  if (before) return before
  const activities: Activity[] = []
  const fired = new Map<number, TraceEvent>()
  for (const event of index.events) {
    if (event.type === 'timer.ended' && event.how === 'fired' && event.cause !== null) fired.set(event.cause, event)
  }
  for (const record of index.messages.values()) {
    if (!expectsAnswer(record.sent)) continue
    activities.push(waitingFor(index, record, fired))
    if (record.end && record.end.lost === null) activities.push(workingOn(index, record, record.end))
  }
  activities.sort((a, b) => a.from.seq - b.from.seq)
  known.set(index, activities)
  return activities
}

/** The actors at work or waiting after the first `seq` events. */
export function busyAt(index: TraceIndex, seq: number): ReadonlySet<ActorId> {
  const busy = new Set<ActorId>()
  for (const { actor, from, to } of activitiesOf(index)) {
    if (from.seq > seq) break
    if (!to || to.seq > seq) busy.add(actor)
  }
  return busy
}

function waitingFor(index: TraceIndex, record: MessageRecord, fired: ReadonlyMap<number, TraceEvent>): Activity {
  const { sent } = record
  let to: TraceEvent | undefined
  for (const id of record.answers) {
    const end = index.messages.get(id)?.end
    if (end && end.lost === null && (!to || end.seq < to.seq)) to = index.events[end.seq - 1]
  }
  const timeout = fired.get(deadlineOf(index, record) ?? 0)
  const down = index.states.get(sent.from)?.find(({ seq, to }) => seq > sent.seq && to === 'broken')
  const timedOut = timeout !== undefined && (!to || timeout.seq < to.seq)
  if (timedOut) to = timeout
  if (down && (!to || down.seq < to.seq)) return { actor: sent.from, kind: 'waiting', from: sent, to: down, timedOut: false }
  return { actor: sent.from, kind: 'waiting', from: sent, to: to ?? null, timedOut }
}

/** The timer that a machine set for an answer: the first that the same cause set after the sending. */
function deadlineOf(index: TraceIndex, { sent }: MessageRecord): number | undefined {
  for (let i = sent.seq; i < index.events.length; i++) {
    const event = index.events[i] as TraceEvent
    if (event.at > sent.at) return undefined
    if (event.type === 'timer.set' && event.cause === sent.cause && event.actor === sent.from) return event.seq
  }
  return undefined
}

function workingOn(index: TraceIndex, record: MessageRecord, received: { at: Micros; seq: number }): Activity {
  let to: { at: Micros; seq: number } | null = null
  const answer = record.answers[0] === undefined ? undefined : index.messages.get(record.answers[0])
  if (answer) to = answer.sent
  for (const event of index.states.get(record.sent.to) ?? []) {
    if (to && event.seq > to.seq) break
    if (event.seq > received.seq && event.to === 'broken') {
      to = event
      break
    }
  }
  return { actor: record.sent.to, kind: 'working', from: received, to, timedOut: false }
}
