/** Lays statecharts out with ELK, at build time: its 477 kB stay here, and readers get the coordinates. */
import ELK, { type ElkExtendedEdge, type ElkNode } from 'elkjs/lib/elk.bundled.js'
import {
  type Box,
  type ChartLayout,
  type ChartLine,
  type Graph,
  type GraphEdge,
  type GraphState,
  type PlacedEdge,
  type PlacedState,
  type,
} from '../views/statechart/chart.ts'
import { crosses, entranceBox, flawsOf, overlap } from './statechart-flaws.ts'
import { sizeOfRows, widthOf, wrapLines } from './statechart-measure.ts'
import { straighten } from './statechart-straighten.ts'

/** Charts up to `NARROW` px wide fit a tablet, up to `WIDE` px the widest figure. */
const NARROW = 716
const WIDE = 900

/** From so many transitions on a chart needs every px, and those that go far share lanes beside the states; with fewer, lines had better be straight. */
const MANY = 13

/** How many characters a row of a label may have: the most is tried first, the least at once where there are many. */
const WRAPS = [26, 20, 16] as const

/** Options of ELK's layered algorithm, downwards, for the whole chart at once. Labels stand on their lines, near where these begin. */
const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.crossingMinimization.hierarchicalSweepiness': '1',
  'elk.layered.edgeLabels.centerLabelPlacementStrategy': 'TAIL_LAYER',
  'elk.layered.spacing.nodeNodeBetweenLayers': '20',
  'elk.layered.spacing.edgeNodeBetweenLayers': '14',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeNode': '16',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
} as const

function placementOf({ edges }: Graph): Readonly<Record<string, string>> {
  return { 'elk.layered.nodePlacement.strategy': edges.length < MANY ? 'NETWORK_SIMPLEX' : 'LINEAR_SEGMENTS' }
}

const MARGIN = 16

/** How far a transition from a state to itself reaches out, its height, and the least distance from one to the next. */
const LOOP = { reach: 16, height: 24, gap: 8 } as const

/**
 * A transition from a state to itself. ELK would draw the second through the label of the first, so it is shown one loop,
 * with a label as large as all together, and the loops are drawn into the room that it makes.
 */
interface Loop {
  readonly place: number
  readonly size: { readonly width: number; readonly height: number }
}

interface Wrapped {
  readonly graph: Graph
  readonly rows: ReadonlyMap<string, readonly ChartLine[]>
  readonly labels: readonly (readonly ChartLine[])[]
  readonly loops: ReadonlyMap<string, readonly Loop[]>
}

/** The chart of `graph`: the first wrapping without a flaw that is narrow, else the best of them. */
export async function layOut(graph: Graph): Promise<ChartLayout> {
  let best: { readonly layout: ChartLayout; readonly cost: number } | null = null
  for (const most of graph.edges.length < MANY ? WRAPS : WRAPS.slice(-1)) {
    const layout = await layOutWrapped(wrapped(graph, most))
    const cost = flawsOf(layout).length * 1e6 + Math.max(0, layout.width - WIDE) * 1e3 + Math.max(0, layout.width - NARROW)
    if (cost === 0) return layout
    if (!best || cost < best.cost) best = { layout, cost }
  }
  return (best as { layout: ChartLayout }).layout
}

function wrapped(graph: Graph, most: number): Wrapped {
  const labels = graph.edges.map(edge => wrapLines(edge.lines, most))
  const loops = new Map<string, Loop[]>()
  for (const [place, edge] of graph.edges.entries()) {
    if (!isLoop(edge)) continue
    const size = sizeOfRows(labels[place] as readonly ChartLine[])
    loops.set(edge.from, [...(loops.get(edge.from) ?? []), { place, size }])
  }
  return { graph, rows: new Map(graph.states.map(state => [state.path, wrapLines(state.lines, most)])), labels, loops }
}

async function layOutWrapped(chart: Wrapped): Promise<ChartLayout> {
  const { graph, labels } = chart
  const nodes = new Map<string, ElkNode>()
  const edges = [
    ...graph.edges.flatMap((edge, i) => (isLoop(edge) ? [] : [elkEdge(edge, i, labels[i] as readonly ChartLine[])])),
    ...[...chart.loops].map(([path, loops]) => elkLoop(path, loops)),
  ]
  const layoutOptions = {
    ...OPTIONS,
    ...placementOf(graph),
    'elk.padding': `[top=${MARGIN + type.entrance},left=${MARGIN},bottom=${MARGIN},right=${MARGIN}]`,
  }
  const root: ElkNode = { id: 'chart', layoutOptions, children: [], edges }
  for (const state of graph.states) {
    const node = elkNode(state, chart)
    nodes.set(state.path, node)
    const parent = state.parent === null ? root : (nodes.get(state.parent) as ElkNode)
    parent.children = [...(parent.children ?? []), node]
  }
  return read(chart, await new ELK().layout(root))
}

function elkEdge(edge: GraphEdge, i: number, rows: readonly ChartLine[]): ElkExtendedEdge {
  const label = { id: `label ${i}`, text: edge.event, ...sizeOfRows(rows), layoutOptions: { 'elk.edgeLabels.inline': 'true' } }
  return { id: `edge ${i}`, sources: [idOf(edge.from)], targets: [idOf(edge.to)], labels: [label] }
}

