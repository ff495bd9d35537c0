/**
 * Steps: the events that a press of the step button, a tick on the scrubber and a line of the log stand for.
 * Timers and measured values are none, nor are states that an actor passes through within one instant.
 */
import type { Run } from './run.ts'
import type { Position, TraceEvent } from './trace.ts'

/** Whether an event is a step of its trace. */
export function isStep(event: TraceEvent, events: readonly TraceEvent[]): boolean {
  switch (event.type) {
    case 'timer.set':
    case 'timer.ended':
    case 'value.measured':
      return false
    case 'state.entered':
      return !isPassedThrough(event, events)
    default:
      return true
  }
}

/** A state is passed through when entering it made its own machine enter the next one at once. */
function isPassedThrough(event: TraceEvent & { type: 'state.entered' }, events: readonly TraceEvent[]): boolean {
  for (let i = event.seq; i < events.length; i++) {
    const later = events[i] as TraceEvent
    if (later.at > event.at) return false
    if (later.type === 'state.entered' && later.cause === event.seq && later.actor === event.actor) return true
  }
  return false
}

/** The positions of all steps of a trace, in order. */
export function stepsOf(events: readonly TraceEvent[]): Position[] {
  return events.filter(event => isStep(event, events)).map(({ at, seq }) => ({ at, seq }))
}

/** Where a run ends for who watches it: after its last event. */
export function lastPosition(run: Run): Position {
  return { at: run.end, seq: run.events.length }
}
