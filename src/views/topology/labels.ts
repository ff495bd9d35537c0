/** Places the labels of messages beside their glyphs, off every node, glyph and other label. */
import type { MessageId } from '../../engine/trace.ts'
import { textWidth } from '../words.ts'
import { type Box, grown, overlap, type Point, walk } from './geometry.ts'
import type { Mark } from './marks.ts'

/** Height of a label's line box, and its type size, in px. */
export const LABEL_HEIGHT = 15
export const LABEL_SIZE = 12

/** From the middle of a lane to its label, half a glyph and some air. */
const AIR = 10
/** Labels slide along their edge in steps, so that one pressed against a node stands still. */
const STEP = 2
const REACH = 160
/** The wrong side of the edge is as bad as sliding this far. */
const WRONG_SIDE = 50
/** In a crowd, only so many get a label. */
const CROWD = 24

/** Where a label may be tried, best first. */
const tries = (() => {
  const list: { slide: number; side: 1 | -1; cost: number }[] = []
  for (let slide = -REACH; slide <= REACH; slide += STEP) {
    for (const side of [1, -1] as const) list.push({ slide, side, cost: Math.abs(slide) + (side === 1 ? 0 : WRONG_SIDE) })
  }
  return list.sort((a, b) => a.cost - b.cost)
})()

/** The middles of the labels of `marks`. A label that finds no place is left out, unless its message is selected. */
export function placeLabels(
  marks: readonly Mark[],
  nodes: readonly Box[],
  size: { readonly width: number; readonly height: number },
  selected: MessageId | null,
): ReadonlyMap<MessageId, Point> {
  const places = new Map<MessageId, Point>()
  const obstacles: Box[] = nodes.map(node => grown(node, 3))
  for (const { x, y } of marks) obstacles.push({ x: x - 8, y: y - 8, width: 16, height: 16 })
  const order = [...marks].sort((a, b) => rank(a, selected) - rank(b, selected) || a.record.id - b.record.id)
  for (const mark of order.slice(0, CROWD)) {
    const width = textWidth(mark.label, LABEL_SIZE) + 4
    const found = tries.find(one => isFree(boxAt(mark, width, one.slide, one.side), obstacles, size))
    if (!found && mark.record.id !== selected) continue
    const box = boxAt(mark, width, found?.slide ?? 0, found?.side ?? 1)
    obstacles.push(box)
    places.set(mark.record.id, { x: box.x + width / 2, y: box.y + LABEL_HEIGHT / 2 })
  }
  return places
}

/** Selected messages first, those under way next, then the lost. */
function rank(mark: Mark, selected: MessageId | null): number {
  if (mark.record.id === selected) return 0
  return mark.role === 'lost' ? 2 : 1
}

function boxAt({ lane, along }: Mark, width: number, slide: number, side: 1 | -1): Box {
  const { points } = lane.edge
  const at = slide === 0 ? along : Math.round(along / STEP) * STEP + slide
  const { x, y, dx, dy } = walk(points, at)
  const hand = lane.offset > 0 ? side : -side
  const [nx, ny] = [-dy * hand, dx * hand]
  const out = (side === 1 ? Math.abs(lane.offset) : 0) + AIR + (Math.abs(nx) * width) / 2 + (Math.abs(ny) * LABEL_HEIGHT) / 2
  return { x: x + nx * out - width / 2, y: y + ny * out - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT }
}

function isFree(box: Box, obstacles: readonly Box[], size: { readonly width: number; readonly height: number }): boolean {
  if (box.x < 0 || box.y < 0 || box.x + box.width > size.width || box.y + box.height > size.height) return false
  return !obstacles.some(one => overlap(one, box))
}
