/** A run as a sequence diagram: where lifelines, arrows, bars and labels stand. It depends on the run alone; the playhead only uncovers it. */
import type { ActorId, Micros, Position } from '../../engine/trace.ts'
import { type MessageRecord, progressOf, type TraceIndex } from '../../engine/trace-index.ts'
import type { GlyphRole } from '../../ui/glyph/glyph-roles.ts'
import { activitiesOf } from '../activity.ts'
import type { Box } from '../geometry.ts'
import { roleOf } from '../roles.ts'
import { messageLabel, shorten, textWidth } from '../words.ts'
import { type Line, placeLabel } from './labels.ts'
import { type TimeScale, timeScale } from './time-scale.ts'

/** A message as an arrow from `from` to `to`, where it ends or would have. */
export interface Arrow {
  readonly record: MessageRecord
  /** How many more messages it stands for: a crowd that leaves in one instant is one arrow. */
  readonly others: number
  readonly role: GlyphRole
  readonly lost: boolean
  readonly line: Line
  /** Where its label stands, glyph included. */
  readonly label: Box
}

/** A stretch of a lifeline. */
export interface Bar {
  readonly key: string
  readonly x: number
  readonly top: number
  readonly bottom: number
  readonly kind: 'working' | 'waiting' | 'down'
}

/** The moment in which an actor stops waiting. */
export interface Timeout {
  readonly seq: number
  readonly at: Micros
  readonly actor: ActorId
  readonly waited: Micros
  readonly x: number
  readonly y: number
  readonly label: Box
}

/** A laid out sequence, in px. */
export interface SequenceLayout {
  readonly width: number
  readonly height: number
  readonly lifelines: readonly { readonly actor: ActorId; readonly x: number }[]
  readonly arrows: readonly Arrow[]
  readonly bars: readonly Bar[]
  readonly timeouts: readonly Timeout[]
  readonly scale: TimeScale
}

/** The column of times, and the room beside the first and last lifeline. */
export const GUTTER = 62
const MARGIN = 52
/** Lifelines stand no closer and no further apart. */
const NARROWEST = 74
const WIDEST = 150
/** Space above the first instant. */
export const TOP = 26
/** Half the width of a bar. */
export const HALF_BAR = 4
/** Room for a glyph before a label, and the label's height. */
export const GLYPH_ROOM = 14
const LABEL_HEIGHT = 15

/** The word beside a lifeline where its actor stops waiting. */
export const TIMEOUT = 'timeout'

const ROOM = { least: 15, most: 76, flight: 34, row: 22 }

/** Everyone who sends or receives, in the order in which they first do. */
export function actorsOf(index: TraceIndex): ActorId[] {
  const actors = new Set<ActorId>()
  for (const { sent } of index.messages.values()) actors.add(sent.from).add(sent.to)
  return [...actors]
}

/** The least width in which `count` lifelines can be drawn. */
export function leastWidth(count: number): number {
  return GUTTER + 2 * MARGIN + NARROWEST * Math.max(0, count - 1)
}

/** So many messages of one link may leave in one instant before they are drawn as one. */
const CROWD = 12

/** A message that is drawn, and how many more it stands for. */
interface Crowd {
  readonly record: MessageRecord
  readonly others: number
}

/** Messages that leave together for the same place and fare alike are a crowd, of which only the first is drawn. */
function crowdsOf(records: readonly MessageRecord[]): Crowd[] {
  const together = new Map<string, MessageRecord[]>()
  for (const record of records) {
    const { from, to, at, kind } = record.sent
    const key = `${from} ${to} ${at} ${kind} ${record.end?.lost}`
    const known = together.get(key)
    if (known) known.push(record)
    else together.set(key, [record])
  }
  return [...together.values()].flatMap(([first, ...rest]) => {
    if (!first) return []
    if (rest.length < CROWD) return [first, ...rest].map(record => ({ record, others: 0 }))
    return [{ record: first, others: rest.length }]
  })
}

/** A crowd's label leaves room for its number. */
const SHORT = 20

/** What is written at an arrow. */
export function arrowLabel(index: TraceIndex, { record, others }: Crowd, seq: number): string {
  const label = messageLabel(index, record, seq)
  return others > 0 ? `${shorten(label, SHORT)} ×${others + 1}` : label
}

