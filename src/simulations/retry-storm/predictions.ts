/** What a reader is asked before a run of retry-storm; the run itself answers. */
import type { Prediction } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { countsOf } from './measures.ts'
import { BIN, SECOND } from './tally.ts'

function served(index: TraceIndex): { fixed: number; doubled: number } {
  return { fixed: countsOf(index, 'fixed').total.served, doubled: countsOf(index, 'exponential').total.served }
}

const HALF_SECOND = SECOND / 2

/** The most retries in a tenth of a second, half second by half second; first calls, alike under every rule, are left out. */
export function retryCurve(columns: number): (index: TraceIndex) => readonly number[] {
  return index => {
    const curve = new Array<number>(columns).fill(0)
    for (const [bin, retries] of countsOf(index, '').bins.retries) {
      const column = Math.floor((bin * BIN) / HALF_SECOND)
      if (column < columns) curve[column] = Math.max(curve[column] as number, retries)
    }
    return curve
  }
}

const COLUMNS = 16

/** P1 before the first play, P2 before the twist. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'side-by-side',
    kind: 'choose',
    several: false,
    question:
      '1,000 clients fail at the same instant. The server handles 200 a second and lets 50 wait. With a fixed 1 s wait and ten retries, {served.fixed} get served. Now double the wait after each failure, up to 8 s. How many get served?',
    options: [
      {
        text: '{served.fixed}, exactly as before',
        why: 'All who fail together wait equally long, so they come back together. Each of eleven waves brings fifty through, however far apart the waves are.',
        holds: index => served(index).doubled === served(index).fixed,
      },
      {
        text: 'About 700',
        why: 'The waves are further apart, and no thinner: fifty get in, the rest is turned away at once.',
        holds: index => served(index).doubled > 600 && served(index).doubled < 800,
      },
      {
        text: 'About 900',
        why: 'More time would help a server that worked through it. This one is idle between the waves.',
        holds: index => served(index).doubled >= 800 && served(index).doubled < 1000,
      },
      {
        text: 'All',
        why: 'Ten retries are not enough for a crowd that stays together: 450 clients give up.',
        holds: index => served(index).doubled === 1000,
      },
    ],
  },
  {
    id: 'P2',
    scenario: 'full-jitter',
    kind: 'draw',
    question:
      'Now each wait is drawn at random, between 0 and the same limit: 1 s, 2 s, 4 s ... Draw the retries that arrive in a tenth of a second, over the first eight seconds.',
    measure: 'Retries in the fullest tenth of each half second',
    columns: COLUMNS,
    column: HALF_SECOND,
    most: 1000,
    level: { value: 20, label: 'capacity 20' },
    curve: retryCurve(COLUMNS),
    explanation:
      'The first draws spread 950 clients over a whole second, about a hundred to a tenth. Each failure widens the draw, so the crowd thins out until the server keeps up. All {served} are served, with {totalCalls} calls.',
    wrong: [
      {
        scenario: 'exponential',
        why: 'You drew waves. They need clients that wait equally long; here no two do.',
      },
      {
        scenario: 'fixed',
        why: 'You drew a wave each second. It needs clients that wait equally long; here no two do.',
      },
    ],
  },
]
