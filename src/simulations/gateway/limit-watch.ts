/** Watches a limiter from outside: keeps to the definition of each, and shares no code with it. */
import type { Micros } from '../../engine/trace.ts'
import { bucketSize, type LimiterSettings, windowLimit } from './allowance.ts'

/** Told of each admission of one key, in order; answers whether it is one too many. */
export type LimitWatch = (at: Micros) => boolean

const CLOSE = 1e-6

/** The watch that the settings ask for. */
export function limitWatch(set: LimiterSettings): LimitWatch {
  const limit = windowLimit(set)
  const length = set.limitWindowSeconds * 1_000_000
  switch (set.limiter) {
    case 'token-bucket':
      return bounded(bucketSize(set), set.rate)
    case 'leaky-bucket':
      // nginx counts whole milliseconds and whole thousandths: an interval may seem a millisecond longer than it is.
      return bounded(set.burst + 1 + set.rate / 1000, set.rate)
    case 'sliding-log':
      return anyWindow(limit, length)
    case 'sliding-counter':
      return weighted(limit, length)
    case 'fixed-window':
      return clockWindow(limit, length)
  }
}

/** At most `size` + rate x T in any interval of T. */
function bounded(size: number, ratePerSecond: number): LimitWatch {
  let n = 0
  let least = Number.POSITIVE_INFINITY
  return at => {
    const ahead = n - (at * ratePerSecond) / 1_000_000
    n++
    least = Math.min(least, ahead)
    return ahead - least + 1 > size + CLOSE
  }
}

function anyWindow(limit: number, length: Micros): LimitWatch {
  const all: Micros[] = []
  return at => {
    all.push(at)
    const before = all[all.length - 1 - limit]
    return before !== undefined && at - before < length
  }
}

function clockWindow(limit: number, length: Micros): LimitWatch {
  const counts = new Map<number, number>()
  return at => {
    const window = Math.floor(at / length)
    const count = (counts.get(window) ?? 0) + 1
    counts.set(window, count)
    return count > limit
  }
}

function weighted(limit: number, length: Micros): LimitWatch {
  const counts = new Map<number, number>()
  return at => {
    const window = Math.floor(at / length)
    const count = (counts.get(window) ?? 0) + 1
    counts.set(window, count)
    return (counts.get(window - 1) ?? 0) * (1 - (at - window * length) / length) + count > limit + CLOSE
  }
}
