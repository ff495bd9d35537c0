/** Where nodes stand and how the edges between them run. */
import type { ActorId } from '../../engine/trace.ts'
import { type Box, distanceTo, lengthOf, type Point, walk } from '../geometry.ts'

/** A node, in px of the drawing; `name` replaces the actor's id in it. */
export interface NodeBox extends Box {
  readonly name?: string
  /** It stands for someone who cannot be broken, such as the reader's own browser. */
  readonly unbreakable?: true
}

/** A link between two actors; `path` (from border to border) replaces the straight line. */
export interface TopologyEdge {
  readonly between: readonly [ActorId, ActorId]
  readonly path?: readonly Point[]
}

/** An authored drawing of a network, in px at which its labels are read: it is never drawn smaller. */
export interface TopologyLayout {
  readonly width: number
  readonly height: number
  readonly nodes: Readonly<Record<ActorId, NodeBox>>
  readonly edges: readonly TopologyEdge[]
  /** Frames around nodes that share something, such as one process. */
  readonly hosts?: readonly (Box & { readonly label: string })[]
}

/** An edge ready to be drawn: its line from the border of the first actor to that of the second. */
export interface EdgeLine {
  readonly between: readonly [ActorId, ActorId]
  readonly points: readonly Point[]
  readonly length: number
  /** Edges that share a stretch, as branches of one stem do, have this name in common. */
  readonly bundle: string
}

/** The name of an edge, whichever way it is crossed. */
export function edgeKey(a: ActorId, b: ActorId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

type Side = 'left' | 'right' | 'top' | 'bottom'

/** The part of a side that edges share between them; the rest is corners. */
const PORTS = 0.56

/** Lays the edges of a drawing: each leaves the middle of the facing side, or its share of it where several do. */
export function layEdges({ nodes, edges }: TopologyLayout): ReadonlyMap<string, EdgeLine> {
  const ports = new Map<string, { key: string; towards: number }[]>()
  for (const { between, path } of edges) {
    if (path) continue
    const [a, b] = [nodes[between[0]], nodes[between[1]]]
    if (!a || !b) throw new Error(`the edge ${between.join(' to ')} names an actor that has no node`)
    const key = edgeKey(...between)
    for (const [actor, from, to] of [[between[0], a, b] as const, [between[1], b, a] as const]) {
      const side = facing(from, to)
      const towards = side === 'left' || side === 'right' ? centre(to).y : centre(to).x
      const name = `${actor} ${side}`
      ports.set(name, [...(ports.get(name) ?? []), { key, towards }])
    }
  }
  for (const shared of ports.values()) shared.sort((p, q) => p.towards - q.towards)
  const port = (actor: ActorId, from: Box, to: Box, key: string): Point => {
    const side = facing(from, to)
    const shared = ports.get(`${actor} ${side}`) ?? []
    const share = shared.length === 1 ? 0.5 : 0.5 + PORTS * (shared.findIndex(one => one.key === key) / (shared.length - 1) - 0.5)
    if (side === 'left' || side === 'right') return { x: side === 'left' ? from.x : from.x + from.width, y: from.y + from.height * share }
    return { x: from.x + from.width * share, y: side === 'top' ? from.y : from.y + from.height }
  }
  const lines = new Map<string, EdgeLine>()
  for (const { between, path } of edges) {
    const [a, b] = [nodes[between[0]] as Box, nodes[between[1]] as Box]
    const key = edgeKey(...between)
    const points = path ?? straightened(port(between[0], a, b, key), port(between[1], b, a, key), a, b)
    const same = [...lines.values()].find(other => shareStretch(points, other.points))
    lines.set(key, { between, points, length: lengthOf(points), bundle: same?.bundle ?? key })
  }
  return lines
}

/** Whether two lines run side by side, closer than a glyph is wide, for longer than one. */
function shareStretch(a: readonly Point[], b: readonly Point[]): boolean {
  let together = 0
  for (let along = 0; along <= lengthOf(a); along += 5) {
    together = distanceTo(b, walk(a, along)) < 4 ? together + 5 : 0
    if (together > 15) return true
  }
  return false
}

/** A nearly level or upright line is made quite so, if the borders allow it. */
function straightened(from: Point, to: Point, a: Box, b: Box): Point[] {
  const within = (value: number, low: number, size: number): boolean => value >= low + 4 && value <= low + size - 4
  if (from.y !== to.y && Math.abs(from.y - to.y) < 12 && within(to.y, a.y, a.height) && (from.x === a.x || from.x === a.x + a.width)) {
    return [{ x: from.x, y: to.y }, to]
  }
  if (from.x !== to.x && Math.abs(from.x - to.x) < 12 && within(to.x, a.x, a.width) && (from.y === a.y || from.y === a.y + a.height)) {
    return [{ x: to.x, y: from.y }, to]
  }
  if (from.x !== to.x && Math.abs(from.x - to.x) < 12 && within(from.x, b.x, b.width) && (to.y === b.y || to.y === b.y + b.height)) {
    return [from, { x: from.x, y: to.y }]
  }
  return [from, to]
}

function centre({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 }
}

/** The side of `from` that looks at `to`: left or right where there is room between them across, else top or bottom. */
function facing(from: Box, to: Box): Side {
  if (to.x >= from.x + from.width) return 'right'
  if (to.x + to.width <= from.x) return 'left'
  return centre(to).y < centre(from).y ? 'top' : 'bottom'
}
