/** What a simulation is: its parameters, actors, network, actions, scenarios, measures and invariants, all as data and pure functions. */
import type { AnyStateMachine } from 'xstate'
import type { Fleet, FleetPort } from './fleet.ts'
import type { Chance } from './random.ts'
import type { Run, RunInput } from './run.ts'
import type { ActorId, Json, Micros, TraceEvent } from './trace.ts'
import type { TraceIndex } from './trace-index.ts'

/** A parameter that is a number. `step` is what the slider moves by; `whole` refuses fractions. */
export interface NumberSpec {
  readonly kind: 'number'
  readonly label: string
  readonly help: string
  readonly default: number
  readonly min: number
  readonly max: number
  readonly step: number
  readonly unit: string
  readonly whole?: true
  /** Shown only under *More*, unless a scenario sets it. */
  readonly folded?: true
}

/** A parameter that is one of several words; `choices` maps each word to what the reader is shown. */
export interface ChoiceSpec {
  readonly kind: 'choice'
  readonly label: string
  readonly help: string
  readonly default: string
  readonly choices: Readonly<Record<string, string>>
  readonly folded?: true
}

export type ParameterSpec = NumberSpec | ChoiceSpec
export type ParameterSpecs = Readonly<Record<string, ParameterSpec>>

/** The values of the parameters that `S` specifies. */
export type Values<S extends ParameterSpecs = ParameterSpecs> = {
  readonly [K in keyof S]: S[K] extends NumberSpec
    ? number
    : S[K] extends { readonly choices: Readonly<Record<infer C, string>> }
      ? C
      : never
}

/** One actor: a machine, a fleet, or a sampled member of a fleet. */
export type ActorSpec = MachineSpec | FleetSpec | MemberSpec

interface AnyActorSpec {
  /** Breaking it would end the story: the reader's own browser, say. */
  readonly unbreakable?: true
  /** Actors of one host break and heal together. Default: each its own. */
  readonly host?: string
}

/** An actor that is a machine. */
export interface MachineSpec extends AnyActorSpec {
  readonly machine: AnyStateMachine
  readonly fleet?: undefined
  readonly input?: unknown
  /** Every request (or reader's action) is served by a machine of its own, as a thread per request does; answers find the machine that asked. */
  readonly perRequest?: true
  /**
   * What the machines of a per-request actor have in common, as the threads of a process share its memory: each event brings it
   * as `memory`, the effect `remember` replaces it, and a broken process begins again with this.
   */
  readonly memory?: unknown
  /** What a healed process reads back from its disk: the input with which its machine begins anew, from the context it had when it broke. */
  readonly recover?: (context: never) => unknown
}

/** An actor that is thousands of rows (see fleet.ts). Nobody can break it: what its rows meet is the model's own affair. */
export interface FleetSpec {
  readonly fleet: (port: FleetPort) => Fleet
  readonly machine?: undefined
  readonly unbreakable: true
}

/** An actor that is a sampled row of a fleet, which speaks for it. */
export interface MemberSpec {
  readonly member: true
  readonly machine?: undefined
  readonly fleet?: undefined
  readonly unbreakable: true
}

/** How messages cross one direction of a link. A `call` stays inside a process: no time, no loss. */
export type LinkSpec =
  | { readonly law: 'call' }
  | {
      readonly law: 'log-normal'
      /** Median of the one-way delay. */
      readonly medianMs: number
      /** Sigma of the underlying normal; 0 makes every delay the median. */
      readonly sigma: number
      /** Chance of loss of each message, 0 to 100. */
      readonly lossPercent: number
      /** Kilobits a second of the bottleneck that all messages of one direction between two hosts share, first in first out. 0 or absent: no limit. */
      readonly kbps?: number
    }

/** What an action takes after `=`: one of `choices`, or any text that `refuse` has nothing against. */
export interface ArgumentSpec {
  readonly label: string
  readonly example: string
  readonly choices?: readonly string[]
  /** Usual texts, each with a button of its own; the further ones stand in a fold. */
  readonly usual?: { readonly first: readonly string[]; readonly further: readonly string[] }
  /** Says in one sentence what is wrong with a text, or null. */
  readonly refuse?: (text: string) => string | null
}

/** Something the reader can do; each actor that `to` names (with lanes: that of every lane) receives an event named like the action, with its argument. */
export interface ActionSpec {
  readonly label: string
  readonly help: string
  /** An actor, or those that the argument means, in order; names of actors that this run does not have mean nobody. */
  readonly to: ActorId | ((argument: string | null) => readonly ActorId[])
  readonly argument?: ArgumentSpec
  /** Shown only under *More actions*. */
  readonly folded?: true
  /** Its argument is a duration; it causes nothing, but the run lasts at least until that has passed. */
  readonly passes?: true
}

/** An action at a virtual time. */
export interface Action {
  readonly at: Micros
  readonly type: string
  readonly argument: string | null
}

/** A run worth naming. */
export interface Scenario<S extends ParameterSpecs = ParameterSpecs> {
  readonly title: string
  readonly parameters: Partial<Values<S>>
  readonly seed: number
  readonly actions: readonly Action[]
  readonly until?: Micros
}

/** A value computed from a trace. */
export type MeasureValue = number | string | { readonly [key: string]: number | string }

