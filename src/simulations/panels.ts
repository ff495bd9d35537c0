/** Every simulation's panel, by id: loaded when its figure comes near. One line a simulation. */
import type { Panel } from './panel.ts'
import type { SimulationId } from './registry.ts'

/** Loads the panel of a simulation. */
export const panels: Readonly<Record<SimulationId, () => Promise<Panel>>> = {
  'place-order': async () => (await import('./place-order/PlaceOrder.tsx')).panel,
  dns: async () => (await import('./dns/Dns.tsx')).panel,
  'rest-console': async () => (await import('./rest-console/RestConsole.tsx')).panel,
  idempotency: async () => (await import('./idempotency/Idempotency.tsx')).panel,
  protocols: async () => (await import('./protocols/Protocols.tsx')).panel,
  gateway: async () => (await import('./gateway/Gateway.tsx')).panel,
}
