/** Where client, gateway and services stand: in a row, wide, and anew for a phone. */
import type { TopologyLayout } from '../../views/topology/layout.ts'
import { UPSTREAMS } from './routes.ts'

const EDGES: TopologyLayout['edges'] = [
  { between: ['client', 'gateway'] },
  ...UPSTREAMS.map(name => ({ between: ['gateway', name] as const })),
]

/** The drawing for a wide page. */
export const wide: TopologyLayout = {
  width: 800,
  height: 220,
  nodes: {
    client: { x: 16, y: 87, width: 132, height: 46, unbreakable: true },
    gateway: { x: 322, y: 80, width: 140, height: 60 },
    ...Object.fromEntries(UPSTREAMS.map((name, i) => [name, { x: 644, y: 12 + i * 75, width: 140, height: 46 }])),
  },
  edges: EDGES,
}

/** The drawing for a phone. */
export const narrow: TopologyLayout = {
  width: 320,
  height: 330,
  nodes: {
    client: { x: 110, y: 10, width: 100, height: 42, unbreakable: true },
    gateway: { x: 100, y: 140, width: 120, height: 46 },
    ...Object.fromEntries(UPSTREAMS.map((name, i) => [name, { x: 6 + i * 106, y: 278, width: 96, height: 42 }])),
  },
  edges: EDGES,
}
