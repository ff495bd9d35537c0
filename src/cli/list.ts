/** What `--list` prints: every simulation with its parameters, actions, scenarios and measures. */
import { FAULTS } from '../engine/faults.ts'
import type { ParameterSpec, Simulation } from '../engine/simulation.ts'
import { registry, simulationIds } from '../simulations/registry.ts'

async function all(): Promise<Simulation[]> {
  return Promise.all(simulationIds.map(id => registry[id]()))
}

/** A line a simulation: id, title, scenarios, parted by tabs. */
export async function listLines(): Promise<string> {
  return (await all()).map(({ id, title, scenarios }) => `${id}\t${title}\t${Object.keys(scenarios).join(' ')}\n`).join('')
}

/** The same and all else there is to know, as data. */
export async function listJson(): Promise<unknown> {
  return (await all()).map(simulation => ({
    id: simulation.id,
    version: simulation.version,
    title: simulation.title,
    untilMicros: simulation.until,
    parameters: Object.entries(simulation.parameters).map(([name, spec]) => parameterJson(name, spec)),
    actions: [
      ...Object.entries(simulation.actions).map(([name, { label, help, argument }]) => ({
        name,
        label,
        help,
        argument: argument ? { label: argument.label, example: argument.example, choices: argument.choices ?? null } : null,
      })),
      ...FAULTS.map(name => ({ name, ...FAULT_WORDS[name] })),
    ],
    scenarios: Object.entries(simulation.scenarios).map(([name, { title, parameters, seed, actions }]) => ({
      name,
      title,
      parameters,
      seed,
      actions,
    })),
    measures: Object.entries(simulation.measures).map(([name, { label, unit, definition }]) => ({ name, label, unit, definition })),
    invariants: Object.entries(simulation.invariants).map(([name, { claim }]) => ({ name, claim })),
  }))
}

function parameterJson(name: string, spec: ParameterSpec): unknown {
  const { label, help, default: value } = spec
  if (spec.kind === 'choice') return { name, kind: 'choice', default: value, choices: Object.keys(spec.choices), unit: '', label, help }
  const { min, max, unit, whole = false } = spec
  return { name, kind: 'number', default: value, min, max, unit, whole, label, help }
}

const FAULT_WORDS = {
  drop: { label: 'Drop', help: 'Loses the N-th message in that direction.', argument: { label: 'FROM:TO:N' } },
  delay: { label: 'Delay', help: 'Holds the N-th message in that direction back.', argument: { label: 'FROM:TO:N:MS' } },
  break: { label: 'Break', help: 'Stops the process; its host refuses every request one hop later.', argument: { label: 'ACTOR' } },
  heal: { label: 'Heal', help: 'Starts the process again.', argument: { label: 'ACTOR' } },
} as const
