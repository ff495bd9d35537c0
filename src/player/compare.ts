/** Runs that stand next to another: the branch left last, and the same actions under other parameters. */
import type { Run, RunInput } from '../engine/run.ts'
import { simulate } from '../engine/simulate.ts'
import type { Simulation } from '../engine/simulation.ts'
import type { Micros } from '../engine/trace.ts'
import { indexTrace } from '../engine/trace-index.ts'
import type { Beside, Ghost } from './player-state.ts'

type Values = RunInput['parameters']

/** `run` as the branch that was left at `forkedAt`. */
export function ghostOf(run: Run, forkedAt: Micros, label: string): Ghost {
  return { run, index: indexTrace(run.events), label, forkedAt }
}

/** The run of the same seed and actions with some parameters changed. */
export function besideOf(simulation: Simulation, input: RunInput, parameters: Values): Beside {
  const { scenario, seed, actions, until } = input
  const run = simulate(simulation, { scenario, seed, actions, until, parameters: { ...input.parameters, ...parameters } })
  return { run, index: indexTrace(run.events), label: describeParameters(simulation, parameters), parameters }
}

/** Parameters and their values as a reader is shown them: `Hop: 80 ms, Pattern: side by side`. */
export function describeParameters(simulation: Simulation, parameters: Values): string {
  const parts = Object.entries(parameters).map(([name, value]) => {
    const spec = simulation.parameters[name]
    return `${spec?.label}: ${spec?.kind === 'choice' ? spec.choices[value] : `${value} ${spec?.unit}`.trimEnd()}`
  })
  return parts.join(', ')
}
