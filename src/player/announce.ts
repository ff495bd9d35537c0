/** What the player says aloud: the name of an action, and the sentence of the step that the playhead stands on. */

import { nameOf, onOneLine, sentence } from '../engine/sentences.ts'
import type { Simulation } from '../engine/simulation.ts'
import { isStep } from '../engine/steps.ts'
import type { Position, TraceEvent } from '../engine/trace.ts'
import type { TraceIndex } from '../engine/trace-index.ts'

/** The most of a typed text that is said aloud, in characters. */
const SPOKEN = 80

/** An action as a phrase: `Place Order`, `drop message 2 from Orders to Payments`. */
export function actionName(simulation: Simulation, type: string, argument: string | null): string {
  const [a = '', b = '', n = '', ms = ''] = (argument ?? '').split(':')
  switch (type) {
    case 'drop':
      return `drop message ${n} from ${nameOf(a)} to ${nameOf(b)}`
    case 'delay':
      return `delay message ${n} from ${nameOf(a)} to ${nameOf(b)} by ${ms} ms`
    case 'break':
    case 'heal':
      return `${type} ${nameOf(a)}`
    default: {
      const label = simulation.actions[type]?.label ?? type
      return argument === null ? label : `${label} ${onOneLine(argument, SPOKEN)}`
    }
  }
}

/** The last step among the first `seen` events, or null before the first. */
export function lastStep(index: TraceIndex, seen: number): TraceEvent | null {
  for (let seq = seen; seq > 0; seq--) {
    const event = index.events[seq - 1] as TraceEvent
    if (isStep(event, index.events)) return event
  }
  return null
}

/** The sentence of the last step seen at a position. */
export function stepSentence(simulation: Simulation, index: TraceIndex, position: Position): string {
  const step = lastStep(index, position.seq)
  return step === null ? 'Nothing has happened yet.' : sentence(simulation, index, step)
}