/** A named value: what is counted, from when to when, as one sentence, and the function that counts it. */
export interface Measure {
  readonly label: string
  readonly unit: string
  readonly definition: string
  readonly of: (index: TraceIndex, parameters: RunInput['parameters']) => MeasureValue
}

/** A property of every run. `watch` starts a fresh observer for one run; it is called at every event and answers with what is wrong, or null. */
export interface Invariant {
  readonly claim: string
  readonly watch: (run: RunInput) => (event: TraceEvent, before: readonly TraceEvent[]) => string | null
}

/** An option of a prediction; whether it is right is computed from the run. */
export interface PredictionOption {
  readonly text: string
  readonly why: string
  readonly holds: (index: TraceIndex) => boolean
}

/** A question asked before a run, answered by that run. In texts `{measure}` prints a measure of the run. */
export type Prediction = {
  readonly id: string
  readonly scenario: string
  readonly question: string
} & (
  | {
      readonly kind: 'number'
      readonly unit: string
      readonly answer: (index: TraceIndex) => number
      readonly explanation: string
      /** Usual wrong beliefs, each with a word on why it is wrong. */
      readonly wrong: readonly { readonly value: number; readonly why: string }[]
    }
  | { readonly kind: 'choose'; readonly several: boolean; readonly options: readonly PredictionOption[] }
  | DrawnPrediction
)

/** A curve that the reader draws, column by column, before the run draws it. */
export interface DrawnPrediction {
  readonly kind: 'draw'
  /** What the columns count, with their unit. */
  readonly measure: string
  /** How many columns there are, and how much time each stands for, from time 0. */
  readonly columns: number
  readonly column: Micros
  /** The top of the axis. */
  readonly most: number
  /** A level to hold it against. */
  readonly level: { readonly value: number; readonly label: string }
  /** The run's own curve, a value for each column. */
  readonly curve: (index: TraceIndex) => readonly number[]
  readonly explanation: string
  /** Usual wrong beliefs, each the curve of another scenario, with a word on why this run is not that one. */
  readonly wrong: readonly { readonly scenario: string; readonly why: string }[]
}

/** A line of a challenge's goal, and whether a run meets it. */
export interface Condition {
  readonly text: string
  readonly holds: (run: Run, index: TraceIndex) => boolean
}

/** A goal: all its conditions hold. They both show the goal and grade it. */
export interface Challenge {
  readonly id: string
  readonly goal: string
  readonly scenario: string
  /** What is changed about the scenario before the reader begins. */
  readonly parameters: Readonly<Record<string, number | string>>
  readonly conditions: readonly Condition[]
  /** Every single change within the reader's reach, as actions added to the start: tests count how many pass. */
  readonly singleChanges: () => readonly (readonly Action[])[]
  readonly solution: readonly Action[]
  /** What the solution sets, beside what it does. */
  readonly solutionParameters?: Readonly<Record<string, number | string>>
  readonly nearMisses: readonly {
    readonly actions: readonly Action[]
    readonly parameters?: Readonly<Record<string, number | string>>
    readonly why: string
  }[]
  readonly solved: string
  readonly followUp?: Challenge
}

/** A simulation. Everything in it is data or a pure function. */
export interface Simulation<S extends ParameterSpecs = ParameterSpecs> {
  readonly id: string
  /** Raised when a run's trace changes for the same input, so that older links can say so. */
  readonly version: number
  /** A sentence: the one idea. */
  readonly title: string
  readonly parameters: S
  /** When a run ends that says nothing of it. */
  readonly until: Micros
  actors(parameters: Values<S>, chance: Chance): Readonly<Record<ActorId, ActorSpec>>
  link(parameters: Values<S>, from: ActorId, to: ActorId): LinkSpec
  /** Actions that a parameter stands for, such as a fault to choose: they act before all others of their instant. */
  given?(parameters: Values<S>): readonly Action[]
  /** Whether a run under these parameters takes longer to make than a frame of the page may last: the page then makes it in slices. */
  isLong?(parameters: Values<S>): boolean
  /** Rows that are there before the run begins, by table (with its lane) and key: a change of one says what was there. They leave no event. */
  stored?(parameters: Values<S>): Readonly<Record<string, Readonly<Record<string, Json>>>>
  /** Links by a word of their own: with `request` for client to api, `drop=request` drops the next message to leave there. */
  readonly links?: Readonly<Record<string, readonly [from: ActorId, to: ActorId]>>
  /** Every machine that `actors` may choose from, by a name of its own: statecharts are laid out for each at build time. */
  readonly machines: Readonly<Record<string, AnyStateMachine>>
  readonly actions: Readonly<Record<string, ActionSpec>>
  readonly scenarios: Readonly<Record<string, Scenario<S>>>
  /** What the figure shows before anyone touches it: a scenario, and a moment of it that says something. */
  readonly rest: { readonly scenario: string; readonly at: Micros }
  readonly measures: Readonly<Record<string, Measure>>
  readonly invariants: Readonly<Record<string, Invariant>>
  readonly predictions: readonly Prediction[]
  readonly challenge: Challenge
  /** One sentence on how a run ended. */
  summary(index: TraceIndex): string
}

/** Checks a simulation's types without widening them. */
export function defineSimulation<const S extends ParameterSpecs>(simulation: Simulation<S>): Simulation<S> {
  return simulation
}
