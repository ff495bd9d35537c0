/** Runs of every simulation, indexed: what the tests of views draw. */
import { scenarioInput } from '../engine/input.ts'
import { simulate } from '../engine/simulate.ts'
import type { Simulation } from '../engine/simulation.ts'
import { indexTrace, type TraceIndex } from '../engine/trace-index.ts'
import { registry } from '../simulations/registry.ts'

/** A run by the name of its simulation and scenario. */
export interface NamedRun {
  readonly name: string
  readonly simulation: Simulation
  readonly index: TraceIndex
}

let runs: Promise<NamedRun[]> | undefined

/** A drawing of more steps than this is laid out by the same rules as one of fewer, and takes the tests minutes. */
const EVENTS = 160

/** Every scenario of at most 160 events, and the default one of each simulation; run once. */
export function everyRun(): Promise<NamedRun[]> {
  runs ??= runAll()
  return runs
}

async function runAll(): Promise<NamedRun[]> {
  const runs: NamedRun[] = []
  for (const load of Object.values(registry)) {
    const simulation = await load()
    for (const scenario of Object.keys(simulation.scenarios)) {
      const { events, end } = simulate(simulation, scenarioInput(simulation, scenario))
      if (events.length > EVENTS && scenario !== simulation.rest.scenario) continue
      runs.push({ name: `${simulation.id} ${scenario}`, simulation, index: indexTrace(events, end) })
    }
  }
  return runs
}
