/** What a figure shows of its run: the state that a player keeps. */
import type { Run, RunInput } from '../engine/run.ts'
import type { MessageId, Micros, Position } from '../engine/trace.ts'
import type { TraceIndex } from '../engine/trace-index.ts'
import type { Pace, Rate } from './pace.ts'

/** A run that can be shown next to the one on show, and what it is, in words. */
export interface Branch {
  readonly run: Run
  readonly index: TraceIndex
  readonly label: string
}

/** The branch left last. */
export interface Ghost extends Branch {
  /** Where the two part. */
  readonly forkedAt: Micros
}

/** The same seed and actions with other parameters. */
export interface Beside extends Branch {
  readonly parameters: Readonly<Record<string, number | string>>
}

/** Everything that a figure shows of its run. */
export interface PlayerState {
  readonly run: Run
  readonly index: TraceIndex
  readonly position: Position
  readonly playing: boolean
  readonly rate: Rate
  readonly pace: Pace
  /** Begin again at the end. */
  readonly loop: boolean
  readonly selected: MessageId | null
  /** The view on show, or `log`. */
  readonly view: string
  readonly ghost: Ghost | null
  readonly beside: Beside | null
  /** Which of the two is shown next to the run, on the same clock. */
  readonly compared: 'ghost' | 'beside' | null
  /** False while the figure rests as it was printed. */
  readonly touched: boolean
  /** What a screen reader is told; `turn` tells two equal sentences apart. */
  readonly spoken: { readonly text: string; readonly turn: number }
}

/** Where a figure begins: a run, the moment of it to rest at, and the view to show. */
export interface PlayerStart {
  readonly input: RunInput
  readonly at: Position
  readonly view: string
}

/** The run that is shown next to the one on show, if any. */
export function comparedBranch(state: PlayerState): Branch | null {
  return state.compared === null ? null : state[state.compared]
}

/** The end of the clock: the later end of the runs on show. */
export function clockEnd(state: PlayerState): Position {
  return { at: Math.max(state.run.end, comparedBranch(state)?.run.end ?? 0), seq: state.run.events.length }
}
