/** The steps of each design: what is asked, what can be chosen, and what the line then promises. */
import type { Problem } from './parameters.ts'
import { likeSteps } from './steps-like.ts'
import { seatSteps } from './steps-seats.ts'
import { shortenerSteps } from './steps-shortener.ts'

/** A way to do it. */
export interface Option {
  /** What `choose` takes. */
  readonly id: string
  /** The line of the API as it would stand in its documentation. */
  readonly line: string
}

/** A step of a design: a state of its machine. */
export interface Step {
  /** The state's name. */
  readonly id: string
  readonly question: string
  /** What the line promises about the second time, whichever way is chosen. */
  readonly promise: string
  /** What is done to find out, in one sentence. */
  readonly trial: string
  readonly options: readonly Option[]
  /** What the API does while nobody has chosen. */
  readonly unless: string
}

/** What has been chosen, by step; a step left open has what it does by itself. */
export type Choices = Readonly<Record<string, string>>

/** The steps of every problem, in order. */
export const steps: Readonly<Record<Problem, readonly Step[]>> = { shortener: shortenerSteps, like: likeSteps, seats: seatSteps }

/** What the API does before anybody has chosen. */
export function plainChoices(problem: Problem): Choices {
  return Object.fromEntries(steps[problem].map(({ id, unless }) => [id, unless]))
}

/** A step by its name; null before the first and after the last. */
export function stepNamed(problem: Problem, id: string): Step | null {
  return steps[problem].find(step => step.id === id) ?? null
}

/** Every option that `choose` takes in any problem. */
export const optionIds: readonly string[] = Object.values(steps).flatMap(list => list.flatMap(({ options }) => options.map(({ id }) => id)))
