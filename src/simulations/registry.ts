/** Every simulation's model, by id. Models only: nothing here loads React, so that the command line and tests never do. */
import type { Simulation } from '../engine/simulation.ts'

/** Loads each simulation when it is asked for. One line a simulation. */
export const registry = {
  'place-order': async (): Promise<Simulation> => (await import('./place-order/simulation.ts')).placeOrder as unknown as Simulation,
  dns: async (): Promise<Simulation> => (await import('./dns/simulation.ts')).dns as unknown as Simulation,
  discovery: async (): Promise<Simulation> => (await import('./discovery/simulation.ts')).discovery as unknown as Simulation,
  'http-lifecycle': async (): Promise<Simulation> =>
    (await import('./http-lifecycle/simulation.ts')).httpLifecycle as unknown as Simulation,
  'retry-storm': async (): Promise<Simulation> => (await import('./retry-storm/simulation.ts')).retryStorm as unknown as Simulation,
  'rest-console': async (): Promise<Simulation> => (await import('./rest-console/simulation.ts')).restConsole as unknown as Simulation,
  idempotency: async (): Promise<Simulation> => (await import('./idempotency/simulation.ts')).idempotency as unknown as Simulation,
  'schema-evolution': async (): Promise<Simulation> =>
    (await import('./schema-evolution/simulation.ts')).schemaEvolution as unknown as Simulation,
  protocols: async (): Promise<Simulation> => (await import('./protocols/simulation.ts')).protocols as unknown as Simulation,
  gateway: async (): Promise<Simulation> => (await import('./gateway/simulation.ts')).gateway as unknown as Simulation,
  'circuit-breaker': async (): Promise<Simulation> =>
    (await import('./circuit-breaker/simulation.ts')).circuitBreaker as unknown as Simulation,
  'api-design': async (): Promise<Simulation> => (await import('./api-design/simulation.ts')).apiDesign as unknown as Simulation,
  'one-order': async (): Promise<Simulation> => (await import('./one-order/simulation.ts')).oneOrder as unknown as Simulation,
}

/** The id of a simulation. */
export type SimulationId = keyof typeof registry

/** All ids, in the order of the course. */
export const simulationIds = Object.keys(registry) as SimulationId[]

/** Whether a text is the id of a simulation. */
export function isSimulationId(text: string): text is SimulationId {
  return Object.hasOwn(registry, text)
}
