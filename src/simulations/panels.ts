/** Every simulation's panel, by id: loaded when its figure comes near. One line a simulation. */
import type { Panel } from './panel.ts'
import type { SimulationId } from './registry.ts'

/** Loads the panel of a simulation. */
export const panels: Readonly<Record<SimulationId, () => Promise<Panel>>> = {
  'place-order': async () => (await import('./place-order/PlaceOrder.tsx')).panel,
  dns: async () => (await import('./dns/Dns.tsx')).panel,
  discovery: async () => (await import('./discovery/Discovery.tsx')).panel,
  'http-lifecycle': async () => (await import('./http-lifecycle/HttpLifecycle.tsx')).panel,
  'retry-storm': async () => (await import('./retry-storm/RetryStorm.tsx')).panel,
  'rest-console': async () => (await import('./rest-console/RestConsole.tsx')).panel,
  idempotency: async () => (await import('./idempotency/Idempotency.tsx')).panel,
  'schema-evolution': async () => (await import('./schema-evolution/SchemaEvolution.tsx')).panel,
  protocols: async () => (await import('./protocols/Protocols.tsx')).panel,
  gateway: async () => (await import('./gateway/Gateway.tsx')).panel,
  'circuit-breaker': async () => (await import('./circuit-breaker/CircuitBreaker.tsx')).panel,
  'api-design': async () => (await import('./api-design/ApiDesign.tsx')).panel,
  'one-order': async () => (await import('./one-order/OneOrder.tsx')).panel,
}
