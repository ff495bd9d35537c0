/** What a simulation's panel gives to the figure that shows it. */
import type { ComponentType, ReactNode } from 'react'
import type { Frame } from '../engine/frame.ts'
import type { Run } from '../engine/run.ts'
import type { MessageId } from '../engine/trace.ts'
import type { TraceIndex } from '../engine/trace-index.ts'

/** What every view is given: a finished run and the moment to draw. */
export interface ViewProps {
  readonly run: Run
  readonly index: TraceIndex
  readonly frame: Frame
  /** The message selected in any view, or null. */
  readonly selected: MessageId | null
  readonly onSelect: (message: MessageId | null) => void
  /** Breaks a healthy actor, heals a broken one; absent where nothing can be broken. */
  readonly onToggleActor?: (actor: string) => void
}

/** A view of the run, one tab of the figure. The event log is not listed: every figure has it. */
export interface PanelView {
  readonly id: 'network' | 'sequence' | 'states' | 'waterfall' | 'wire' | 'bytes' | 'console' | 'matrix' | 'window' | 'chart' | 'tables'
  readonly label: string
  readonly View: ComponentType<ViewProps>
}

/** The parts of a figure that only its simulation knows. */
export interface Panel {
  /** The first is shown first. */
  readonly views: readonly PanelView[]
  /** What to notice, and what to try. */
  readonly caption: ReactNode
  /** The measures shown under the stage, at most four. */
  readonly measures: readonly string[]
  /** What this model leaves out: two to five honest lines. */
  readonly leavesOut: readonly ReactNode[]
}
