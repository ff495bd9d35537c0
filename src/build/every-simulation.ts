/** Every simulation of the registry at once, with the engine that runs them: what the build loads to print numbers from runs. */
import { registry, simulationIds } from '../simulations/registry.ts'

export { measure, measureAt } from '../engine/report.ts'
export { simulate } from '../engine/simulate.ts'
export { indexTrace } from '../engine/trace-index.ts'

/** The simulations by id. */
export const simulations = Object.fromEntries(await Promise.all(simulationIds.map(async id => [id, await registry[id]()] as const)))
