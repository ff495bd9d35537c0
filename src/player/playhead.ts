/** Where the playhead may stand: pure arithmetic over a run's steps. */
import type { Run } from '../engine/run.ts'
import { stepsOf } from '../engine/steps.ts'
import { type Micros, type Position, positionAt } from '../engine/trace.ts'

const known = new WeakMap<Run, readonly Position[]>()

/** The steps of a run; found once, for they are asked for at every frame with reduced motion. */
export function stepsIn(run: Run): readonly Position[] {
  const steps = known.get(run) ?? stepsOf(run.events)
  known.set(run, steps)
  return steps
}

/** Before everything. */
export const START: Position = { at: 0, seq: 0 }

/** Whether `a` comes before `b`. */
export function isBefore(a: Position, b: Position): boolean {
  return a.seq === b.seq ? a.at < b.at : a.seq < b.seq
}

/** The step after `position`, or null at the last one. */
export function stepAfter(run: Run, position: Position): Position | null {
  return stepsIn(run).find(step => step.seq > position.seq) ?? null
}

/** The step before `position`; before the first step, the start; null at the start. */
export function stepBefore(run: Run, position: Position): Position | null {
  const step = stepsIn(run).findLast(step => isBefore(step, position))
  return step ?? (isBefore(START, position) ? START : null)
}

/** The last step that is due at or before `at`: where the playhead stands with reduced motion. */
export function stepAt(run: Run, at: Micros): Position {
  return stepsIn(run).findLast(step => step.at <= at) ?? START
}

/** The same instant of another run on the same clock; after its end, its end. */
export function sameInstant(run: Run, at: Micros): Position {
  return positionAt(run.events, Math.min(at, run.end))
}

/** `position` if it is one of this run, else the instant it names: a link is a stranger's word. */
export function placeIn(run: Run, position: Position): Position {
  const seen = run.events[position.seq - 1]?.at ?? 0
  const next = run.events[position.seq]?.at ?? run.end
  const fits = position.seq <= run.events.length && seen <= position.at && position.at <= next
  return fits ? position : sameInstant(run, position.at)
}
