/** Which side of its edge a message flies on, and how far out, so that no two messages of an edge cover each other. */
import type { MessageId, Micros } from '../../engine/trace.ts'
import { type MessageRecord, progressOf, type TraceIndex } from '../../engine/trace-index.ts'
import { type Point, walk } from '../geometry.ts'
import { type EdgeLine, edgeKey } from './layout.ts'

/** A message's way along an edge. */
export interface Lane {
  readonly edge: EdgeLine
  /** It goes from the edge's first actor to its second. */
  readonly forward: boolean
  /** Distance from the edge, in px to the right hand of who walks from the first actor to the second. */
  readonly offset: number
}

/** From the edge to the first lane on either side, and from lane to lane. */
const FIRST = 7
const NEXT = 15
/** Glyphs on one lane nearer than this would touch. */
const APART = 17
/** Lanes on one side; what finds none free shares the last. */
const LANES = 3

/** The sign of the offset that leads above an edge's level part, or left of an upright one: there go requests; answers go on the other side. */
export function upperSide(points: readonly Point[]): 1 | -1 {
  let longest = 0
  let side: 1 | -1 = -1
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1] as Point, points[i] as Point]
    const [dx, dy] = [b.x - a.x, b.y - a.y]
    const level = Math.abs(dx) >= Math.abs(dy)
    const weight = level ? 100 * Math.abs(dx) : Math.abs(dy)
    if (weight <= longest) continue
    longest = weight
    side = (level ? dx > 0 : dy < 0) ? -1 : 1
  }
  return side
}

/** Gives every message that crosses a drawn edge its lane, for its whole flight. */
export function assignLanes(index: TraceIndex, edges: ReadonlyMap<string, EdgeLine>): ReadonlyMap<MessageId, Lane> {
  const lanes = new Map<MessageId, Lane>()
  const taken = new Map<string, MessageRecord[][]>()
  const touching = (a: MessageRecord, b: MessageRecord): boolean => touch(a, b, edgeOf(edges, a), edgeOf(edges, b))
  for (const record of index.messages.values()) {
    const { from, to, correlates } = record.sent
    const key = edgeKey(from, to)
    const edge = edges.get(key)
    if (!edge) continue
    const answers = correlates !== null
    const side = answers ? -upperSide(edge.points) : upperSide(edge.points)
    const name = `${edge.bundle} ${answers}`
    let slots = taken.get(name)
    if (!slots) {
      slots = Array.from({ length: LANES }, () => [])
      taken.set(name, slots)
    }
    const free = slots.findIndex(slot => slot.findLast(other => touching(record, other)) === undefined)
    const slot = free < 0 ? LANES - 1 : free
    const mates = slots[slot] as MessageRecord[]
    slots[slot] = [...mates.filter(mate => endOf(mate) > record.sent.at), record]
    lanes.set(record.id, { edge, forward: from === edge.between[0], offset: side * (FIRST + NEXT * slot) })
  }
  return lanes
}

/** Where on its edge a message is, from 0 at the first actor to 1 at the second. */
export function alongEdge({ forward }: Pick<Lane, 'forward'>, progress: number): number {
  return forward ? progress : 1 - progress
}

function edgeOf(edges: ReadonlyMap<string, EdgeLine>, { sent }: MessageRecord): EdgeLine {
  return edges.get(edgeKey(sent.from, sent.to)) as EdgeLine
}

/** How often the flights of two messages on different edges are compared. */
const LOOKS = 12

/** Whether two messages that share a lane would ever touch. */
function touch(a: MessageRecord, b: MessageRecord, onA: EdgeLine, onB: EdgeLine): boolean {
  const from = Math.max(a.sent.at, b.sent.at)
  const to = Math.min(endOf(a), endOf(b))
  if (from >= to) return false
  if (onA !== onB) {
    for (let i = 0; i <= LOOKS; i++) {
      const at = from + ((to - from) * i) / LOOKS
      const [p, q] = [walk(onA.points, placeOf(a, onA, at) * onA.length), walk(onB.points, placeOf(b, onB, at) * onB.length)]
      if (isNear(p, q, APART)) return true
    }
    return false
  }
  const instants = [from, to]
  for (const { at } of [...a.legs, ...b.legs]) if (at > from && at < to) instants.push(at)
  let sign = 0
  for (const at of instants.sort((x, y) => x - y)) {
    const gap = (placeOf(a, onA, at) - placeOf(b, onB, at)) * onA.length
    if (Math.abs(gap) < APART || gap * sign < 0) return true
    sign = gap
  }
  return false
}

function isNear(p: Point, q: Point, within: number): boolean {
  return (p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y) < within * within
}

function placeOf(record: MessageRecord, edge: EdgeLine, at: Micros): number {
  return alongEdge({ forward: record.sent.from === edge.between[0] }, progressOf(record, at))
}

function endOf(record: MessageRecord): Micros {
  return record.end?.at ?? record.legs.at(-1)?.arriveAt ?? record.sent.arriveAt
}
