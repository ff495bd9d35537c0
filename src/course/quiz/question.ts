/**
 * The questions of a chapter, as authors write them in `content/chapters/NN-slug/quiz.ts`:
 *
 *     export const quiz = [{ id: 'timeout-knows', kind: 'choose-one', ... }] satisfies Question[]
 *
 * `kind` says how the reader answers. `run` makes it a prediction: the build runs that simulation and the run decides
 * what is right; of an order or several choices, which no single value decides, it bears the answer out.
 * Write options in any order: the page draws an order that gives nothing away.
 */

/** A run that answers a question, and the measure of it that does. */
export interface RunReference {
  /** The id of a simulation, such as `place-order`. */
  readonly simulation: string
  readonly scenario: string
  /** A measure of the simulation; a dot reaches inside (`waitingMs.orders`). */
  readonly measure: string
  /** Parameters to change about the scenario. */
  readonly set?: Readonly<Record<string, number | string>>
  /** Default: the scenario's own. */
  readonly seed?: number
}

/** A run that bears out an answer: done so, this comes of it. The build stops when the run gives anything else. */
export interface ConfirmingRun extends RunReference {
  readonly gives: number | string
}

/** What every question has. */
interface Base {
  /** Stable and unique in the course, in kebab case, such as `lost-response`: progress is kept under it. Never reuse one for another question. */
  readonly id: string
  /** The outcomes of the course that it tests, such as `O0.4`; at least one. */
  readonly outcomes: readonly [string, ...string[]]
  /** The question, in plain text. With `run`, `{measure}` prints a measure of the run, here and in every `why`. */
  readonly prompt: string
}

/** An option, right or wrong; `why` explains it in either case. */
export interface Option {
  readonly text: string
  readonly why: string
  /** Left out: wrong. */
  readonly right?: true
}

/** An option of a prediction. */
export interface RunOption {
  readonly text: string
  readonly why: string
  /** The value of the measure for which this option is the right one. Exactly one option must hold for the value that the run gives. */
  readonly holds: number | string
}

/** Radio buttons: one option is right. */
export interface ChooseOne extends Base {
  readonly kind: 'choose-one'
  readonly options: readonly Option[]
}

/** Radio buttons: the run decides which option is right. */
export interface ChooseOneByRun extends Base {
  readonly kind: 'choose-one'
  readonly run: RunReference
  readonly options: readonly RunOption[]
}

/** Checkboxes: one or more options are right, and at least one is wrong. */
export interface ChooseSeveral extends Base {
  readonly kind: 'choose-several'
  readonly run?: ConfirmingRun
  readonly options: readonly Option[]
}

/** A card to put in order. */
export interface Card {
  readonly text: string
  readonly why: string
}

/** Cards to put in order; some may belong nowhere. */
export interface Order extends Base {
  readonly kind: 'order'
  readonly run?: ConfirmingRun
  /** In the right order. */
  readonly cards: readonly Card[]
  /** Cards to leave out; `why` says why they belong nowhere. */
  readonly leaveOut: readonly Card[]
}

/** What number questions have, whoever knows the answer. */
interface NumberBase extends Base {
  readonly kind: 'number'
  /** Stands behind the field: `%`, `ms`, `of 100`. Empty where a bare count is asked. */
  readonly unit: string
  /** How far an answer may be from the right one, in the unit; 0 for counts. Its decimals are also those the answer is printed with. */
  readonly tolerance: number
  /** Why the right answer is right. */
  readonly why: string
  /** Usual wrong answers, each with why it is wrong. None may lie within the tolerance of the right one. */
  readonly wrong: readonly { readonly value: number; readonly why: string }[]
}

/** A number to type. */
export interface NumberQuestion extends NumberBase {
  readonly answer: number
}

/** A number to type; the run decides which is right. */
export interface NumberByRun extends NumberBase {
  readonly run: RunReference
}

/** A question of any kind. */
export type Question = ChooseOne | ChooseOneByRun | ChooseSeveral | Order | NumberQuestion | NumberByRun
