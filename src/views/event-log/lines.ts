/** Which events the log lists, which line is the current one, and which part of a long log is drawn. */
import { bisector } from 'd3'
import { isStep } from '../../engine/steps.ts'
import type { MessageId, TraceEvent } from '../../engine/trace.ts'

/** The lines of a log: the steps, or with `all` every event. */
export function linesOf(events: readonly TraceEvent[], all: boolean): readonly TraceEvent[] {
  return all ? events : events.filter(event => isStep(event, events))
}

const bySeq = bisector((line: TraceEvent) => line.seq)

/** The number of the last line at or before the event `seq`, or -1 before the first. */
export function currentLine(lines: readonly TraceEvent[], seq: number): number {
  return bySeq.right(lines, seq) - 1
}

/** A log of up to this many lines is drawn whole. */
export const WHOLE = 400
/** Of a longer one, so many on either side of the current line. */
const AROUND = 150

/** The lines to draw, from `first` up to but not including `end`. */
export function windowOf(count: number, current: number): { readonly first: number; readonly end: number } {
  if (count <= WHOLE) return { first: 0, end: count }
  const first = Math.max(0, Math.min(count - 2 * AROUND, current - AROUND))
  return { first, end: Math.min(count, first + 2 * AROUND) }
}

/** The message that an event is about, or null. */
export function messageOf(event: TraceEvent): MessageId | null {
  switch (event.type) {
    case 'message.sent':
    case 'message.received':
    case 'message.lost':
      return event.message
    case 'note':
      return event.message ?? null
    default:
      return null
  }
}
