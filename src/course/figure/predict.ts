/** Predictions are answered by the run they ask about: nothing here knows an answer beforehand. */
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { DrawnPrediction, MeasureValue, Prediction, Simulation } from '../../engine/simulation.ts'
import { indexTrace, type TraceIndex } from '../../engine/trace-index.ts'

/** A number, the texts of the options chosen, or a curve drawn. */
export type Guess = number | readonly string[] | DrawnCurve

/** A curve that the reader has drawn, or the run: a value for each column. */
export interface DrawnCurve {
  readonly curve: readonly number[]
}

/** A drawn curve is right if it and the run's have at least this share of their area in common. */
const ALIKE = 0.5

/** What the run says to a prediction. */
export interface Verdict {
  /** The number, the texts of the options that hold, or the run's curve. */
  readonly answer: Guess
  readonly isRight: boolean
  /** Why: one line for a number or a curve, one per option for a choice. */
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
  if (prediction.kind === 'draw') return judgeCurve(simulation, prediction, isCurve(guess) ? guess : { curve: [] }, index, fill)
  const chosen = new Set(Array.isArray(guess) ? (guess as readonly string[]) : [])
  const reasons = prediction.options.map(({ text, why, holds }) => ({
    option: fill(text),
    holds: holds(index),
    chosen: chosen.has(fill(text)),
    why: fill(why),
  }))
  return {
    answer: reasons.filter(({ holds }) => holds).map(({ option }) => option),
    isRight: reasons.every(({ holds, chosen }) => holds === chosen),
    reasons,
  }
}

/** Whether a guess is a curve. */
export function isCurve(guess: Guess): guess is DrawnCurve {
  return typeof guess === 'object' && 'curve' in guess
}

function judgeCurve(
  simulation: Simulation,
  { curve, explanation, wrong }: DrawnPrediction,
  guess: DrawnCurve,
  index: TraceIndex,
  fill: (text: string) => string,
): Verdict {
  const own = curve(index)
  const common = overlap(guess.curve, own)
  const share = Math.round(common * 100)
  const reasons = [
    { option: null, holds: true, chosen: false, why: `${fill(explanation)} Your drawing and the run share ${share}\u00a0% of their area.` },
  ]
  const beliefs = wrong.map(({ scenario, why }) => {
    const other = curve(indexTrace(simulate(simulation, scenarioInput(simulation, scenario)).events))
    return { why, common: overlap(guess.curve, other) }
  })
  const nearest = beliefs.sort((a, b) => b.common - a.common)[0]
  if (common < ALIKE && nearest && nearest.common > common) {
    reasons.unshift({ option: null, holds: false, chosen: true, why: fill(nearest.why) })
  }
  return { answer: { curve: own }, isRight: common >= ALIKE, reasons }
}

/** The area that two curves have in common, as a share of what either covers: 1 if they are the same, 0 if they never meet. */
export function overlap(a: readonly number[], b: readonly number[]): number {
  let [both, either] = [0, 0]
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    both += Math.min(a[i] ?? 0, b[i] ?? 0)
    either += Math.max(a[i] ?? 0, b[i] ?? 0)
  }
  return either === 0 ? 1 : both / either
}

/** A prediction's texts as they are asked, with what they print from the run. */
export function asked(simulation: Simulation, prediction: Prediction): Prediction {
  const texts = [prediction.question, ...(prediction.kind === 'choose' ? prediction.options.map(({ text }) => text) : [])]
  if (!texts.some(text => text.includes('{'))) return prediction
  const input = scenarioInput(simulation, prediction.scenario)
  const index = indexTrace(simulate(simulation, input).events)
  const fill = (text: string) => filled(simulation, text, index, input.parameters)
  const question = fill(prediction.question)
  if (prediction.kind !== 'choose') return { ...prediction, question }
  return { ...prediction, question, options: prediction.options.map(option => ({ ...option, text: fill(option.text) })) }
}

/** Prints `{measure}` from the run; a name that is no measure stays as it is written. */
function filled(simulation: Simulation, text: string, index: TraceIndex, parameters: Readonly<Record<string, number | string>>): string {
  return text.replace(/\{([\w-]+)(?:\.([\w-]+))?\}/g, (whole, name: string, part?: string) => {
    const value: MeasureValue | undefined = simulation.measures[name]?.of(index, parameters)
    if (typeof value === 'object') return String(part === undefined ? whole : (value[part] ?? whole))
    return value === undefined ? whole : String(value)
  })
}
