/** Where a figure rests before anyone touches it. */
import { readParameter, scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { positionAt } from '../../engine/trace.ts'
import type { PlayerStart } from '../../player/player-state.ts'

/** What the page asks of a figure; `set` is `NAME=VALUE,NAME=VALUE`. */
export interface Asked {
  readonly scenario?: string | undefined
  readonly view?: string | undefined
  readonly set?: string | undefined
  readonly seed?: number | undefined
  /** The moment to rest at, in ms, where the scenario's own would show too little. */
  readonly rest?: string | undefined
}

/**
 * The run to rest at and its moment: the simulation's own for its own scenario; of another scenario the first loss,
 * where the story turns, or else its middle. Throws an InputError for a scenario or parameter that does not exist.
 */
export function restOf(
  simulation: Simulation,
  { scenario = simulation.rest.scenario, view = 'network', set = '', seed, rest }: Asked,
): PlayerStart {
  const base = scenarioInput(simulation, scenario)
  const changes = set === '' ? [] : set.split(',').map(pair => pair.split('=') as [string, string])
  const parameters = { ...base.parameters }
  for (const [name, value] of changes) parameters[name] = readParameter(simulation, name, value)
  const input = { ...base, parameters, seed: seed ?? base.seed }
  const { events, end } = simulate(simulation, input)
  const loss = events.find(({ type }) => type === 'message.lost')
  const own = scenario === simulation.rest.scenario ? simulation.rest.at : (loss?.at ?? Math.round(end / 2))
  const at = rest === undefined ? own : Math.round(Number(rest) * 1000)
  return { input, at: positionAt(events, Math.min(at, end)), view }
}
