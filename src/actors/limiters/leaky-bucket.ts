/** Leaky bucket as nginx's limit_req has it (ngx_http_limit_req_module): what is over the rate fills a bucket, waits in it, and overflows. */
import type { Micros } from '../../engine/trace.ts'
import { ALLOW, type Decision, type Limiter } from './limiter.ts'

/** How far requests are ahead of the rate, in thousandths of a request, as of a millisecond; null before the first. */
export interface LeakyBucket {
  readonly excess: number
  readonly lastMs: number | null
}

export interface LeakyBucketOptions {
  readonly ratePerSecond: number
  /** Requests beyond the first that the bucket holds: at one instant burst + 1 pass. 0 or more. */
  readonly burst: number
  /** The bucket counts, but nobody waits in it. */
  readonly noDelay: boolean
}

/**
 * The arithmetic is nginx's own: whole milliseconds, the rate and the excess in whole thousandths, divisions cut off.
 * The first request of a key costs nothing. No interval of T seconds admits more than burst + 1 + rate x T.
 */
export function leakyBucket({ ratePerSecond, burst, noDelay }: LeakyBucketOptions): Limiter<LeakyBucket> {
  const rate = Math.max(1, Math.floor(ratePerSecond * 1000))
  const brim = burst * 1000
  return {
    initial: { excess: 0, lastMs: null },
    decide(state, at: Micros) {
      const now = Math.floor(at / 1000)
      const excess = state.lastMs === null ? 0 : Math.max(0, state.excess - Math.floor((rate * (now - state.lastMs)) / 1000) + 1000)
      if (excess > brim) return { state, decision: { kind: 'refuse', retryAfterMs: ((excess - brim) * 1000) / rate } }
      const decision: Decision = excess === 0 || noDelay ? ALLOW : { kind: 'delay', ms: Math.floor((excess * 1000) / rate) }
      return { state: { excess, lastMs: now }, decision }
    },
  }
}
