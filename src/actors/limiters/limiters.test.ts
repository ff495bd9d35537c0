import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Micros } from '../../engine/trace.ts'
import { fixedWindow } from './fixed-window.ts'
import { leakyBucket } from './leaky-bucket.ts'
import type { Decision, Limiter } from './limiter.ts'
import { slidingCounter } from './sliding-counter.ts'
import { slidingLog } from './sliding-log.ts'
import { tokenBucket } from './token-bucket.ts'

const SECOND = 1_000_000

interface Asked {
  readonly at: Micros
  readonly decision: Decision
}

/** Asks a limiter at each instant in turn. */
function ask<State>({ initial, decide }: Limiter<State>, arrivals: readonly Micros[]): Asked[] {
  let state = initial
  return arrivals.map(at => {
    const decided = decide(state, at)
    state = decided.state
    return { at, decision: decided.decision }
  })
}

/** When the requests that were not refused arrived. */
function admitted(asked: readonly Asked[]): Micros[] {
  return asked.flatMap(({ at, decision }) => (decision.kind === 'refuse' ? [] : [at]))
}

/** When the requests that were not refused went on, having waited. */
function passed(asked: readonly Asked[]): Micros[] {
  return asked.flatMap(({ at, decision }) =>
    decision.kind === 'refuse' ? [] : [at + (decision.kind === 'delay' ? decision.ms * 1000 : 0)],
  )
}

const instant = (n: number, at: Micros = 0): Micros[] => Array.from({ length: n }, () => at)

