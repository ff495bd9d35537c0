/** The marks on the scrubber: one a step, losses and the reader's own doings told apart by shape. */
import type { Run } from '../engine/run.ts'
import type { Micros, TraceEvent } from '../engine/trace.ts'
import { stepsIn } from './playhead.ts'

export interface Tick {
  readonly seq: number
  /** Where on the clock, 0 to 1. */
  readonly place: number
  readonly shape: 'step' | 'input' | 'lost'
}

/** Ticks of a run on a clock that ends at `end`; plain steps closer than `gap` (a share of the clock) to the tick before are left out. */
export function ticksOf(run: Run, end: Micros, gap: number): Tick[] {
  const ticks: Tick[] = []
  let last = Number.NEGATIVE_INFINITY
  for (const { at, seq } of stepsIn(run)) {
    const shape = shapeOf(run.events[seq - 1] as TraceEvent)
    const place = end === 0 ? 0 : at / end
    if (shape === 'step' && place - last < gap) continue
    if (shape === 'step') last = place
    ticks.push({ seq, place, shape })
  }
  return ticks
}

function shapeOf({ type }: TraceEvent): Tick['shape'] {
  if (type === 'input') return 'input'
  return type === 'message.lost' || type === 'invariant.broken' ? 'lost' : 'step'
}
