/**
 * Sliding counter: two fixed windows, the older weighted by how much of it still lies within one window's length.
 * Published by Cloudflare ("How we built rate limiting capable of scaling to millions of domains", 2017).
 */
import type { Micros } from '../../engine/trace.ts'
import { ALLOW, type Limiter } from './limiter.ts'

/** Requests let through in the window that begins at `start`, and in the one before. */
export interface SlidingCounter {
  readonly start: Micros
  readonly current: number
  readonly previous: number
}

/** Rounding must not refuse a request that fits exactly. */
const CLOSE = 1e-9

/**
 * Lets a request through while previous x (1 - elapsed / window) + current, this one included, is at most `limit`.
 * The estimate takes the previous window's requests to be spread evenly: where they were not, more than `limit` may pass, never twice as many.
 */
export function slidingCounter({ limit, windowMs }: { readonly limit: number; readonly windowMs: number }): Limiter<SlidingCounter> {
  const length = windowMs * 1000
  return {
    initial: { start: 0, current: 0, previous: 0 },
    decide(before, at) {
      const state = turned(before, at, length)
      const { start, current, previous } = state
      const weighted = previous * (1 - (at - start) / length)
      if (weighted + current + 1 <= limit + CLOSE) return { state: { ...state, current: current + 1 }, decision: ALLOW }
      return { state, decision: { kind: 'refuse', retryAfterMs: (roomAt(state, limit, length) - at) / 1000 } }
    },
  }
}

function turned(state: SlidingCounter, at: Micros, length: Micros): SlidingCounter {
  const start = Math.floor(at / length) * length
  if (start === state.start) return state
  return { start, current: 0, previous: start === state.start + length ? state.current : 0 }
}

/** When the estimate will have room for one more. */
function roomAt({ start, current, previous }: SlidingCounter, limit: number, length: Micros): Micros {
  const free = limit - 1 - current
  if (free >= 0) return start + length * (1 - free / previous)
  // Not in this window: in the next one it is this window's count that fades.
  return start + length + length * (1 - (limit - 1) / current)
}
