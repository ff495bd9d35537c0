/** Where Orders, its breaker and Payments stand, wide and anew for a phone. */
import type { TopologyLayout } from '../../views/topology/layout.ts'

/** Side by side; breaker and threads are one process. */
export const wide: TopologyLayout = {
  width: 640,
  height: 236,
  nodes: {
    orders: { x: 34, y: 138, width: 150, height: 56, name: 'threads', unbreakable: true },
    breaker: { x: 214, y: 48, width: 130, height: 56, unbreakable: true },
    payments: { x: 478, y: 138, width: 146, height: 56 },
  },
  edges: [
    {
      between: ['orders', 'breaker'],
      path: [
        { x: 109, y: 138 },
        { x: 109, y: 76 },
        { x: 214, y: 76 },
      ],
    },
    { between: ['orders', 'payments'] },
  ],
  hosts: [{ x: 14, y: 12, width: 354, height: 208, label: 'Orders' }],
}

/** One under the other. */
export const narrow: TopologyLayout = {
  width: 320,
  height: 300,
  nodes: {
    orders: { x: 24, y: 50, width: 122, height: 52, name: 'threads', unbreakable: true },
    breaker: { x: 200, y: 50, width: 98, height: 52, unbreakable: true },
    payments: { x: 24, y: 230, width: 122, height: 52 },
  },
  edges: [{ between: ['orders', 'breaker'] }, { between: ['orders', 'payments'] }],
  hosts: [{ x: 8, y: 12, width: 304, height: 130, label: 'Orders' }],
}
