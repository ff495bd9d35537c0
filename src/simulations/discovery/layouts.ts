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
    orders: { x: 58, y: 38, width: 112, height: 46 },
    'orders-2': { x: 266, y: 38, width: 112, height: 46 },
    'payments-1': { x: 8, y: 180, width: 120, height: 76 },
    'payments-2': { x: 154, y: 180, width: 120, height: 76 },
    'payments-3': { x: 300, y: 180, width: 120, height: 76 },
    prober: { x: 154, y: 334, width: 120, height: 46 },
    registry: { x: 504, y: 194, width: 112, height: 46 },
  }
  return {
    width: 632,
    height: 392,
    nodes,
    edges: [
      ...downward(nodes, CALLERS, 24),
      path('registry', 'orders-2', [546, 194], [546, 61], [378, 61]),
      path('registry', 'orders', [576, 194], [576, 14], [114, 14], [114, 38]),
      path('prober', 'registry', [274, 357], [560, 357], [560, 240]),
    ],
  }
}

function wideBalanced(): TopologyLayout {
  const nodes: Nodes = {
    orders: { x: 58, y: 12, width: 112, height: 46 },
    'orders-2': { x: 266, y: 12, width: 112, height: 46 },
    balancer: { x: 146, y: 120, width: 136, height: 46 },
    'payments-1': { x: 8, y: 252, width: 120, height: 76 },
    'payments-2': { x: 154, y: 252, width: 120, height: 76 },
    'payments-3': { x: 300, y: 252, width: 120, height: 76 },
    prober: { x: 154, y: 404, width: 120, height: 46 },
    registry: { x: 504, y: 267, width: 112, height: 46 },
  }
  return {
    width: 632,
    height: 462,
    nodes,
    edges: [
      down(nodes, 'orders', 'balancer', 0, -32),
      down(nodes, 'orders-2', 'balancer', 0, 32),
      ...downward(nodes, ['balancer'], 40),
      path('registry', 'balancer', [560, 267], [560, 143], [282, 143]),
      path('prober', 'registry', [274, 427], [560, 427], [560, 313]),
    ],
  }
}

function narrowDirect(): TopologyLayout {
  const nodes: Nodes = {
    orders: { x: 20, y: 34, width: 104, height: 44 },
    'orders-2': { x: 178, y: 34, width: 104, height: 44 },
    'payments-1': { x: 2, y: 168, width: 98, height: 76 },
    'payments-2': { x: 104, y: 168, width: 98, height: 76 },
    'payments-3': { x: 206, y: 168, width: 98, height: 76 },
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
    'payments-1': { x: 2, y: 246, width: 98, height: 76 },
    'payments-2': { x: 104, y: 246, width: 98, height: 76 },
    'payments-3': { x: 206, y: 246, width: 98, height: 76 },
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
