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
  readonly id:
    | 'network'
    | 'sequence'
    | 'states'
    | 'waterfall'
    | 'wire'
    | 'bytes'
    | 'console'
    | 'contract'
    | 'matrix'
    | 'window'
    | 'chart'
    | 'tables'
  readonly label: string
  readonly View: ComponentType<ViewProps>
}

/** What controls of a panel's own are given: the run on show, its moment (renewed a few times a second), and a way to act. */
export interface ControlsProps {
  readonly run: Run
  readonly index: TraceIndex
  readonly frame: Frame
  /** Does something at the playhead's instant, as a button would; answers with why it cannot be done, in a sentence, or null. Several in a row act at one instant, in their order. */
  readonly act: (type: string, argument: string | null) => string | null
}

/** Controls that a row of buttons could not be, such as a form. */
export interface OwnControls {
  readonly Controls: ComponentType<ControlsProps>
  /** The actions that they cover, which need no plain button any more. */
  readonly replaces: readonly string[]
}

/** The parts of a figure that only its simulation knows. */
export interface Panel {
  /** The first is shown first. */
  readonly views: readonly PanelView[]
  /** Shown above the plain buttons of the other actions; without them every action has its button. */
  readonly controls?: OwnControls
  /** What to notice, and what to try. */
  readonly caption: ReactNode
  /** The measures shown under the stage, at most four. */
  readonly measures: readonly string[]
  /** What this model leaves out: two to five honest lines. */
  readonly leavesOut: readonly ReactNode[]
}
