/** Runs the simulations that answer questions. A module of its own, evaluated by Vite's runner, so that the build's configuration never loads an engine. */
import { readInput } from '../engine/input.ts'
import { measure, measureAt } from '../engine/report.ts'
import { simulate } from '../engine/simulate.ts'
import { indexTrace } from '../engine/trace-index.ts'
import { registry } from '../simulations/registry.ts'
import type { RunReferee } from './quiz-compile.ts'

/** Runs what a question refers to and reads its measure; errors name the choices. */
export const referee: RunReferee = async ({ simulation: id, scenario, measure: name, set, seed }) => {
  if (!Object.hasOwn(registry, id)) throw new Error(`no simulation "${id}"; there are ${Object.keys(registry).join(', ')}`)
  const simulation = await registry[id as keyof typeof registry]()
  const pairs = Object.entries(set ?? {}).map(([parameter, value]) => [parameter, String(value)] as const)
  const input = readInput(simulation, { scenario, set: pairs, ...(seed === undefined ? {} : { seed: String(seed) }) })
  const values = measure(simulation, indexTrace(simulate(simulation, input).events), input.parameters)
  const value = measureAt(values, name)
  const spec = simulation.measures[name.split('.')[0] as string]
  if (value === undefined || !spec) throw new Error(`no measure "${name}" in ${id}; there are ${Object.keys(values).join(', ')}`)
  return { value, label: spec.label, unit: spec.unit, measure: other => measureAt(values, other) }
}
