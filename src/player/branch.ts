/** The inputs of the next run, made from those of the run on show. Pure: a click never changes a run, it asks for another. */
import { isFault } from '../engine/faults.ts'
import type { RunInput } from '../engine/run.ts'
import type { Action, Simulation } from '../engine/simulation.ts'

/** Keeps what was done up to `action.at`, drops every later action, scripted ones too, and appends `action`. */
export function forkInput(simulation: Simulation, input: RunInput, action: Action): RunInput {
  const actions = [...input.actions.filter(earlier => earlier.at <= action.at), action]
  // What a late click starts must be able to end.
  const until = action.at + simulation.until / 2 > input.until ? input.until + simulation.until : input.until
  return named(simulation, { ...input, actions, until })
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

function startsWith(actions: readonly Action[], first: readonly Action[]): boolean {
  return first.every((action, at) => {
    const other = actions[at]
    return other?.at === action.at && other.type === action.type && other.argument === action.argument
  })
}