/** Bunches, gaps and single requests, in order. */
const arrivals = fc
  .array(fc.record({ gap: fc.oneof(fc.nat(3_000), fc.nat(400_000), fc.nat(3 * SECOND)), n: fc.integer({ min: 1, max: 12 }) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map(bunches => {
    let at = 0
    return bunches.flatMap(({ gap, n }) => {
      at += gap
      return instant(n, at)
    })
  })
const settings = fc.record({ rate: fc.integer({ min: 1, max: 40 }), burst: fc.integer({ min: 0, max: 30 }) })
const windows = fc.record({ limit: fc.integer({ min: 1, max: 30 }), windowMs: fc.constantFrom(100, 1000, 1500) })

/** The most instants within any half-open interval of a length. */
function mostWithin(instants: readonly Micros[], length: Micros): number {
  let most = 0
  for (let from = 0, to = 0; to < instants.length; to++) {
    while ((instants[to] as Micros) - (instants[from] as Micros) >= length) from++
    most = Math.max(most, to - from + 1)
  }
  return most
}

/** The worst breach of "at most size + rate x T in any interval of T", 0 or less if there is none. */
function overBound(instants: readonly Micros[], size: number, ratePerSecond: number): number {
  let worst = Number.NEGATIVE_INFINITY
  for (let i = 0; i < instants.length; i++) {
    for (let j = i; j < instants.length; j++) {
      const seconds = ((instants[j] as Micros) - (instants[i] as Micros)) / SECOND
      worst = Math.max(worst, j - i + 1 - (size + ratePerSecond * seconds))
    }
  }
  return worst
}

/**
 * A hundred requests as nginx 1.22.1 met them with limit_req, rate=7r/s, burst=5 nodelay: the millisecond of each arrival,
 * counted from the first, as its access log has it; those with a minus were refused.
 */
const RECORDED = `
  0 130 243 272 390 419 425 728 798 919 984 992 -993 -993 -993 -996 -997 1086 1238 -1245 -1259 -1259 -1259 -1259 1379 1707
  1711 1716 -1716 -1716 -1716 -1716 -1716 -1797 -1798 -1798 -1798 -1799 -1838 -1838 -1838 -1839 -1842 -1842 1880 2001 2307
  2389 -2389 -2389 -2389 -2390 -2390 2575 2788 2971 2973 -2973 -2973 -2973 -2973 3316 3316 3316 3446 -3563 3693 3718 -3781
  -3788 -3788 -3788 -3817 3912 4038 -4079 4150 4315 4499 -4502 4617 4852 -4852 4900 -4947 5206 5462 5511 5553 5619 -5669
  -5690 -5708 5938 5938 -5938 -5938 -5938 6076 6162
`

describe('a token bucket', () => {
  it('of 20 lets 20 of 30 through at one instant, and one more every 100 ms at 10 a second', () => {
    const asked = ask(tokenBucket({ ratePerSecond: 10, size: 20 }), [...instant(30), 99_000, 100_000, 150_000])
    expect(asked.map(({ decision }) => decision.kind)).toEqual([...Array(20).fill('allow'), ...Array(11).fill('refuse'), 'allow', 'refuse'])
    expect(asked[20]?.decision).toEqual({ kind: 'refuse', retryAfterMs: 100 })
  })

  it('never lets more than size + rate x T through in any interval', () => {
    fc.assert(
      fc.property(arrivals, settings, (at, { rate, burst }) => {
        const size = Math.max(1, burst)
        expect(overBound(admitted(ask(tokenBucket({ ratePerSecond: rate, size }), at)), size, rate)).toBeLessThan(1e-6)
      }),
    )
  })
})

describe('a leaky bucket', () => {
  const nginx = leakyBucket({ ratePerSecond: 10, burst: 20, noDelay: false })

  it('of 10 a second and burst 20 serves 21 of 30 at one instant, each 100 ms after the one before, the last after two seconds', () => {
    const asked = ask(nginx, instant(30))
    expect(passed(asked)).toEqual(Array.from({ length: 21 }, (_, i) => i * 100_000))
    expect(asked.filter(({ decision }) => decision.kind === 'refuse')).toHaveLength(9)
  })

  it('makes the fifteenth of fifteen wait 1.4 s', () => {
    expect(passed(ask(nginx, instant(15))).at(-1)).toBe(1_400_000)
  })

  it('with nodelay serves the same 21, and none of them waits', () => {
    expect(passed(ask(leakyBucket({ ratePerSecond: 10, burst: 20, noDelay: true }), instant(30)))).toEqual(instant(21))
  })

  it('decides a hundred recorded requests as nginx did', () => {
    const recorded = RECORDED.trim().split(/\s+/).map(Number)
    const asked = ask(
      leakyBucket({ ratePerSecond: 7, burst: 5, noDelay: true }),
      recorded.map(ms => Math.abs(ms) * 1000),
    )
    expect(recorded).toHaveLength(100)
    expect(asked.map(({ decision }) => decision.kind)).toEqual(recorded.map(ms => (ms < 0 ? 'refuse' : 'allow')))
  })

  it('without a burst refuses the second of two at once, and lets one pass every 100 ms', () => {
    const strict = leakyBucket({ ratePerSecond: 10, burst: 0, noDelay: false })
    expect(passed(ask(strict, [0, 0, 99_000, 100_000, 150_000, 200_000]))).toEqual([0, 100_000, 200_000])
  })

  it('counts in whole milliseconds and thousandths: at 3 a second ten milliseconds are worth 30 thousandths', () => {
    const decided = leakyBucket({ ratePerSecond: 3, burst: 5, noDelay: false })
    const first = decided.decide(decided.initial, 0)
    expect(decided.decide(first.state, 10_999)).toEqual({ state: { excess: 970, lastMs: 10 }, decision: { kind: 'delay', ms: 323 } })
  })

  it('never admits more than burst + 1 + rate x T, and never lets two pass closer than the rate but for a cut-off millisecond', () => {
    fc.assert(
      fc.property(arrivals, settings, (at, { rate, burst }) => {
        const asked = ask(leakyBucket({ ratePerSecond: rate, burst, noDelay: false }), at)
        // An interval of the clock in whole milliseconds may be one longer than the true one.
        expect(overBound(admitted(asked), burst + 1 + rate / 1000, rate)).toBeLessThan(1e-6)
        expect(overBound(passed(asked), 1 + (2 * rate) / 1000, rate)).toBeLessThan(1e-6)
      }),
    )
  })
})

describe('a sliding log', () => {
  it('never lets more than its limit through in any window, wherever it begins', () => {
    fc.assert(
      fc.property(arrivals, windows, (at, set) => {
        const asked = ask(slidingLog(set), at)
        expect(mostWithin(admitted(asked), set.windowMs * 1000)).toBeLessThanOrEqual(set.limit)
      }),
    )
  })

  it('remembers no more than its limit, and refused calls not at all', () => {
    const limiter = slidingLog({ limit: 3, windowMs: 1000 })
    let state = limiter.initial
    for (const at of [...instant(50), 500_000]) state = limiter.decide(state, at).state
    expect(state).toEqual([0, 0, 0])
    expect(limiter.decide(state, SECOND).decision.kind).toBe('allow')
  })
})

describe('a sliding counter', () => {
  it('weighs the minute before: 42 then and 18 in the 15 s since are 49.5, and 50 a minute have no room for one more', () => {
    const limiter = slidingCounter({ limit: 50, windowMs: 60_000 })
    const state = { start: 60 * SECOND, current: 18, previous: 42 }
    expect(limiter.decide(state, 75 * SECOND).decision.kind).toBe('refuse')
    expect(limiter.decide({ ...state, current: 17 }, 75 * SECOND).decision.kind).toBe('allow')
  })

  it('lets a request through exactly while previous x rest + current, counted anew from all it let through, has room', () => {
    fc.assert(
      fc.property(arrivals, windows, (at, set) => {
        const length = set.windowMs * 1000
        const before: Micros[] = []
        for (const one of ask(slidingCounter(set), at)) {
          const start = Math.floor(one.at / length) * length
          const current = before.filter(past => past >= start).length
          const previous = before.filter(past => past >= start - length && past < start).length
          const estimate = previous * (1 - (one.at - start) / length) + current + 1
          if (Math.abs(estimate - set.limit) > 1e-6) expect(one.decision.kind).toBe(estimate < set.limit ? 'allow' : 'refuse')
          if (one.decision.kind === 'allow') before.push(one.at)
        }
        expect(mostWithin(before, length)).toBeLessThan(2 * set.limit + 1)
      }),
    )
  })
})

describe('a fixed window', () => {
  it('of 100 a minute lets 200 through within two seconds around the full minute', () => {
    const limiter = fixedWindow({ limit: 100, windowMs: 60_000 })
    const asked = ask(limiter, [...instant(105, 59 * SECOND), ...instant(105, 60 * SECOND)])
    expect(admitted(asked)).toHaveLength(200)
    expect(asked[100]?.decision).toEqual({ kind: 'refuse', retryAfterMs: 1000 })
  })

  it('never lets more than its limit through in a window of the clock, nor more than twice that in any', () => {
    fc.assert(
      fc.property(arrivals, windows, (at, set) => {
        const length = set.windowMs * 1000
        const through = admitted(ask(fixedWindow(set), at))
        const perWindow = new Map<number, number>()
        for (const one of through) perWindow.set(Math.floor(one / length), (perWindow.get(Math.floor(one / length)) ?? 0) + 1)
        expect(Math.max(0, ...perWindow.values())).toBeLessThanOrEqual(set.limit)
        expect(mostWithin(through, length)).toBeLessThanOrEqual(2 * set.limit)
      }),
    )
  })
})

describe('every limiter', () => {
  it('keeps its word: whoever comes back after retryAfterMs is let through, a moment earlier refused', () => {
    fc.assert(
      fc.property(arrivals, settings, windows, (at, { rate, burst }, set) => {
        const limiters: Limiter<never>[] = [
          tokenBucket({ ratePerSecond: rate, size: Math.max(1, burst) }),
          leakyBucket({ ratePerSecond: rate, burst, noDelay: false }),
          slidingLog(set),
          slidingCounter(set),
          fixedWindow(set),
        ] as never
        for (const { initial, decide } of limiters) {
          let state = initial
          for (const one of at) {
            const decided = decide(state, one)
            state = decided.state
            if (decided.decision.kind !== 'refuse') continue
            const { retryAfterMs } = decided.decision
            expect(retryAfterMs).toBeGreaterThan(0)
            expect(decide(state, one + Math.ceil(retryAfterMs + 1) * 1000).decision.kind).not.toBe('refuse')
            if (retryAfterMs > 3) expect(decide(state, one + Math.floor(retryAfterMs - 2) * 1000).decision.kind).toBe('refuse')
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})
