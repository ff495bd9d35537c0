/** The limit for each client: which limiter the settings mean, and how its count reads in a table. */
import { fixedWindow } from '../../actors/limiters/fixed-window.ts'
import { leakyBucket } from '../../actors/limiters/leaky-bucket.ts'
import type { Decision, Limiter } from '../../actors/limiters/limiter.ts'
import { slidingCounter } from '../../actors/limiters/sliding-counter.ts'
import { slidingLog } from '../../actors/limiters/sliding-log.ts'
import { tokenBucket } from '../../actors/limiters/token-bucket.ts'
import type { Json } from '../../engine/trace.ts'
import type { Settings } from './parameters.ts'

/** What a limiter is set by. */
export type LimiterSettings = Pick<Settings, 'limiter' | 'rate' | 'burst' | 'noDelay' | 'limitWindowSeconds'>

/** How many requests a window allows: the rate times its length, at least one. */
export function windowLimit({ rate, limitWindowSeconds }: Pick<LimiterSettings, 'rate' | 'limitWindowSeconds'>): number {
  return Math.max(1, Math.round(rate * limitWindowSeconds))
}

/** How many tokens a bucket holds: a bucket for none would let nobody in, ever. */
export function bucketSize({ burst }: Pick<LimiterSettings, 'burst'>): number {
  return Math.max(1, burst)
}

/** A limiter together with the words for its count. */
export interface Allowance {
  readonly limiter: Limiter<unknown>
  readonly row: (state: unknown, decision: Decision) => { readonly [column: string]: Json }
}

function allowance<State>(
  limiter: Limiter<State>,
  row: (state: State, decision: Decision) => { readonly [column: string]: Json },
): Allowance {
  return { limiter: limiter as Limiter<unknown>, row: row as Allowance['row'] }
}

/** The limiter that the settings mean. */
export function allowanceOf(set: LimiterSettings): Allowance {
  const windows = { limit: windowLimit(set), windowMs: set.limitWindowSeconds * 1000 }
  switch (set.limiter) {
    case 'token-bucket': {
      const size = bucketSize(set)
      return allowance(tokenBucket({ ratePerSecond: set.rate, size }), ({ tokens }) => ({ 'tokens left': cut(tokens), of: size }))
    }
    case 'leaky-bucket':
      return allowance(
        leakyBucket({ ratePerSecond: set.rate, burst: set.burst, noDelay: set.noDelay === 'on' }),
        ({ excess }, decision) => ({
          'in the bucket': excess / 1000,
          holds: set.burst,
          'this one waits': `${decision.kind === 'delay' ? decision.ms : 0} ms`,
        }),
      )
    case 'sliding-log':
      return allowance(slidingLog(windows), log => ({ 'in the last window': log.length, 'allowed are': windows.limit }))
    case 'sliding-counter':
      return allowance(slidingCounter(windows), ({ current, previous }) => ({
        'this window': current,
        'the one before': previous,
        'allowed are': windows.limit,
      }))
    case 'fixed-window':
      return allowance(fixedWindow(windows), ({ count }) => ({ 'this window': count, 'allowed are': windows.limit }))
  }
}

function cut(value: number): number {
  return Math.round(value * 1000) / 1000
}
