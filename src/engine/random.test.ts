import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fateOf } from './network.ts'
import { chanceOf, logNormal, normal, stream } from './random.ts'

const seed = fc.nat(4294967295)

describe('named streams', () => {
  it('give the same numbers for the same seed, name and number, all from 0 to just under 1', () => {
    fc.assert(
      fc.property(seed, fc.string(), fc.nat(1000), (s, name, n) => {
        const [a, b] = [stream(s, name, n), stream(s, name, n)]
        for (let i = 0; i < 20; i++) {
          const x = a()
          expect(x).toBe(b())
          expect(x >= 0 && x < 1).toBe(true)
        }
      }),
    )
  })

  it('give these very numbers on every machine', () => {
    const draw = stream(7, 'orders>payments', 1)
    expect([draw(), draw(), normal(draw), logNormal(draw, 25, 0.1)]).toMatchInlineSnapshot(`
      [
        0.30162702770871985,
        0.43788875858023946,
        -1.1350204481766049,
        27.474724245022212,
      ]
    `)
  })

  it('are independent: neighbours in name, number or seed do not resemble each other', () => {
    const first = (s: number, name: string, n: number): number => chanceOf(s)(name, n)
    for (const other of [first(7, 'a>b', 2), first(7, 'a>c', 1), first(8, 'a>b', 1), first(7, 'b>a', 1)]) {
      expect(other).not.toBe(first(7, 'a>b', 1))
    }
    const draws = Array.from({ length: 4000 }, (_, n) => [first(1, 'a>b', n), first(1, 'a>b', n + 1)] as const)
    const mean = draws.reduce((sum, [x]) => sum + x, 0) / draws.length
    const together = draws.reduce((sum, [x, y]) => sum + (x - 0.5) * (y - 0.5), 0) / draws.length
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.02)
    expect(Math.abs(together)).toBeLessThan(0.01)
  })

  it('draw log-normal delays around their median', () => {
    const delays = Array.from(
      { length: 4001 },
      (_, n) => fateOf({ law: 'log-normal', medianMs: 25, sigma: 0.1, lossPercent: 0 }, 3, 'a', 'b', n).flight,
    )
    delays.sort((x, y) => x - y)
    expect(Math.abs((delays[2000] as number) - 25_000)).toBeLessThan(300)
    // One sigma either side holds 68 % of a normal distribution.
    const within = delays.filter(x => x > 25_000 / 1.10517 && x < 25_000 * 1.10517).length / delays.length
    expect(Math.abs(within - 0.6827)).toBeLessThan(0.03)
  })

  it('lose the share of messages that the link says, whatever their delay', () => {
    const lost = Array.from(
      { length: 10_000 },
      (_, n) => fateOf({ law: 'log-normal', medianMs: 25, sigma: 0.1, lossPercent: 20 }, 3, 'a', 'b', n).lost,
    )
    expect(Math.abs(lost.filter(Boolean).length / 10_000 - 0.2)).toBeLessThan(0.015)
  })
})
