/** Where the lanes stand: a row for each protocol that was asked, wide, and anew for a phone. */

import type { Box } from '../../views/geometry.ts'
import type { TopologyLayout } from '../../views/topology/layout.ts'
import { ASKED, type Lane, laneName } from './lanes.ts'

/** A drawing for a wide page and one for a phone. */
export interface Drawings {
  readonly wide: TopologyLayout
  readonly narrow: TopologyLayout
}

const WIDE = { width: 872, lane: 98, alone: 190 } as const
const NARROW = { width: 326, lane: 158, stream: 124, alone: 250, aloneStream: 166 } as const

/** A lane's boxes, by their place in it. */
type Places = Readonly<Record<'client' | 'api' | 'database', Box>>

const WIDE_BOXES: Places = {
  client: { x: 34, y: 24, width: 124, height: 46 },
  api: { x: 470, y: 24, width: 124, height: 46 },
  database: { x: 706, y: 24, width: 132, height: 46 },
}

/** On a phone the database stands below its API, so that the way from client to API stays long enough to be watched. */
const NARROW_BOXES: Places = {
  client: { x: 14, y: 42, width: 114, height: 42 },
  api: { x: 216, y: 42, width: 96, height: 42 },
  database: { x: 216, y: 106, width: 96, height: 34 },
}

/** Where one lane is all there is, its messages get room for their labels. */
const ALONE: Readonly<Record<'wide' | 'narrow', Places>> = {
  wide: moved(WIDE_BOXES, { client: 66, api: 66, database: 66 }),
  narrow: moved(NARROW_BOXES, { client: 58, api: 58, database: 170 }),
}

function moved(places: Places, y: Readonly<Record<keyof Places, number>>): Places {
  const at = (of: keyof Places): Box => ({ ...places[of], y: y[of] })
  return { client: at('client'), api: at('api'), database: at('database') }
}

function drawing(lanes: readonly Lane[], width: number, heightOf: (lane: Lane) => number, places: Places): TopologyLayout {
  const tops = lanes.map((_, i) => 10 + lanes.slice(0, i).reduce((sum, lane) => sum + heightOf(lane), 0))
  // A stream has no database, so its other end stands at the edge.
  const edge = Math.max(places.api.x, width - 34 - places.api.width)
  const place = (i: number, of: keyof Places, name: string) => ({ ...places[of], y: (tops[i] as number) + places[of].y, name })
  return {
    width,
    height: 12 + lanes.reduce((sum, lane) => sum + heightOf(lane), 0),
    nodes: Object.fromEntries(
      lanes.flatMap((lane, i) => [
        [`${lane}/client`, { ...place(i, 'client', 'client'), unbreakable: true as const }],
        [`${lane}/api`, { ...place(i, 'api', 'api'), ...(lane === 'stream' ? { x: edge } : {}) }],
        ...(lane === 'stream' ? [] : [[`${lane}/database`, place(i, 'database', 'database')] as const]),
      ]),
    ),
    edges: lanes.flatMap(lane => [
      { between: [`${lane}/client`, `${lane}/api`] as const },
      ...(lane === 'stream' ? [] : [{ between: [`${lane}/api`, `${lane}/database`] as const }]),
    ]),
    hosts: lanes.map((lane, i) => ({
      x: 4,
      y: tops[i] as number,
      width: width - 8,
      height: heightOf(lane) - 12,
      label: laneName(`${lane}/`),
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
  const alone = lanes.length === 1
  const drawings = {
    wide: drawing(lanes, WIDE.width, () => (alone ? WIDE.alone : WIDE.lane), alone ? ALONE.wide : WIDE_BOXES),
    narrow: drawing(
      lanes,
      NARROW.width,
      lane => (lane === 'stream' ? NARROW[alone ? 'aloneStream' : 'stream'] : NARROW[alone ? 'alone' : 'lane']),
      alone ? ALONE.narrow : NARROW_BOXES,
    ),
  }
  drawn.set(key, drawings)
  return drawings
}