function elkLoop(path: string, loops: readonly Loop[]): ElkExtendedEdge {
  const label = { id: `label ${loopOf(path)}`, text: path, width: marginOf(loops), height: heightOf(loops) }
  return { id: loopOf(path), sources: [idOf(path)], targets: [idOf(path)], labels: [label] }
}

function elkNode(state: GraphState, { graph, rows: allRows, loops: allLoops }: Wrapped): ElkNode {
  const rows = allRows.get(state.path) ?? []
  const loops = allLoops.get(state.path) ?? []
  const heading = type.nameRow + rows.length * type.row + (rows.length > 0 ? type.padY : 0)
  const height = Math.max(heading, heightOf(loops))
  const width = Math.ceil(Math.max(widthOf(state.name, type.name), ...rows.map(row => widthOf(row.text, type.size)))) + 2 * type.padX
  const first: Record<string, string> = {
    ...(state.initial ? { 'elk.layered.layering.layerConstraint': 'FIRST' } : {}),
    ...(state.region ? { 'elk.alignment': 'TOP' } : {}),
  }
  if (isLeaf(state)) return { id: idOf(state.path), width, height, layoutOptions: first }
  const entrance = state.kind === 'compound' ? type.entrance : 4
  return {
    id: idOf(state.path),
    layoutOptions: {
      ...OPTIONS,
      ...placementOf(graph),
      ...first,
      'elk.padding': `[top=${heading + entrance},left=${MARGIN},bottom=${MARGIN},right=${MARGIN}]`,
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${width}, ${height})`,
    },
  }
}

function read({ graph, rows, labels, loops }: Wrapped, root: ElkNode): ChartLayout {
  const boxes = new Map<string, Box>()
  const visit = (node: ElkNode, dx: number, dy: number) => {
    const box = boxOf(node, dx, dy)
    boxes.set(node.id, box)
    for (const child of node.children ?? []) visit(child, box.x, box.y)
  }
  visit(root, 0, 0)
  const found = new Map(root.edges?.map(edge => [edge.id, edge as ElkExtendedEdge & { readonly container?: string }]))
  const boxed = graph.states.map(state => ({ ...state, box: boxes.get(idOf(state.path)) as Box, rows: rows.get(state.path) ?? [] }))
  const ways = new Map(boxed.flatMap(({ path, box }) => loopWays(box, loops.get(path) ?? [])))
  const edges: PlacedEdge[] = graph.edges.map((edge, i) => {
    const own = { ...edge, rows: labels[i] as readonly ChartLine[] }
    const way = ways.get(i)
    if (way) return { ...own, ...way }
    const {
      container = 'chart',
      sections = [],
      labels: placed,
    } = found.get(`edge ${i}`) as ElkExtendedEdge & { readonly container?: string }
    const { x: dx, y: dy } = boxes.get(container) as Box
    const corners = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [startPoint, ...bendPoints, endPoint])
    const points = corners.map(({ x, y }) => [round(x + dx), round(y + dy)] as const)
    const label = boxOf(placed?.[0] as Box, dx, dy)
    return { ...own, points: straighten(points, label), label }
  })
  const states: PlacedState[] = boxed.map(state => ({ ...state, entrance: state.initial ? entranceOf(state.box, edges) : null }))
  return { machine: graph.machine, width: round(root.width as number), height: round(root.height as number), states, edges }
}

/** The place along the upper rim where an arrow from nowhere meets neither line nor words: the middle if it can be. */
function entranceOf(box: Box, edges: readonly PlacedEdge[]): number {
  const places = [box.width / 2, 12, box.width - 12].map(x => round(box.x + x))
  const isFree = (x: number) => !edges.some(edge => overlap(edge.label, entranceBox(x, box)) || crosses(edge, entranceBox(x, box)))
  return places.find(isFree) ?? (places[0] as number)
}

/** Loops stand one below the other, left of their state, each with its label beside it. */
function loopWays(box: Box, loops: readonly Loop[]): [number, Pick<PlacedEdge, 'points' | 'label'>][] {
  let top = box.y + (box.height - heightOf(loops)) / 2 + LOOP.gap
  return loops.map(({ place, size }) => {
    const height = Math.max(size.height, LOOP.height)
    const from = round(top + (height - LOOP.height) / 2)
    const to = round(from + LOOP.height)
    const out = round(box.x - LOOP.reach)
    const label = { x: round(out - 2 - size.width), y: round(top + (height - size.height) / 2), ...size }
    top += height + LOOP.gap
    return [
      place,
      {
        label,
        points: [
          [box.x, from],
          [out, from],
          [out, to],
          [box.x, to],
        ],
      },
    ]
  })
}

function loopOf(path: string): string {
  return `loops of ${path}`
}

function marginOf(loops: readonly Loop[]): number {
  return LOOP.reach + 2 + Math.max(...loops.map(({ size }) => size.width))
}

function heightOf(loops: readonly Loop[]): number {
  return loops.length === 0 ? 0 : loops.reduce<number>((sum, { size }) => sum + Math.max(size.height, LOOP.height) + LOOP.gap, LOOP.gap)
}

function isLoop({ from, to }: GraphEdge): boolean {
  return from === to
}

function isLeaf({ kind }: GraphState): boolean {
  return kind === 'atomic' || kind === 'final'
}

function idOf(path: string): string {
  return `state ${path}`
}

function boxOf({ x = 0, y = 0, width = 0, height = 0 }: Partial<Box>, dx: number, dy: number): Box {
  return { x: round(x + dx), y: round(y + dy), width: round(width), height: round(height) }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
