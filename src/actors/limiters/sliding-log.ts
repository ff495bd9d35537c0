/** Sliding log: remembers the instant of every request it let through, and so is exact at the price of its memory. */
import type { Micros } from '../../engine/trace.ts'
import { ALLOW, type Limiter } from './limiter.ts'

/** The instants of the last window, oldest first: at most `limit` of them. */
export type SlidingLog = readonly Micros[]

/** At most `limit` (1 or more) in any window of `windowMs` (above 0), wherever it begins. */
export function slidingLog({ limit, windowMs }: { readonly limit: number; readonly windowMs: number }): Limiter<SlidingLog> {
  const length = windowMs * 1000
  return {
    initial: [],
    decide(state, at) {
      const recent = state.filter(one => one > at - length)
      if (recent.length < limit) return { state: [...recent, at], decision: ALLOW }
      const oldest = recent[recent.length - limit] as Micros
      return { state: recent, decision: { kind: 'refuse', retryAfterMs: (oldest + length - at) / 1000 } }
    },
  }
}
