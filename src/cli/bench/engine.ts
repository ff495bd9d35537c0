/** What the benchmark runs of the engine, in one module so that it is loaded once. */
export { scenarioInput } from '../../engine/input.ts'
export { simulate } from '../../engine/simulate.ts'
export { registry, simulationIds } from '../../simulations/registry.ts'
