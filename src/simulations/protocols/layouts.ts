/** Where the lanes stand: a row for each protocol that was asked, wide, and anew for a phone. */
import type { TopologyLayout } from '../../views/topology/layout.ts'
import { ASKED, type Lane, laneName } from './lanes.ts'

/** A drawing for a wide page and one for a phone. */
export interface Drawings {
  readonly wide: TopologyLayout
  readonly narrow: TopologyLayout
}

/** Boxes of a row, from left to right: where they begin, and how wide they are. */
type Row = Readonly<Record<'client' | 'api' | 'database', readonly [x: number, width: number]>>

const WIDE: Row = { client: [34, 124], api: [470, 124], database: [706, 132] }
const NARROW: Row = { client: [14, 78], api: [140, 64], database: [236, 76] }

function drawing(lanes: readonly Lane[], width: number, row: Row, step: number, height: number): TopologyLayout {
  const top = (i: number): number => 10 + i * step
  const box = (i: number, of: keyof Row, name: string) => ({ x: row[of][0], y: top(i) + 24, width: row[of][1], height, name })
  return {
    width,
    height: top(lanes.length) + 2,
    nodes: Object.fromEntries(
      lanes.flatMap((lane, i) => [
        [`${lane}/client`, { ...box(i, 'client', 'client'), unbreakable: true as const }],
        [`${lane}/api`, box(i, 'api', lane === 'stream' ? 'stock' : 'api')],
        ...(lane === 'stream' ? [] : [[`${lane}/database`, box(i, 'database', 'database')] as const]),
      ]),
    ),
    edges: lanes.flatMap(lane => [
      { between: [`${lane}/client`, `${lane}/api`] as const },
      ...(lane === 'stream' ? [] : [{ between: [`${lane}/api`, `${lane}/database`] as const }]),
    ]),
    hosts: lanes.map((lane, i) => ({
      x: 4,
      y: top(i),
      width: width - 8,
      height: step - 12,
      label: lane === 'stream' ? 'gRPC stream' : laneName(`${lane}/`),
    })),
  }
}

const drawn = new Map<string, Drawings>()

/** The drawings for the lanes of a run; those that answer questions where nobody has asked yet. The same object each time. */
export function drawingsOf(busy: readonly Lane[]): Drawings {
  const lanes = busy.length > 0 ? busy : ASKED
  const key = lanes.join()
  const known = drawn.get(key)
  if (known) return known
  const drawings = { wide: drawing(lanes, 872, WIDE, 98, 46), narrow: drawing(lanes, 326, NARROW, 112, 44) }
  drawn.set(key, drawings)
  return drawings
}
