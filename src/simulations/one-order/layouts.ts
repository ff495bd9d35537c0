/** Where the layers of one order stand: from the browser to the card, wide, and anew for a phone. */
import type { TopologyLayout } from '../../views/topology/layout.ts'

interface Drawings {
  readonly wide: TopologyLayout
  readonly narrow: TopologyLayout
}

type Edge = TopologyLayout['edges'][number]

function only<T>(is: boolean, value: T): readonly T[] {
  return is ? [value] : []
}

function edgesOf(key: boolean, breaker: boolean): readonly Edge[] {
  return [
    { between: ['client', 'resolver'] },
    { between: ['client', 'gateway'] },
    { between: ['gateway', 'orders'] },
    { between: ['orders', 'payments'] },
    { between: ['queue', 'notifications'] },
    ...only<Edge>(breaker, { between: ['orders', 'breaker'] }),
    ...only<Edge>(key, { between: ['payments', 'keys'] }),
  ]
}

function wideOf(key: boolean, breaker: boolean): TopologyLayout {
  return {
    width: 880,
    height: 352,
    nodes: {
      client: { x: 8, y: 146, width: 120, height: 56, unbreakable: true },
      resolver: { x: 8, y: 24, width: 120, height: 44 },
      gateway: { x: 236, y: 150, width: 124, height: 48 },
      orders: { x: 470, y: 150, width: 124, height: 48 },
      ...(breaker ? { breaker: { x: 470, y: 46, width: 124, height: 44, unbreakable: true } } : {}),
      payments: { x: 740, y: 150, width: 124, height: 48 },
      ...(key ? { keys: { x: 740, y: 46, width: 124, height: 44, unbreakable: true } } : {}),
      queue: { x: 470, y: 288, width: 124, height: 44, unbreakable: true },
      notifications: { x: 734, y: 288, width: 136, height: 44 },
    },
    edges: [...edgesOf(key, breaker), { between: ['orders', 'queue'] }],
    hosts: [
      ...only(breaker, { x: 452, y: 20, width: 160, height: 196, label: 'one process' }),
      ...only(key, { x: 722, y: 20, width: 156, height: 196, label: 'one database' }),
    ],
  }
}

/** On a phone the order goes down the right, and whoever is only asked stands on the left. */
function narrowOf(key: boolean, breaker: boolean): TopologyLayout {
  return {
    width: 320,
    height: 508,
    nodes: {
      client: { x: 182, y: 8, width: 116, height: 46, unbreakable: true },
      resolver: { x: 10, y: 9, width: 104, height: 44 },
      gateway: { x: 182, y: 114, width: 116, height: 44 },
      orders: { x: 182, y: 232, width: 116, height: 46 },
      ...(breaker ? { breaker: { x: 10, y: 233, width: 104, height: 44, unbreakable: true } } : {}),
      payments: { x: 182, y: 358, width: 116, height: 46 },
      ...(key ? { keys: { x: 10, y: 359, width: 104, height: 44, unbreakable: true } } : {}),
      queue: { x: 194, y: 456, width: 104, height: 44, unbreakable: true },
      notifications: { x: 4, y: 456, width: 124, height: 44 },
    },
    edges: [
      ...edgesOf(key, breaker),
      {
        between: ['orders', 'queue'],
        path: [
          { x: 298, y: 255 },
          { x: 313, y: 255 },
          { x: 313, y: 478 },
          { x: 298, y: 478 },
        ],
      },
    ],
    hosts: [
      ...only(breaker, { x: 2, y: 206, width: 304, height: 82, label: 'one process' }),
      ...only(key, { x: 2, y: 332, width: 304, height: 82, label: 'one database' }),
    ],
  }
}

const drawings = new Map<string, Drawings>()

/** The drawings for a run's parameters. The same object each time, so that nothing is drawn anew. */
export function layersOf({ key, breaker }: Readonly<Record<string, number | string>>): Drawings {
  const name = `${key} ${breaker}`
  const known = drawings.get(name)
  if (known) return known
  const made = { wide: wideOf(key === 'on', breaker === 'on'), narrow: narrowOf(key === 'on', breaker === 'on') }
  drawings.set(name, made)
  return made
}
