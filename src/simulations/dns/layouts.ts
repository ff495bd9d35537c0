/** Where the servers stand: whoever asks on the left, resolvers in the middle, the tree of zones on the right; narrow, in two columns. */
import type { TopologyLayout } from '../../views/topology/layout.ts'

/** A drawing for a wide page and one for a phone. */
export interface Drawings {
  readonly wide: TopologyLayout
  readonly narrow: TopologyLayout
}

const SERVERS = ['root', 'tld-com', 'tld-net', 'ns-example-com', 'ns-example-bank-com', 'ns-example-net'] as const

/** What is written in a server's box. */
const NAMES: Readonly<Record<(typeof SERVERS)[number], string>> = {
  root: 'root',
  'tld-com': '.com',
  'tld-net': '.net',
  'ns-example-com': 'example.com',
  'ns-example-bank-com': 'example-bank.com',
  'ns-example-net': 'example.net',
}

function resolversOf(count: number): string[] {
  return Array.from({ length: count }, (_, i) => (i === 0 ? 'resolver' : `resolver-${i + 1}`))
}

function edgesOf(resolvers: readonly string[], crowd: boolean): TopologyLayout['edges'] {
  return [
    { between: ['client', 'resolver'] },
    ...(crowd ? resolvers.map(name => ({ between: ['crowd', name] as const })) : []),
    ...resolvers.flatMap(name => SERVERS.map(server => ({ between: [name, server] as const }))),
  ]
}

const WIDE = { width: 800, height: 418, row: 68 } as const

function wide(resolvers: readonly string[], crowd: boolean): TopologyLayout {
  const between = Math.min(120, (WIDE.height - 60) / resolvers.length)
  const top = (i: number): number => WIDE.height / 2 - 23 + (i - (resolvers.length - 1) / 2) * between
  return {
    width: WIDE.width,
    height: WIDE.height,
    nodes: {
      client: { x: 16, y: crowd ? 112 : WIDE.height / 2 - 23, width: 124, height: 46, name: 'client', unbreakable: true },
      ...(crowd ? { crowd: { x: 16, y: 260, width: 124, height: 46, name: 'everybody else', unbreakable: true } } : {}),
      ...Object.fromEntries(
        resolvers.map((name, i) => [name, { x: 286, y: top(i), width: 132, height: 46, name: name.replace('-', ' ') }]),
      ),
      ...Object.fromEntries(SERVERS.map((name, i) => [name, { x: 634, y: 12 + i * WIDE.row, width: 150, height: 46, name: NAMES[name] }])),
    },
    edges: edgesOf(resolvers, crowd),
  }
}

const NARROW = { width: 340, row: 66, top: 108 } as const

function narrow(resolvers: readonly string[], crowd: boolean): TopologyLayout {
  const height = NARROW.top + SERVERS.length * NARROW.row
  const middle = NARROW.top + (SERVERS.length * NARROW.row) / 2 - 32
  const top = (i: number): number => middle + (i - (resolvers.length - 1) / 2) * 72
  return {
    width: NARROW.width,
    height,
    nodes: {
      client: { x: 8, y: 12, width: 104, height: 42, name: 'client', unbreakable: true },
      ...(crowd ? { crowd: { x: 200, y: 12, width: 132, height: 42, name: 'everybody else', unbreakable: true } } : {}),
      ...Object.fromEntries(resolvers.map((name, i) => [name, { x: 8, y: top(i), width: 104, height: 42, name: name.replace('-', ' ') }])),
      ...Object.fromEntries(
        SERVERS.map((name, i) => [name, { x: 196, y: NARROW.top + i * NARROW.row, width: 136, height: 42, name: NAMES[name] }]),
      ),
    },
    edges: edgesOf(resolvers, crowd),
  }
}

const drawn = new Map<string, Drawings>()

/** The drawings for a run's parameters. The same object each time, so that nothing is drawn anew. */
export function drawingsOf({ resolvers, clientsPerMinute }: Readonly<Record<string, number | string>>): Drawings {
  const crowd = Number(clientsPerMinute) > 0
  const key = `${resolvers} ${crowd}`
  const known = drawn.get(key)
  if (known) return known
  const names = resolversOf(Number(resolvers))
  const drawings = { wide: wide(names, crowd), narrow: narrow(names, crowd) }
  drawn.set(key, drawings)
  return drawings
}
