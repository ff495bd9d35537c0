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

function narrowOf(key: boolean, breaker: boolean): TopologyLayout {
  return {
    width: 320,
    height: 520,
    nodes: {
      client: { x: 26, y: 8, width: 116, height: 46, unbreakable: true },
      resolver: { x: 204, y: 9, width: 108, height: 44 },
      gateway: { x: 26, y: 118, width: 116, height: 44 },
      orders: { x: 26, y: 240, width: 116, height: 46 },
      ...(breaker ? { breaker: { x: 204, y: 241, width: 104, height: 44, unbreakable: true } } : {}),
      payments: { x: 26, y: 366, width: 116, height: 46 },
      ...(key ? { keys: { x: 204, y: 367, width: 104, height: 44, unbreakable: true } } : {}),
      queue: { x: 26, y: 468, width: 96, height: 44, unbreakable: true },
      notifications: { x: 186, y: 468, width: 130, height: 44 },
    },
    edges: [
      ...edgesOf(key, breaker),
      {
        between: ['orders', 'queue'],
        path: [
          { x: 26, y: 263 },
          { x: 8, y: 263 },
          { x: 8, y: 490 },
          { x: 26, y: 490 },
        ],
      },
    ],
    hosts: [
      ...only(breaker, { x: 16, y: 214, width: 300, height: 82, label: 'one process' }),
      ...only(key, { x: 16, y: 340, width: 300, height: 82, label: 'one database' }),
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
