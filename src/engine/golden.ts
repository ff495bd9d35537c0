/** What is kept of a scenario under version control: its log, its measures and its hash, or of a long one the last two. */
import { scenarioInput } from './input.ts'
import { report } from './report.ts'
import { logLine } from './sentences.ts'
import { simulate } from './simulate.ts'
import type { Simulation } from './simulation.ts'
import { isStep } from './steps.ts'
import { indexTrace } from './trace-index.ts'

/** A log longer than this is not kept; nobody reads it. */
const LINES = 120

/** The golden text of a scenario. */
export function goldenText(simulation: Simulation, scenario: string): string {
  const run = simulate(simulation, scenarioInput(simulation, scenario))
  const index = indexTrace(run.events)
  const { measures, hash } = report(simulation, run) as { measures: unknown; hash: string }
  const lines = run.events.filter(event => isStep(event, run.events)).map(event => logLine(simulation, index, event))
  const log = lines.length > LINES ? [`${lines.length} steps`] : lines
  return `${[...log, simulation.summary(index), JSON.stringify(measures), hash].join('\n')}\n`
}
