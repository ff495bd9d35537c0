/** Where the shop stands on the page: wide, and anew for a phone; with and without the queue; as services or as one process. */
import type { TopologyLayout } from '../../views/topology/layout.ts'

interface Shop {
  readonly wide: TopologyLayout
  readonly narrow: TopologyLayout
}

const COLUMN = ['products', 'inventory', 'payments', 'shipping', 'notifications'] as const

const WIDE_ROW = 70

function wideShop(queue: boolean, oneProcess: boolean): TopologyLayout {
  const column = COLUMN.map((name, i) => [name, { x: 566, y: 38 + i * WIDE_ROW, width: 124, height: 44 }] as const)
  return {
    width: 880,
    height: 400,
    nodes: {
      client: { x: 12, y: 174, width: 144, height: 52, unbreakable: true },
      orders: { x: 250, y: 170, width: 144, height: 60 },
      ...Object.fromEntries(column),
      users: { x: 776, y: 248, width: 92, height: 44 },
      ...(queue ? { queue: { x: 412, y: 290, width: 110, height: 44 } } : {}),
    },
    edges: [{ between: ['client', 'orders'] }, ...innerEdges(queue)],
    ...(oneProcess ? { hosts: [{ x: 228, y: 12, width: 648, height: 376, label: 'one process' }] } : {}),
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
const SPINE = 32
const QUEUE_SPINE = 84
const NARROW_ROW = 68
const BELOW_ORDERS = 146

function narrowShop(queue: boolean, oneProcess: boolean): TopologyLayout {
  const order = queue
    ? (['products', 'inventory', 'payments', 'queue', 'shipping', 'users', 'notifications'] as const)
    : (['products', 'inventory', 'payments', 'shipping', 'users', 'notifications'] as const)
  const top = (name: string): number => 172 + (order as readonly string[]).indexOf(name) * NARROW_ROW
  const middle = (name: string): number => top(name) + 22
  const left = queue ? 164 : 138
  const nodes = order.map(name => [name, { x: left, y: top(name), width: 128, height: 44 }] as const)
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
    width: 320,
    height: top('notifications') + 44 + (oneProcess ? 26 : 12),
    nodes: {
      client: { x: 80, y: 8, width: 160, height: 44, unbreakable: true },
      orders: { x: 12, y: 98, width: 296, height: 48 },
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
    ...(oneProcess ? { hosts: [{ x: 2, y: 78, width: 316, height: top('notifications') + 44 - 78 + 14, label: 'one process' }] } : {}),
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
