/** Where Orders, its breaker and Payments stand, wide and anew for a phone. */
import type { TopologyLayout } from '../../views/topology/layout.ts'

/** Side by side; breaker and threads are one process. */
export const wide: TopologyLayout = {
  width: 800,
  height: 250,
  nodes: {
    orders: { x: 40, y: 108, width: 150, height: 56, name: 'threads', unbreakable: true },
    breaker: { x: 260, y: 40, width: 130, height: 56, unbreakable: true },
    payments: { x: 600, y: 108, width: 150, height: 56 },
  },
  edges: [
    {
      between: ['orders', 'breaker'],
      path: [
        { x: 115, y: 108 },
        { x: 115, y: 68 },
        { x: 260, y: 68 },
      ],
    },
    { between: ['orders', 'payments'] },
  ],
  hosts: [{ x: 14, y: 12, width: 402, height: 190, label: 'Orders' }],
}

/** One under the other. */
export const narrow: TopologyLayout = {
  width: 320,
  height: 360,
  nodes: {
    orders: { x: 24, y: 60, width: 116, height: 52, name: 'threads', unbreakable: true },
    breaker: { x: 184, y: 60, width: 112, height: 52, unbreakable: true },
    payments: { x: 24, y: 276, width: 116, height: 52 },
  },
  edges: [{ between: ['orders', 'breaker'] }, { between: ['orders', 'payments'] }],
  hosts: [{ x: 8, y: 14, width: 304, height: 150, label: 'Orders' }],
}
