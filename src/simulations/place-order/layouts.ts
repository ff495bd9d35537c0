/** Where the shop stands on the page: wide, and anew for a phone; with and without the queue; as services or as one process. */
import type { TopologyLayout } from '../../views/topology/layout.ts'

interface Shop {
  readonly wide: TopologyLayout
  readonly narrow: TopologyLayout
}

const COLUMN = ['products', 'inventory', 'payments', 'shipping', 'notifications'] as const

const WIDE_ROW = 70

function wideShop(queue: boolean, oneProcess: boolean): TopologyLayout {
  const column = COLUMN.map((name, i) => [name, { x: 650, y: 38 + i * WIDE_ROW, width: 120, height: 44 }] as const)
  return {
    width: 960,
    height: 400,
    nodes: {
      client: { x: 24, y: 174, width: 144, height: 52 },
      orders: { x: 300, y: 170, width: 140, height: 60 },
      ...Object.fromEntries(column),
      users: { x: 845, y: 248, width: 90, height: 44 },
      ...(queue ? { queue: { x: 470, y: 290, width: 110, height: 44 } } : {}),
    },
    edges: [{ between: ['client', 'orders'] }, ...innerEdges(queue)],
    ...(oneProcess ? { hosts: [{ x: 276, y: 12, width: 676, height: 376, label: 'one process' }] } : {}),
  }
}

function innerEdges(queue: boolean): TopologyLayout['edges'] {
  const direct = COLUMN.filter(name => !queue || (name !== 'shipping' && name !== 'notifications'))
  const handedOver: TopologyLayout['edges'] = queue
    ? [{ between: ['orders', 'queue'] }, { between: ['queue', 'shipping'] }, { between: ['queue', 'notifications'] }]
    : []
  return [...direct.map(name => ({ between: ['orders', name] as const })), ...handedOver, { between: ['shipping', 'users'] }]
}

/** On a phone Orders' line runs down the left, and everyone it asks hangs from it. */
const SPINE = 44
const QUEUE_SPINE = 96
const NARROW_ROW = 68
const BELOW_ORDERS = 142

function narrowShop(queue: boolean, oneProcess: boolean): TopologyLayout {
  const order = queue
    ? (['products', 'inventory', 'payments', 'queue', 'shipping', 'users', 'notifications'] as const)
    : (['products', 'inventory', 'payments', 'shipping', 'users', 'notifications'] as const)
  const top = (name: string): number => 168 + (order as readonly string[]).indexOf(name) * NARROW_ROW
  const middle = (name: string): number => top(name) + 21
  const left = queue ? 176 : 150
  const nodes = order.map(name => [name, { x: left, y: top(name), width: 124, height: 42 }] as const)
  const hang = (
    from: 'orders' | 'queue',
    to: string,
    x: number,
    start: { readonly x: number; readonly y: number },
  ): TopologyLayout['edges'][number] => ({
    between: [from, to],
    path: [start, ...(start.x === x ? [] : [{ x, y: start.y }]), { x, y: middle(to) }, { x: left, y: middle(to) }],
  })
  const fromOrders = (to: string) => hang('orders', to, SPINE, { x: SPINE, y: BELOW_ORDERS })
  const direct = queue ? ['products', 'inventory', 'payments'] : COLUMN
  return {
    width: 340,
    height: top('notifications') + 42 + (oneProcess ? 26 : 12),
    nodes: {
      client: { x: 100, y: 8, width: 140, height: 42 },
      orders: { x: 20, y: 96, width: 300, height: 46 },
      ...Object.fromEntries(nodes),
    },
    edges: [
      { between: ['client', 'orders'] },
      ...direct.map(fromOrders),
      ...(queue
        ? [
            fromOrders('queue'),
            { between: ['queue', 'shipping'] as const },
            hang('queue', 'notifications', QUEUE_SPINE, { x: left, y: middle('queue') + 13 }),
          ]
        : []),
      { between: ['shipping', 'users'] },
    ],
    ...(oneProcess ? { hosts: [{ x: 8, y: 76, width: 324, height: top('notifications') + 42 - 76 + 14, label: 'one process' }] } : {}),
  }
}

const shops = new Map<string, Shop>()

/** The drawings for a run's parameters. The same object each time, so that nothing is drawn anew. */
export function shopOf(parameters: Readonly<Record<string, number | string>>): Shop {
  const queue = parameters.pattern === 'async'
  const oneProcess = parameters.architecture === 'monolith'
  const key = `${queue} ${oneProcess}`
  const known = shops.get(key)
  if (known) return known
  const shop = { wide: wideShop(queue, oneProcess), narrow: narrowShop(queue, oneProcess) }
  shops.set(key, shop)
  return shop
}
