/** Where client, gateway and services stand: in a row, wide, and anew for a phone. */
import type { TopologyLayout } from '../../views/topology/layout.ts'
import { UPSTREAMS } from './routes.ts'

const EDGES: TopologyLayout['edges'] = [
  { between: ['client', 'gateway'] },
  ...UPSTREAMS.map(name => ({ between: ['gateway', name] as const })),
]

/** The drawing for a wide page. */
export const wide: TopologyLayout = {
  width: 640,
  height: 200,
  nodes: {
    client: { x: 12, y: 77, width: 136, height: 46, unbreakable: true },
    gateway: { x: 252, y: 77, width: 136, height: 46 },
    ...Object.fromEntries(UPSTREAMS.map((name, i) => [name, { x: 492, y: 10 + i * 67, width: 136, height: 46 }])),
  },
  edges: EDGES,
}

/** The drawing for a phone. */
export const narrow: TopologyLayout = {
  width: 320,
  height: 330,
  nodes: {
    client: { x: 95, y: 10, width: 130, height: 42, unbreakable: true },
    gateway: { x: 95, y: 140, width: 130, height: 46 },
    ...Object.fromEntries(UPSTREAMS.map((name, i) => [name, { x: 6 + i * 106, y: 278, width: 96, height: 42 }])),
  },
  edges: EDGES,
}
