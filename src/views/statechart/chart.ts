/** A statechart as data: what graph.ts reads from a machine, and what the build adds to draw it. Plain JSON, so that it can be shipped. */

/** One remark of a label: what happens, under which condition, and what is done then. */
export interface ChartLine {
  readonly kind: 'event' | 'guard' | 'action'
  readonly text: string
}

/** A state. The machine itself is one too, with the path '', if it has transitions of its own. */
export interface GraphState {
  /** Names joined with dots, from the outermost state in. */
  readonly path: string
  readonly name: string
  /** The path of the state around it; null for an outermost one. */
  readonly parent: string | null
  readonly kind: 'atomic' | 'compound' | 'parallel' | 'final'
  /** Its parent starts here. Regions of a parallel state all start, and none is marked. */
  readonly initial: boolean
  /** It is one of several that are active together. */
  readonly region: boolean
  /** Entry and exit actions, and transitions that lead nowhere else. */
  readonly lines: readonly ChartLine[]
}

/** All transitions on one event between two states. */
export interface GraphEdge {
  readonly from: string
  readonly to: string
  /** As the machine calls it; `always` for a transition that waits for nothing. */
  readonly event: string
  readonly lines: readonly ChartLine[]
}

/** A machine's states, parents before children, and its transitions, in the order in which they are written. */
export interface Graph {
  readonly machine: string
  readonly states: readonly GraphState[]
  readonly edges: readonly GraphEdge[]
}

/** A rectangle, in px. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A state with its place. Its lines are broken to fit. */
export interface PlacedState extends GraphState {
  readonly box: Box
  readonly rows: readonly ChartLine[]
  /** Where along its upper rim the arrow of an initial state points; null for others. */
  readonly entrance: number | null
}

/** A transition with its way, from bend to bend, and the place of its label. */
export interface PlacedEdge extends GraphEdge {
  readonly points: readonly (readonly [number, number])[]
  readonly label: Box
  readonly rows: readonly ChartLine[]
}

/** A statechart ready to draw. */
export interface ChartLayout {
  readonly machine: string
  readonly width: number
  readonly height: number
  readonly states: readonly PlacedState[]
  readonly edges: readonly PlacedEdge[]
}

/** Measures of a chart's typography in px: the builder and the drawing must agree on them. */
export const type = { size: 12.5, row: 17, name: 13, nameRow: 30, padX: 14, padY: 8, labelPad: 4, entrance: 22 } as const
