/** A run as spans: each request from its sending to its answer, under the request in whose service it was made. */
import type { MessageId, Micros } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'
import { type Activity, activitiesOf } from '../activity.ts'

/** A stretch of a span. `flight`: a message is on its way; `work`: the receiver works; `wait`: the receiver waits for others; `silence`: nobody does anything for it. */
export interface Stretch {
  readonly kind: 'flight' | 'work' | 'wait' | 'silence'
  readonly from: Micros
  readonly to: Micros
}

/** Something that happened at one instant of a span. */
export interface Mark {
  readonly kind: 'lost' | 'refused' | 'timeout'
  readonly at: Micros
  readonly seq: number
}

/** A request and all that was done for it. */
export interface Span {
  readonly record: MessageRecord
  /** The request that its sender was serving; null if it served none. */
  readonly parent: MessageId | null
  /** How many requests it is nested in. */
  readonly depth: number
  /** When the last of it ended: the answer's arrival, or the end of waiting. Null: it lasts until the trace ends. */
  readonly end: { readonly at: Micros; readonly seq: number } | null
  readonly stretches: readonly Stretch[]
  readonly marks: readonly Mark[]
}

const known = new WeakMap<TraceIndex, readonly Span[]>()

/** The spans of a trace, each followed by those nested in it, in the order of their sending. */
export function spansOf(index: TraceIndex): readonly Span[] {
  const before = known.get(index)
  if (before) return before
  const activities = new Map(activitiesOf(index).map(activity => [`${activity.kind} ${activity.from.seq}`, activity]))
  const requests = [...index.messages.values()].filter(({ sent }) => sent.correlates === null)
  const parents = new Map(requests.map(record => [record.id, servedBy(index, record)]))
  const children = new Map<MessageId | null, MessageRecord[]>()
  for (const record of requests) {
    const parent = parents.get(record.id) ?? null
    children.set(parent, [...(children.get(parent) ?? []), record])
  }
  const spans: Span[] = []
  const visit = (record: MessageRecord, depth: number) => {
    const nested = children.get(record.id) ?? []
    const waits = nested.flatMap(child => activities.get(`waiting ${child.sent.seq}`) ?? [])
    spans.push({ ...spanOf(index, record, waits, activities), parent: parents.get(record.id) ?? null, depth })
    for (const child of nested) visit(child, depth + 1)
  }
  for (const record of children.get(null) ?? []) visit(record, 0)
  known.set(index, spans)
  return spans
}

/** The request that led its sender to send this one: the nearest in its chain of causes that the sender received. */
function servedBy(index: TraceIndex, { sent }: MessageRecord): MessageId | null {
  let cause = sent.cause
  while (cause !== null) {
    const event = index.events[cause - 1]
    if (!event) return null
    if (event.type === 'state.entered' && event.actor === sent.from && event.request !== undefined) return event.request
    if (event.type === 'message.received') {
      const received = index.messages.get(event.message)?.sent
      if (received?.to === sent.from && received.correlates === null) return event.message
    }
    cause = event.cause
  }
  return null
}

type Known = ReadonlyMap<string, Activity>

function spanOf(
  index: TraceIndex,
  record: MessageRecord,
  waits: readonly Activity[],
  activities: Known,
): Pick<Span, 'record' | 'end' | 'stretches' | 'marks'> {
  const { sent, end } = record
  const stretches: Stretch[] = []
  const marks: Mark[] = []
  const add = (kind: Stretch['kind'], from: Micros, to: Micros) => {
    if (to > from) stretches.push({ kind, from, to })
  }
  add('flight', sent.at, end?.at ?? index.now)
  const waiting = activities.get(`waiting ${sent.seq}`)
  let last: { readonly at: Micros; readonly seq: number } | null = end
  if (end?.lost) marks.push({ kind: end.lost === 'refused' ? 'refused' : 'lost', at: end.at, seq: end.seq })
  const working = end && activities.get(`working ${end.seq}`)
  if (working) {
    const until = working.to?.at ?? index.now
    for (const { kind, from, to } of shifts(working.from.at, until, waits, index.now)) add(kind, from, to)
    last = working.to
  }
  const answer = record.answers[0] === undefined ? undefined : index.messages.get(record.answers[0])
  if (answer) {
    add('flight', answer.sent.at, answer.end?.at ?? index.now)
    last = answer.end
    if (answer.end?.lost) marks.push({ kind: 'lost', at: answer.end.at, seq: answer.end.seq })
  }
  if (!waiting) return { record, end: last, stretches, marks }
  if (waiting.timedOut && waiting.to) marks.push({ kind: 'timeout', at: waiting.to.at, seq: waiting.to.seq })
  const lost = marks.some(({ kind }) => kind === 'lost')
  // What was lost leaves its sender waiting; what comes too late still comes.
  const over = lost || (last && waiting.to && waiting.to.at > last.at) ? waiting.to : last
  if (last) add('silence', last.at, over?.at ?? index.now)
  return { record, end: over, stretches, marks }
}

/** Own work and waiting for others, in turn, between two instants. */
function shifts(from: Micros, until: Micros, waits: readonly Activity[], now: Micros): Stretch[] {
  const parts: Stretch[] = []
  let at = from
  const add = (kind: Stretch['kind'], to: Micros) => {
    const last = parts.at(-1)
    // Waiting for one and, from that instant on, for the next is one wait.
    if (last?.kind === kind) parts[parts.length - 1] = { ...last, to }
    else if (to > at) parts.push({ kind, from: at, to })
    at = to
  }
  for (const wait of [...waits].sort((a, b) => a.from.at - b.from.at)) {
    const begin = Math.min(Math.max(wait.from.at, at), until)
    if (begin > at) add('work', begin)
    add('wait', Math.min(Math.max(wait.to?.at ?? now, begin), until))
  }
  if (until > at) add('work', until)
  return parts
}

/** The stretches of a span as far as they have come at `at`. */
export function grownUntil(span: Span, at: Micros): Stretch[] {
  return span.stretches.flatMap(stretch => (stretch.from < at ? [{ ...stretch, to: Math.min(stretch.to, at) }] : []))
}

/** How long a span has taken at `at`, and how much of it was the receiver's own work. */
export function timesOf(span: Span, at: Micros): { readonly taken: Micros; readonly worked: Micros } {
  const until = Math.min(at, span.end?.at ?? at)
  let worked = 0
  for (const { kind, from, to } of grownUntil(span, at)) if (kind === 'work') worked += to - from
  return { taken: Math.max(0, until - span.record.sent.at), worked }
}
