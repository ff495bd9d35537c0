/** Places the labels of messages beside their glyphs, off every node, glyph and other label. */
import type { MessageId } from '../../engine/trace.ts'
import { type Box, grown, overlap, type Point, walk } from '../geometry.ts'
import { textWidth } from '../words.ts'
import type { Mark } from './marks.ts'

/** Height of a label's line box, and its type size, in px. */
export const LABEL_HEIGHT = 15
export const LABEL_SIZE = 12

/** Half a glyph, the rings around it and some air. */
const AIR = 13
/** Labels slide along their edge in steps, so that one pressed against a node stands still. */
const STEP = 2
const REACH = 160
/** The wrong side of the edge is as bad as sliding this far. */
const WRONG_SIDE = 50
/** A label may stand so much further out, each px as bad as sliding three. */
const FURTHER = [0, 10, 20, 30]
/** In a crowd, only so many get a label. */
const CROWD = 24

interface Try {
  readonly slide: number
  readonly side: 1 | -1
  readonly further: number
}

/** Where a label may be tried, best first. */
const tries: readonly Try[] = (() => {
  const list: (Try & { cost: number })[] = []
  for (let slide = -REACH; slide <= REACH; slide += STEP) {
    for (const side of [1, -1] as const) {
      for (const further of FURTHER)
        list.push({ slide, side, further, cost: Math.abs(slide) + 3 * further + (side === 1 ? 0 : WRONG_SIDE) })
    }
  }
  return list.sort((a, b) => a.cost - b.cost)
})()

/** A label's middle and its words. */
export interface PlacedLabel extends Point {
  readonly text: string
}

/** The labels of `marks`. One that finds no place is shortened, then left out, unless its message is selected. */
export function placeLabels(
  marks: readonly Mark[],
  nodes: readonly Box[],
  size: { readonly width: number; readonly height: number },
  selected: MessageId | null,
): ReadonlyMap<MessageId, PlacedLabel> {
  const places = new Map<MessageId, PlacedLabel>()
  const obstacles: Box[] = nodes.map(node => grown(node, 3))
  for (const { x, y } of marks) obstacles.push({ x: x - 8, y: y - 8, width: 16, height: 16 })
  const order = [...marks].sort((a, b) => rank(a, selected) - rank(b, selected) || a.record.id - b.record.id)
  for (const mark of order.slice(0, CROWD)) {
    const found = [mark.label, mark.short].flatMap(text => {
      const at = tries.find(one => isFree(boxAt(mark, text, one), obstacles, size))
      return at ? [{ text, at }] : []
    })[0]
    if (!found && mark.record.id !== selected) continue
    const text = found?.text ?? mark.short
    const box = boxAt(mark, text, found?.at ?? (tries[0] as Try))
    obstacles.push(box)
    places.set(mark.record.id, { text, x: box.x + box.width / 2, y: box.y + LABEL_HEIGHT / 2 })
  }
  return places
}

/** Selected messages first, those under way next, then the lost. */
function rank(mark: Mark, selected: MessageId | null): number {
  if (mark.record.id === selected) return 0
  return mark.role === 'lost' ? 2 : 1
}

/** A level edge has its labels above and below, an upright one beside it; on a slope they are shifted away from the line. */
function boxAt({ lane, along }: Mark, text: string, { slide, side, further }: Try): Box {
  const width = textWidth(text, LABEL_SIZE) + 4
  const at = slide === 0 ? along : Math.round(along / STEP) * STEP + slide
  const { x, y, dx, dy } = walk(lane.edge.points, at)
  const hand = lane.offset > 0 ? side : -side
  const [nx, ny] = [-dy * hand, dx * hand]
  const line = side === 1 ? Math.abs(lane.offset) : 0
  const out = AIR + further
  const upright = Math.abs(ny) < 0.4
  const cx = x + nx * line + (upright ? Math.sign(nx) * (width / 2 + out) : (nx * width) / 2)
  const cy = y + ny * line + (upright ? 0 : Math.sign(ny) * (LABEL_HEIGHT / 2 + out))
  return { x: cx - width / 2, y: cy - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT }
}

function isFree(box: Box, obstacles: readonly Box[], size: { readonly width: number; readonly height: number }): boolean {
  if (box.x < 0 || box.y < 0 || box.x + box.width > size.width || box.y + box.height > size.height) return false
  return !obstacles.some(one => overlap(one, box))
}
