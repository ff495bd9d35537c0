/** What Payments does to a call: the same rule for calls that are messages and for calls that are rows of a fleet. */
import type { Micros } from '../../engine/trace.ts'

/** The outcome that a scripted call is given, or what Payments makes of it by itself. */
export type Outcome = 'ok' | 'fail' | 'slow' | 'by health'

/** How Payments does. */
export type Health = 'healthy' | 'failing' | 'slow'

/** How many times longer a slow call takes. */
export const SLOWNESS = 20

/** The longest hop between Orders and Payments. */
const HOP_MS = 5

/** How a call is answered, and after how long, from the call to its answer with both hops. */
export interface Treatment {
  readonly status: 201 | 500
  readonly ms: number
}

/** One way between Orders and Payments, in milliseconds: at most half of the whole latency lies on the way. */
export function hopMs(latencyMs: number): number {
  return Math.min(HOP_MS, latencyMs / 4)
}

/** How long Payments works on a call that takes `ms` in all. */
export function workMicros(ms: number, latencyMs: number): Micros {
  return Math.round((ms - 2 * hopMs(latencyMs)) * 1000)
}

/** What a call meets. `unlucky` ones fail though Payments is well. */
export function treat(outcome: Outcome, health: Health, unlucky: boolean, latencyMs: number): Treatment {
  const slow = outcome === 'slow' || (outcome === 'by health' && health === 'slow')
  const fails = outcome === 'fail' || (outcome === 'by health' && (health === 'failing' || unlucky))
  return { status: fails ? 500 : 201, ms: slow ? latencyMs * SLOWNESS : latencyMs }
}
