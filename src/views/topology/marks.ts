/** What a frame puts on the edges: messages on their way, lost ones where they ended, calls in the instant in which they happen. */
import type { Frame } from '../../engine/frame.ts'
import type { MessageId } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'
import type { GlyphRole } from '../../ui/glyph/glyph-roles.ts'
import { beside, cut, lengthOf, type Point, walk } from '../geometry.ts'
import { roleOf } from '../roles.ts'
import { fateOf, messageLabel, shorten } from '../words.ts'
import { alongEdge, type Lane } from './lanes.ts'
import { edgeKey } from './layout.ts'

/** A message as drawn. */
export interface Mark extends Point {
  readonly record: MessageRecord
  readonly role: GlyphRole
  readonly label: string
  /** The label where there is little room. */
  readonly short: string
  /** The way come so far. */
  readonly trail: readonly Point[]
  readonly lane: Lane
  /** Distance along its lane from the edge's first actor, in px. */
  readonly along: number
}

/** A lost message stays until its link is used again, and at least this share of the run. */
const LOST_STAYS = 0.1
/** A call takes no time; its flash may be seen for this share of the run. */
const FLASH_STAYS = 0.015

/** The marks of a frame, the ones drawn last on top. */
export function marksOf(index: TraceIndex, frame: Frame, lanes: ReadonlyMap<MessageId, Lane>): Mark[] {
  const marks: Mark[] = []
  const add = (record: MessageRecord, progress: number, role: GlyphRole): void => {
    const lane = lanes.get(record.id)
    if (lane) marks.push(markOf(index, frame, lane, record, progress, role))
  }
  const { at } = frame.position
  for (const { record, progress } of frame.lost) {
    const lostAt = record.end?.at ?? at
    if (at - lostAt <= index.now * LOST_STAYS || !usedSince(index, record, frame.position.seq)) add(record, progress, 'lost')
  }
  for (const record of flashes(index, frame)) add(record, 0.5, roleOf(index, record))
  for (const { record, progress } of frame.flying) if (!isInstant(record)) add(record, progress, roleOf(index, record))
  return marks
}

function markOf(index: TraceIndex, frame: Frame, lane: Lane, record: MessageRecord, progress: number, role: GlyphRole): Mark {
  const line = beside(lane.edge.points, lane.offset)
  const length = lengthOf(line)
  const along = alongEdge(lane, progress) * length
  const { x, y } = walk(line, along)
  const whole = isInstant(record)
  const trail = whole ? line : lane.forward ? cut(line, 0, along) : cut(line, along, length)
  const { seq } = frame.position
  const short = role === 'lost' ? fateOf(record, seq) : shorten(record.sent.label, 10)
  return { record, role, label: messageLabel(index, record, seq), short, x, y, trail, lane, along }
}

function isInstant(record: MessageRecord): boolean {
  return record.sent.arriveAt === record.sent.at && record.legs.length === 1
}

/** The last instant message of each edge, while its instant is the playhead's or has just been. */
function flashes(index: TraceIndex, { position }: Frame): MessageRecord[] {
  const latest = new Map<string, MessageRecord>()
  for (const record of index.messages.values()) {
    if (record.sent.seq > position.seq) break
    if (isInstant(record) && position.at - record.sent.at <= index.now * FLASH_STAYS) {
      latest.set(edgeKey(record.sent.from, record.sent.to), record)
    }
  }
  return [...latest.values()]
}

function usedSince(index: TraceIndex, lost: MessageRecord, seq: number): boolean {
  const key = edgeKey(lost.sent.from, lost.sent.to)
  for (const { sent } of index.messages.values()) {
    if (sent.seq > seq) return false
    if (lost.end && sent.seq > lost.end.seq && edgeKey(sent.from, sent.to) === key) return true
  }
  return false
}
