import { ExponentialBackoff, type IExponentialBackoffOptions } from 'cockatiel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STRATEGIES, type Strategy, shortestWait, waitBefore } from './strategies.ts'

const SECOND = 1_000_000
const backoff = { base: SECOND, cap: 64 * SECOND }
const names = Object.keys(STRATEGIES) as Strategy[]

/** The waits of ten retries in seconds, with one draw for all. */
function waits(strategy: Strategy, draw: number): number[] {
  const list: number[] = []
  let previous = backoff.base
  for (let n = 0; n < 10; n++) {
    previous = waitBefore(strategy, backoff, n, previous, draw)
    list.push(previous / SECOND)
  }
  return list
}

describe('the published formulas', () => {
  it('double from the base to the cap without chance', () => {
    expect(waits('exponential', 0.5)).toEqual([1, 2, 4, 8, 16, 32, 64, 64, 64, 64])
    expect(waits('fixed', 0.5)).toEqual(Array(10).fill(1))
    expect(waits('immediate', 0.5)).toEqual(Array(10).fill(0))
  })

  it('draw from 0 to the whole, from half to the whole, or from the base to three times the wait before', () => {
    expect(waits('full-jitter', 0)).toEqual(Array(10).fill(0))
    expect(waits('full-jitter', 0.5)).toEqual([0.5, 1, 2, 4, 8, 16, 32, 32, 32, 32])
    expect(waits('equal-jitter', 0)).toEqual([0.5, 1, 2, 4, 8, 16, 32, 32, 32, 32])
    expect(waits('equal-jitter', 0.5)).toEqual([0.75, 1.5, 3, 6, 12, 24, 48, 48, 48, 48])
    expect(waits('decorrelated-jitter', 0)).toEqual(Array(10).fill(1))
    expect(waits('decorrelated-jitter', 0.5).slice(0, 3)).toEqual([2, 3.5, 5.75])
  })

  it('wait 7.5 s in the mean and 15 s at most before the last of five attempts, with full jitter', () => {
    const sum = (draw: number) =>
      waits('full-jitter', draw)
        .slice(0, 4)
        .reduce((all, wait) => all + wait, 0)
    expect(sum(0.5)).toBe(7.5)
    expect(sum(1 - 2 ** -32)).toBeCloseTo(15, 6)
  })

  it('never wait less than they may, nor more than the cap, whatever is drawn', () => {
    const draws = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 20, maxLength: 20 })
    const limits = fc.record({ base: fc.integer({ min: 10_000, max: 20 * SECOND }), cap: fc.integer({ min: 10_000, max: 64 * SECOND }) })
    fc.assert(
      fc.property(fc.constantFrom(...names), limits, draws, (strategy, limit, list) => {
        let previous = limit.base
        list.forEach((draw, n) => {
          const wait = waitBefore(strategy, limit, n, previous, draw)
          expect(Number.isInteger(wait)).toBe(true)
          expect(wait).toBeGreaterThanOrEqual(shortestWait(strategy, limit, n))
          if (strategy !== 'fixed') expect(wait).toBeLessThanOrEqual(limit.cap)
          previous = wait
        })
      }),
    )
  })
})

describe('against cockatiel 3.2.1', () => {
  type Generator = NonNullable<IExponentialBackoffOptions<unknown>['generator']>

  /** The library's waits with every draw the same, in ms. */
  async function theirs(name: string, draw: number): Promise<number[]> {
    const { [name]: generator } = (await import('cockatiel')) as unknown as Record<string, Generator>
    const random = Math.random
    Math.random = () => draw
    try {
      const factory = new ExponentialBackoff({ initialDelay: 1000, maxDelay: 64_000, exponent: 2, generator: generator as never })
      const list: number[] = []
      let next = factory.next()
      for (let n = 0; n < 10; n++) {
        list.push(next.duration)
        next = next.next(undefined as never)
      }
      return list
    } finally {
      Math.random = random
    }
  }

  it('exponential, full and equal ("half") jitter wait alike, to the millisecond that the library cuts off', async () => {
    for (const draw of [0, 0.123, 0.5, 0.9]) {
      const pairs = [
        ['noJitterGenerator', 'exponential'],
        ['fullJitterGenerator', 'full-jitter'],
        ['halfJitterGenerator', 'equal-jitter'],
      ] as const
      for (const [generator, strategy] of pairs) {
        expect(await theirs(generator, draw), strategy).toEqual(waits(strategy, draw).map(wait => Math.floor(wait * 1000 + 1e-6)))
      }
    }
  })

  it('what it calls decorrelated jitter is another formula: that of Polly, which grows by itself', async () => {
    expect(await theirs('decorrelatedJitterGenerator', 0)).not.toEqual(waits('decorrelated-jitter', 0).map(wait => wait * 1000))
  })
})
