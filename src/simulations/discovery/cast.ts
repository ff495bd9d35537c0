/** Who takes part, by name. */

/** The instances of Payments. The first two stand in the callers' zone. */
export const INSTANCES = ['payments-1', 'payments-2', 'payments-3'] as const

/** The zone of the callers. */
export const NEAR: readonly string[] = ['payments-1', 'payments-2']

/** Two processes of Orders: each learns of everything in its own time. */
export const CALLERS = ['orders', 'orders-2'] as const

/** Those who hold the list and choose from it. */
export function choosersOf(mode: number | string | undefined): readonly string[] {
  return mode === 'server-side' ? ['balancer'] : CALLERS
}

/** An instance as it stands in a short list: `payments-2` is 2. */
export function shortName(instance: string): string {
  return instance.slice(instance.lastIndexOf('-') + 1)
}
