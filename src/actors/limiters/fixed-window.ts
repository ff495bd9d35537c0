/** Fixed window: counts by the clock (each second, each minute) and begins anew at zero. */
import type { Micros } from '../../engine/trace.ts'
import { ALLOW, type Limiter } from './limiter.ts'

/** Requests let through in the window that begins at `start`. */
export interface FixedWindow {
  readonly start: Micros
  readonly count: number
}

/** At most `limit` (1 or more) in each window of the clock; around a boundary up to twice that in next to no time. */
export function fixedWindow({ limit, windowMs }: { readonly limit: number; readonly windowMs: number }): Limiter<FixedWindow> {
  const length = windowMs * 1000
  return {
    initial: { start: 0, count: 0 },
    decide(state, at) {
      const start = Math.floor(at / length) * length
      const count = start === state.start ? state.count : 0
      if (count < limit) return { state: { start, count: count + 1 }, decision: ALLOW }
      return { state: { start, count }, decision: { kind: 'refuse', retryAfterMs: (start + length - at) / 1000 } }
    },
  }
}