/** Lays out a run in `width` px; with less than `leastWidth` it takes that. */
export function layOutSequence(index: TraceIndex, actors: readonly ActorId[], width: number): SequenceLayout {
  const gaps = Math.max(1, actors.length - 1)
  const column = Math.min(WIDEST, Math.max(NARROWEST, Math.floor((width - GUTTER - 2 * MARGIN) / gaps)))
  const x = new Map(actors.map((actor, i) => [actor, GUTTER + MARGIN + column * i]))
  const crowds = crowdsOf([...index.messages.values()].filter(({ sent }) => x.has(sent.from) && x.has(sent.to)))
  crowds.sort((a, b) => a.record.id - b.record.id)
  const records = crowds.map(({ record }) => record)
  const scale = scaleOf(index, records)
  const y = (position: Position): number => TOP + scale.y(position)
  const lines = new Map(records.map(record => [record.id, lineOf(record, x, y)]))
  const timeouts: Timeout[] = []
  const bars: Bar[] = outages(index, x, y)
  const end = { at: index.now, seq: index.events.length }
  const taken: Box[] = []
  for (const { actor, kind, from, to, timedOut } of activitiesOf(index)) {
    const at = x.get(actor)
    if (at === undefined) continue
    bars.push({ key: `${kind} ${from.seq}`, x: at, top: y(from), bottom: y(to ?? end), kind })
    if (!timedOut || !to) continue
    const text = textWidth(TIMEOUT, 12)
    const label = { x: at - HALF_BAR - 7 - text, y: y(to) - LABEL_HEIGHT / 2, width: text, height: LABEL_HEIGHT }
    taken.push(label)
    timeouts.push({ seq: to.seq, at: to.at, actor, waited: to.at - from.at, x: at, y: y(to), label })
  }
  const all = [...lines.values()]
  const arrows = crowds.map(crowd => {
    const { record, others } = crowd
    const line = lines.get(record.id) as Line
    const size = { width: textWidth(arrowLabel(index, crowd, Number.POSITIVE_INFINITY), 12) + GLYPH_ROOM + 4, height: LABEL_HEIGHT }
    const label = placeLabel(line, size, taken, all, GUTTER + column * gaps + 2 * MARGIN)
    taken.push(label)
    return { record, others, role: roleOf(index, record), lost: record.end?.lost != null, line, label }
  })
  const lifelines = actors.map(actor => ({ actor, x: x.get(actor) as number }))
  const height = TOP + Math.max(scale.height, ...taken.map(box => box.y + box.height - TOP)) + 24
  return { width: GUTTER + 2 * MARGIN + column * (actors.length - 1), height, lifelines, arrows, bars, timeouts, scale }
}

function scaleOf(index: TraceIndex, records: readonly MessageRecord[]): TimeScale {
  const instants: Micros[] = [0, index.now]
  const flights: Micros[] = []
  const instantly: Position[] = []
  for (const { sent, end, legs } of records) {
    const arriveAt = end?.at ?? legs.at(-1)?.arriveAt ?? sent.arriveAt
    instants.push(sent.at, arriveAt)
    flights.push(sent.arriveAt - sent.at)
    if (sent.arriveAt === sent.at) instantly.push(sent)
  }
  for (const { from, to } of activitiesOf(index)) instants.push(from.at, to?.at ?? from.at)
  for (const [, states] of index.states) for (const { at, to, from } of states) if (to === 'broken' || from === 'broken') instants.push(at)
  return timeScale(instants, flights, instantly, ROOM)
}

function lineOf(record: MessageRecord, x: ReadonlyMap<ActorId, number>, y: (position: Position) => number): Line {
  const { sent, end, legs } = record
  const [from, to] = [x.get(sent.from) as number, x.get(sent.to) as number]
  const hand = from < to ? HALF_BAR : -HALF_BAR
  const stop = end ?? { at: legs.at(-1)?.arriveAt ?? sent.arriveAt, seq: Number.POSITIVE_INFINITY }
  const share = end?.lost == null ? 1 : progressOf(record, end.at)
  const [x1, x2] = [from + hand, to - hand]
  const y1 = y(sent)
  return { x1, y1, x2: x1 + (x2 - x1) * share, y2: stop.at === sent.at ? y1 : y(stop) }
}

function outages(index: TraceIndex, x: ReadonlyMap<ActorId, number>, y: (position: Position) => number): Bar[] {
  const bars: Bar[] = []
  for (const [actor, states] of index.states) {
    const at = x.get(actor)
    if (at === undefined) continue
    for (const [i, down] of states.entries()) {
      if (down.to !== 'broken') continue
      const up = states[i + 1] ?? { at: index.now, seq: index.events.length }
      bars.push({ key: `down ${down.seq}`, x: at, top: y(down), bottom: y(up), kind: 'down' })
    }
  }
  return bars
}
