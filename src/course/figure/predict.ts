/** Predictions are answered by the run they ask about: nothing here knows an answer beforehand. */
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { MeasureValue, Prediction, Simulation } from '../../engine/simulation.ts'
import { indexTrace, type TraceIndex } from '../../engine/trace-index.ts'

/** A number, or the texts of the options chosen. */
export type Guess = number | readonly string[]

/** What the run says to a prediction. */
export interface Verdict {
  /** The number, or the texts of the options that hold. */
  readonly answer: Guess
  readonly isRight: boolean
  /** Why: one line for a number, one per option for a choice. */
  readonly reasons: readonly { readonly option: string | null; readonly holds: boolean; readonly chosen: boolean; readonly why: string }[]
}

/** Runs the prediction's scenario and holds the guess against it. */
export function judge(simulation: Simulation, prediction: Prediction, guess: Guess): Verdict {
  const input = scenarioInput(simulation, prediction.scenario)
  const index = indexTrace(simulate(simulation, input).events)
  const fill = (text: string) => filled(simulation, text, index, input.parameters)
  if (prediction.kind === 'number') {
    const answer = prediction.answer(index)
    const isRight = guess === answer
    const wrong = prediction.wrong.find(({ value }) => value === guess)
    const reasons = [{ option: null, holds: true, chosen: isRight, why: fill(prediction.explanation) }]
    if (!isRight && wrong) reasons.unshift({ option: null, holds: false, chosen: true, why: fill(wrong.why) })
    return { answer, isRight, reasons }
  }
  const chosen = new Set(typeof guess === 'number' ? [] : guess)
  const reasons = prediction.options.map(({ text, why, holds }) => ({
    option: text,
    holds: holds(index),
    chosen: chosen.has(text),
    why: fill(why),
  }))
  return {
    answer: reasons.filter(({ holds }) => holds).map(({ option }) => option),
    isRight: reasons.every(({ holds, chosen }) => holds === chosen),
    reasons,
  }
}

/** Prints `{measure}` from the run; a name that is no measure stays as it is written. */
function filled(simulation: Simulation, text: string, index: TraceIndex, parameters: Readonly<Record<string, number | string>>): string {
  return text.replace(/\{([\w-]+)(?:\.([\w-]+))?\}/g, (whole, name: string, part?: string) => {
    const value: MeasureValue | undefined = simulation.measures[name]?.of(index, parameters)
    if (typeof value === 'object') return String(part === undefined ? whole : (value[part] ?? whole))
    return value === undefined ? whole : String(value)
  })
}
