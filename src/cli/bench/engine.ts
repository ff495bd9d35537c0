/** What the benchmark needs of the engine, loaded whole: the runner that imports this closes before a lazy import could happen. */
import { registry } from '../../simulations/registry.ts'

export { scenarioInput } from '../../engine/input.ts'
export { simulate } from '../../engine/simulate.ts'

export const simulations = await Promise.all(Object.values(registry).map(load => load()))
