/** How long a client waits before it tries again: the published formulas, in microseconds. */
import type { Micros } from '../../engine/trace.ts'

/** The strategies, as the reader chooses them. */
export const STRATEGIES = {
  immediate: 'at once',
  fixed: 'fixed wait',
  exponential: 'exponential',
  'full-jitter': 'full jitter',
  'equal-jitter': 'equal jitter',
  'decorrelated-jitter': 'decorrelated jitter',
} as const

/** A strategy's name. */
export type Strategy = keyof typeof STRATEGIES

/** What the formulas are given. */
export interface Backoff {
  readonly base: Micros
  readonly cap: Micros
}

/**
 * The wait before retry `n` (0 is the first): what "Exponential Backoff And Jitter" (AWS Architecture Blog, 2015) publishes.
 * `previous` is the wait before, at first the base; only decorrelated jitter looks at it. `draw` is 0 to 1, used by the three
 * that leave something to chance. The blog's own simulator counts n from 1, so that its first wait is twice as wide.
 */
export function waitBefore(strategy: Strategy, { base, cap }: Backoff, n: number, previous: Micros, draw: number): Micros {
  switch (strategy) {
    case 'immediate':
      return 0
    case 'fixed':
      return base
    case 'exponential':
      return grown(base, cap, n)
    case 'full-jitter':
      return Math.round(draw * grown(base, cap, n))
    case 'equal-jitter': {
      const half = grown(base, cap, n) / 2
      return Math.round(half + draw * half)
    }
    case 'decorrelated-jitter':
      return Math.round(Math.min(cap, base + draw * (3 * previous - base)))
  }
}

/** The shortest wait that the formula allows before retry `n`. */
export function shortestWait(strategy: Strategy, { base, cap }: Backoff, n: number): Micros {
  switch (strategy) {
    case 'fixed':
      return base
    case 'exponential':
      return grown(base, cap, n)
    case 'equal-jitter':
      return Math.round(grown(base, cap, n) / 2)
    case 'decorrelated-jitter':
      return Math.min(base, cap)
    default:
      return 0
  }
}

/** base times 2 to the power of n (0 to 30), at most the cap. */
function grown(base: Micros, cap: Micros, n: number): Micros {
  return Math.min(cap, base * (1 << n))
}
