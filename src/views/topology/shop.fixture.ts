/** A drawing for the tests of the network, in both of its forms. */
import type { TopologyLayout } from './layout.ts'

const COLUMN = ['products', 'inventory', 'payments', 'shipping', 'notifications'] as const
const LINKS = [...COLUMN.map(name => ['orders', name] as const), ['shipping', 'users'] as const]

/** Orders at the left, those whom it asks in a column. */
export const wide: TopologyLayout = {
  width: 960,
  height: 400,
  nodes: {
    client: { x: 40, y: 176, width: 110, height: 48, unbreakable: true },
    orders: { x: 300, y: 170, width: 130, height: 60 },
    ...Object.fromEntries(COLUMN.map((name, i) => [name, { x: 650, y: 38 + 70 * i, width: 120, height: 44 }])),
    users: { x: 845, y: 248, width: 90, height: 44 },
    queue: { x: 470, y: 320, width: 110, height: 44 },
  },
  edges: [
    ['client', 'orders'] as const,
    ['orders', 'queue'] as const,
    ['queue', 'shipping'] as const,
    ['queue', 'notifications'] as const,
    ...LINKS,
  ].map(between => ({ between })),
}

const elbow = (y: number) => [
  { x: 40, y: 134 },
  { x: 40, y },
  { x: 190, y },
]

/** Everyone below Orders, hanging from a line at the left. */
export const narrow: TopologyLayout = {
  width: 320,
  height: 520,
  nodes: {
    client: { x: 90, y: 8, width: 140, height: 42, unbreakable: true },
    orders: { x: 20, y: 88, width: 280, height: 46 },
    ...Object.fromEntries(COLUMN.map((name, i) => [name, { x: 190, y: 154 + 66 * i, width: 120, height: 40 }])),
    users: { x: 60, y: 470, width: 90, height: 40 },
  },
  edges: [
    { between: ['client', 'orders'] },
    ...COLUMN.map((name, i) => ({ between: ['orders', name] as const, path: elbow(174 + 66 * i) })),
    { between: ['shipping', 'users'] },
  ],
}
