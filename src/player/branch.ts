/** The inputs of the next run, made from those of the run on show. Pure: a click never changes a run, it asks for another. */
import { parseDuration } from '../engine/duration.ts'
import { isFault } from '../engine/faults.ts'
import type { RunInput } from '../engine/run.ts'
import type { Action, Simulation } from '../engine/simulation.ts'
import type { Micros } from '../engine/trace.ts'

/** Keeps what was done up to `action.at`, drops every later action, scripted ones too, and appends `action`. */
export function forkInput(simulation: Simulation, input: RunInput, action: Action): RunInput {
  const actions = [...input.actions.filter(earlier => earlier.at <= action.at), action]
  // What a late click starts must be able to end.
  const passed = passedBy(simulation, action.type, action.argument)
  const until = action.at + passed + simulation.until / 2 > input.until ? input.until + passed + simulation.until : input.until
  return named(simulation, { ...input, actions, until })
}

/** How much time an action lets pass by itself, such as `skip=5m`; 0 for all others. */
export function passedBy(simulation: Simulation, type: string, argument: string | null): Micros {
  return simulation.actions[type]?.passes ? (parseDuration(argument ?? '') ?? 0) : 0
}

/** The input with nothing done but `action`, at time 0. Faults that the scenario has set up by then are its conditions, and stay. */
export function freshInput(simulation: Simulation, input: RunInput, action: Action): RunInput {
  const conditions = input.actions.filter(({ at, type }) => at === 0 && isFault(type))
  return named(simulation, { ...input, actions: [...conditions, { ...action, at: 0 }] })
}

/** A run belongs to a scenario only while the scenario's own actions are all still in it, in front. */
function named(simulation: Simulation, input: RunInput): RunInput {
  const scripted = input.scenario === null ? undefined : simulation.scenarios[input.scenario]?.actions
  return scripted && startsWith(input.actions, scripted) ? input : { ...input, scenario: null }
}

/** Whether two inputs make the same run. */
export function isSameInput(a: RunInput, b: RunInput): boolean {
  return a.actions.length === b.actions.length && startsWith(a.actions, b.actions)
}

function startsWith(actions: readonly Action[], first: readonly Action[]): boolean {
  return first.every((action, at) => {
    const other = actions[at]
    return other?.at === action.at && other.type === action.type && other.argument === action.argument
  })
}
