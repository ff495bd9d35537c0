/** Where everybody stands: callers above, the instances in the middle, the prober below, the registry beside them; narrow, drawn anew. */
import type { TopologyEdge, TopologyLayout } from '../../views/topology/layout.ts'

/** A drawing for a wide page and one for a phone. */
export interface Drawings {
  readonly wide: TopologyLayout
  readonly narrow: TopologyLayout
}

const CALLERS = ['orders', 'orders-2'] as const
const INSTANCES = ['payments-1', 'payments-2', 'payments-3'] as const

type Nodes = TopologyLayout['nodes']
type Place = readonly [x: number, y: number]

const path = (a: string, b: string, ...places: readonly Place[]): TopologyEdge => ({
  between: [a, b],
  path: places.map(([x, y]) => ({ x, y })),
})

/** A straight line from the bottom of one node to the top of another, each shifted from its middle. */
function down(nodes: Nodes, from: string, to: string, leaves: number, arrives: number): TopologyEdge {
  const [a, b] = [nodes[from] as Nodes[string], nodes[to] as Nodes[string]]
  return path(from, to, [a.x + a.width / 2 + leaves, a.y + a.height], [b.x + b.width / 2 + arrives, b.y])
}

/** From whoever chooses to the instances, and from these to the prober, all without crossing more than they must. */
function downward(nodes: Nodes, choosers: readonly string[], spread: number): TopologyEdge[] {
  const requests = choosers.flatMap((chooser, c) =>
    INSTANCES.map((instance, i) => down(nodes, chooser, instance, (i - 1) * spread, choosers.length === 1 ? 0 : (c - 0.5) * 2 * spread)),
  )
  return [...requests, ...INSTANCES.map((instance, i) => down(nodes, instance, 'prober', 0, (i - 1) * spread))]
}

function wideDirect(): TopologyLayout {
  const nodes: Nodes = {
    orders: { x: 70, y: 40, width: 124, height: 46 },
    'orders-2': { x: 358, y: 40, width: 124, height: 46 },
    'payments-1': { x: 16, y: 186, width: 132, height: 74 },
    'payments-2': { x: 210, y: 186, width: 132, height: 74 },
    'payments-3': { x: 404, y: 186, width: 132, height: 74 },
    prober: { x: 210, y: 342, width: 132, height: 46 },
    registry: { x: 616, y: 200, width: 128, height: 46 },
  }
  return {
    width: 760,
    height: 400,
    nodes,
    edges: [
      ...downward(nodes, CALLERS, 26),
      path('registry', 'orders-2', [664, 200], [664, 63], [482, 63]),
      path('registry', 'orders', [696, 200], [696, 14], [132, 14], [132, 40]),
      path('prober', 'registry', [342, 365], [680, 365], [680, 246]),
    ],
  }
}

function wideBalanced(): TopologyLayout {
  const nodes: Nodes = {
    orders: { x: 70, y: 12, width: 124, height: 46 },
    'orders-2': { x: 358, y: 12, width: 124, height: 46 },
    balancer: { x: 210, y: 120, width: 132, height: 46 },
    'payments-1': { x: 16, y: 252, width: 132, height: 74 },
    'payments-2': { x: 210, y: 252, width: 132, height: 74 },
    'payments-3': { x: 404, y: 252, width: 132, height: 74 },
    prober: { x: 210, y: 404, width: 132, height: 46 },
    registry: { x: 616, y: 266, width: 128, height: 46 },
  }
  return {
    width: 760,
    height: 462,
    nodes,
    edges: [
      down(nodes, 'orders', 'balancer', 0, -32),
      down(nodes, 'orders-2', 'balancer', 0, 32),
      ...downward(nodes, ['balancer'], 40),
      path('registry', 'balancer', [680, 266], [680, 143], [342, 143]),
      path('prober', 'registry', [342, 427], [680, 427], [680, 312]),
    ],
  }
}

function narrowDirect(): TopologyLayout {
  const nodes: Nodes = {
    orders: { x: 20, y: 34, width: 104, height: 44 },
    'orders-2': { x: 178, y: 34, width: 104, height: 44 },
    'payments-1': { x: 2, y: 168, width: 98, height: 74 },
    'payments-2': { x: 104, y: 168, width: 98, height: 74 },
    'payments-3': { x: 206, y: 168, width: 98, height: 74 },
    prober: { x: 2, y: 318, width: 98, height: 44 },
    registry: { x: 206, y: 318, width: 98, height: 44 },
  }
  return {
    width: 340,
    height: 374,
    nodes,
    edges: [
      ...downward(nodes, CALLERS, 18),
      path('registry', 'orders-2', [304, 330], [318, 330], [318, 56], [282, 56]),
      path('registry', 'orders', [304, 350], [332, 350], [332, 12], [72, 12], [72, 34]),
      path('prober', 'registry', [100, 340], [206, 340]),
    ],
  }
}

function narrowBalanced(): TopologyLayout {
  const nodes: Nodes = {
    orders: { x: 20, y: 12, width: 104, height: 44 },
    'orders-2': { x: 178, y: 12, width: 104, height: 44 },
    balancer: { x: 99, y: 120, width: 108, height: 44 },
    'payments-1': { x: 2, y: 246, width: 98, height: 74 },
    'payments-2': { x: 104, y: 246, width: 98, height: 74 },
    'payments-3': { x: 206, y: 246, width: 98, height: 74 },
    prober: { x: 2, y: 396, width: 98, height: 44 },
    registry: { x: 206, y: 396, width: 98, height: 44 },
  }
  return {
    width: 340,
    height: 452,
    nodes,
    edges: [
      down(nodes, 'orders', 'balancer', 0, -24),
      down(nodes, 'orders-2', 'balancer', 0, 24),
      ...downward(nodes, ['balancer'], 34),
      path('registry', 'balancer', [304, 418], [326, 418], [326, 142], [207, 142]),
      path('prober', 'registry', [100, 418], [206, 418]),
    ],
  }
}

const direct: Drawings = { wide: wideDirect(), narrow: narrowDirect() }
const balanced: Drawings = { wide: wideBalanced(), narrow: narrowBalanced() }

/** The drawings for a run's parameters. The same object each time, so that nothing is drawn anew. */
export function drawingsOf({ mode }: Readonly<Record<string, number | string>>): Drawings {
  return mode === 'server-side' ? balanced : direct
}
