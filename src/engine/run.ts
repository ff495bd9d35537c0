/** A run as a value: what goes in, and what comes out. */
import type { Action } from './simulation.ts'
import type { Micros, TraceEvent } from './trace.ts'

/** All that decides a run. Equal inputs give equal traces on every machine, at every speed. */
export interface RunInput {
  /** The scenario it began from; its actions are part of `actions`. Null: none. */
  readonly scenario: string | null
  /** A value for every parameter of the simulation. */
  readonly parameters: Readonly<Record<string, number | string>>
  /** A whole number, 0 to 4294967295. */
  readonly seed: number
  /** In the order in which they act; instants never fall. */
  readonly actions: readonly Action[]
  /** No event is later than this. */
  readonly until: Micros
}

/** A finished run. */
export interface Run extends RunInput {
  readonly simulation: string
  readonly version: number
  readonly events: readonly TraceEvent[]
  /** The instant of the last event: nothing changes after it. */
  readonly end: Micros
}
