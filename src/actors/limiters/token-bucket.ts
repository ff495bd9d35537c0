/** Token bucket: tokens drip in at a rate, up to the size of the bucket; each request takes one or is refused. */
import type { Micros } from '../../engine/trace.ts'
import { ALLOW, type Limiter } from './limiter.ts'

/** Tokens in the bucket at an instant. */
export interface TokenBucket {
  readonly tokens: number
  readonly at: Micros
}

/** A sum of many small drips may fall short of a whole token by a rounding error. */
const CLOSE = 1e-9

/**
 * A bucket of `size` tokens (1 or more), full at first, that gains `ratePerSecond` (above 0).
 * No interval of T seconds lets more than size + rate x T requests through.
 */
export function tokenBucket({ ratePerSecond, size }: { readonly ratePerSecond: number; readonly size: number }): Limiter<TokenBucket> {
  return {
    initial: { tokens: size, at: 0 },
    decide(state, at) {
      const tokens = Math.min(size, state.tokens + ((at - state.at) * ratePerSecond) / 1_000_000)
      if (tokens >= 1 - CLOSE) return { state: { tokens: Math.max(0, tokens - 1), at }, decision: ALLOW }
      return { state: { tokens, at }, decision: { kind: 'refuse', retryAfterMs: ((1 - tokens) * 1000) / ratePerSecond } }
    },
  }
}
