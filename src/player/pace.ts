/** How virtual time becomes wall time: each run is shown at a pace that makes it readable, and the figure says which. */
import type { Micros } from '../engine/trace.ts'

/** Virtual microseconds that pass in one second of wall time at 1x. */
export type Pace = number

/** The speeds a reader can choose. */
export const RATES = [0.25, 0.5, 1, 2, 4, 8] as const
export type Rate = (typeof RATES)[number]

/** A whole run should take about this long to watch at 1x, in seconds. */
const WATCHED = 8
/** A fork keeps the pace of the run it left, unless what is left to watch would then take longer than this, in seconds. */
const PATIENCE = 30
const SLOWEST: Pace = 1_000

/** The pace from the series 1, 2, 5, 10 ... milliseconds a second that shows `span` in 5 to 10 seconds. Nothing is skipped: silence lasts as long as it lasts. */
export function paceFor(span: Micros): Pace {
  const ideal = span / WATCHED
  let decade = SLOWEST
  for (;;) {
    for (const step of [1, 2, 5]) {
      if (step * decade * 1.25 >= ideal) return step * decade
    }
    decade *= 10
  }
}

/** The pace of a branch that goes on from another: the same, so that the picture does not change speed under the reader's hand. */
export function paceAfterFork(pace: Pace, left: Micros): Pace {
  return left / pace > PATIENCE ? paceFor(left) : pace
}
