/** Finds what a careful draughtsman would not let stand in a statechart: words on words, lines through words, lines through states. */
import { type Box, type ChartLayout, type PlacedEdge, type PlacedState, type } from '../views/statechart/chart.ts'
import { widthOf } from './statechart-measure.ts'

/** One sentence for each flaw of `layout`; empty if it is fit to be seen. */
export function flawsOf(layout: ChartLayout): string[] {
  const words = [
    ...layout.edges.map((edge, i) => ({ what: `the label of ${nameOf(edge)}`, box: edge.label, edge: i })),
    ...layout.states.flatMap(state =>
      isLeaf(state) ? [] : [{ what: `the name of ${state.path || layout.machine}`, box: heading(state), edge: -1 }],
    ),
    ...layout.states.flatMap(({ path, entrance, box }) =>
      entrance === null ? [] : [{ what: `the way into ${path}`, box: entranceBox(entrance, box), edge: -1 }],
    ),
  ]
  const leaves = layout.states.filter(isLeaf)
  const flaws: string[] = []
  for (const [i, one] of words.entries()) {
    for (const other of words.slice(i + 1)) if (overlap(one.box, other.box)) flaws.push(`${one.what} lies on ${other.what}`)
    for (const state of leaves) if (overlap(one.box, state.box)) flaws.push(`${one.what} lies on the state ${state.path}`)
    if (!within(one.box, { x: 0, y: 0, width: layout.width, height: layout.height })) flaws.push(`${one.what} leaves the chart`)
  }
  for (const [i, edge] of layout.edges.entries()) {
    for (const { what, box, edge: own } of words) if (own !== i && crosses(edge, box)) flaws.push(`${nameOf(edge)} runs through ${what}`)
    for (const state of layout.states) {
      if (!isEndOrAround(edge, state) && crosses(edge, state.box)) flaws.push(`${nameOf(edge)} runs through the state ${state.path}`)
    }
    if (edge.points.length < 2) flaws.push(`${nameOf(edge)} has no way`)
  }
  return flaws
}

function nameOf({ from, event, to }: PlacedEdge): string {
  return `"${event}" from ${from || 'the machine'} to ${to || 'the machine'}`
}

function isLeaf({ kind }: PlacedState): boolean {
  return kind === 'atomic' || kind === 'final'
}

/** A state may be touched by an edge that ends at it, or at something inside it. */
function isEndOrAround({ from, to }: PlacedEdge, { path }: PlacedState): boolean {
  const around = path === '' ? '' : `${path}.`
  return from === path || to === path || from.startsWith(around) || to.startsWith(around)
}

/** Where a group's name and rows stand. */
function heading({ box, name, rows }: PlacedState): Box {
  const width = Math.max(widthOf(name, type.name), ...rows.map(row => widthOf(row.text, type.size)))
  return { x: box.x + type.padX, y: box.y + 8, width, height: type.nameRow - 8 + rows.length * type.row }
}

/** What the arrow into an initial state, and its dot, take up above the state. */
export function entranceBox(x: number, { y }: Box): Box {
  return { x: x - 5, y: y - type.entrance, width: 10, height: type.entrance }
}

/** Whether two rectangles share more than a rim. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function within(a: Box, b: Box): boolean {
  return a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height
}

/** Whether a line goes through the inside of a box; touching its rim is no crossing. */
export function crosses({ points }: PlacedEdge, box: Box): boolean {
  return points.slice(1).some(([bx, by], i) => {
    const [ax, ay] = points[i] as readonly [number, number]
    return overlap({ x: Math.min(ax, bx), y: Math.min(ay, by), width: Math.abs(ax - bx), height: Math.abs(ay - by) }, inner(box))
  })
}

/** Rounding to 0.1 must not make a line that ends on a rim look as if it went in. */
function inner({ x, y, width, height }: Box): Box {
  return { x: x + 0.2, y: y + 0.2, width: width - 0.4, height: height - 0.4 }
}
