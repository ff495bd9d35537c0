/** Runs the simulations that answer questions. */
import { readInput } from '../engine/input.ts'
import type { Measure, Simulation } from '../engine/simulation.ts'
import { quantity } from '../ui/quantity.ts'
import type { RunReferee } from './quiz-compile.ts'

/** What src/build/every-simulation.ts offers. */
export type Simulations = typeof import('./every-simulation.ts')

/** A referee over all simulations. It runs what a question refers to and reads its measure; errors name the choices. */
export function refereeOf({ simulations, simulate, indexTrace, measure, measureAt }: Simulations): RunReferee {
  return ({ simulation: id, scenario, measure: name, set, seed }) => {
    const simulation = Object.hasOwn(simulations, id) ? simulations[id] : undefined
    if (!simulation) throw new Error(`no simulation "${id}"; there are ${Object.keys(simulations).join(', ')}`)
    const pairs = Object.entries(set ?? {}).map(([parameter, value]) => [parameter, String(value)] as const)
    const input = readInput(simulation, { scenario, set: pairs, ...(seed === undefined ? {} : { seed: String(seed) }) })
    const values = measure(simulation, indexTrace(simulate(simulation, input).events), input.parameters)
    const value = measureAt(values, name)
    const spec = specOf(simulation, name)
    if (value === undefined || !spec) throw new Error(`no measure "${name}" in ${id}; there are ${Object.keys(values).join(', ')}`)
    const print = (other: string) => {
      const found = measureAt(values, other)
      return typeof found === 'number' ? quantity(found, specOf(simulation, other)?.unit ?? '') : found
    }
    return { value, label: spec.label, unit: spec.unit, measure: print }
  }
}

function specOf(simulation: Simulation, name: string): Measure | undefined {
  return simulation.measures[name.split('.')[0] as string]
}
