import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import type { Run, RunInput } from '../../engine/run.ts'
import { simulate } from '../../engine/simulate.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { MOST_CALLS, WITHIN_SECONDS } from './challenge.ts'
import { Promises } from './promises.ts'
import { retryStorm } from './simulation.ts'
import { STRATEGIES, type Strategy } from './strategies.ts'

const simulation = retryStorm as never

function inputOf(scenario: string, changed: RunInput['parameters'] = {}, seed?: number): RunInput {
  const base = scenarioInput(simulation, scenario)
  return { ...base, seed: seed ?? base.seed, parameters: { ...base.parameters, ...changed } }
}

function runOf(scenario: string, changed: RunInput['parameters'] = {}, seed?: number): Run {
  return simulate(simulation, inputOf(scenario, changed, seed))
}

type Measures = Record<'served' | 'totalCalls' | 'peakPer100ms' | 'completionMs' | 'gaveUp' | 'amplification', number>

function measured(run: Run): Measures {
  return measure(simulation, indexTrace(run.events), run.parameters) as never
}

function mean(strategy: Strategy): { calls: number; peak: number } {
  const seeds = [...Array(20).keys()].map(seed => measured(runOf(strategy, {}, seed + 1)))
  expect(
    seeds.every(({ served }) => served === 1000),
    strategy,
  ).toBe(true)
  const of = (name: 'totalCalls' | 'peakPer100ms') => seeds.reduce((sum, one) => sum + one[name], 0) / seeds.length
  return { calls: of('totalCalls'), peak: of('peakPer100ms') }
}

describe('a crowd without chance', () => {
  it('is served alike with a fixed wait and with one that doubles: 550 of 1,000, with 8,250 calls', () => {
    for (const strategy of ['fixed', 'exponential']) {
      expect(measured(runOf(strategy))).toMatchObject({
        served: 550,
        totalCalls: 8250,
        peakPer100ms: 950,
        gaveUp: 450,
        amplification: 8.25,
      })
    }
    expect(measured(runOf('fixed')).completionMs).toBe(10_250)
    expect(measured(runOf('exponential')).completionMs).toBe(319_250)
  })

  it('burns all its attempts in one instant where nobody waits', () => {
    expect(measured(runOf('immediate'))).toMatchObject({ served: 50, totalCalls: 50 + 950 * 11, completionMs: 250 })
  })

  it('is the same for every seed', () => {
    const told = (seed: number) => JSON.stringify(runOf('side-by-side', {}, seed).events)
    expect(told(2)).toBe(told(1))
  })
})

describe('a crowd with chance', () => {
  it.each([
    ['decorrelated-jitter', 2480, 65],
    ['equal-jitter', 3250, 210],
    ['full-jitter', 3300, 140],
  ] as const)('is served whole under %s, with about %i calls and %i in the fullest tenth, over 20 seeds', (strategy, calls, peak) => {
    const found = mean(strategy)
    expect(Math.abs(found.calls / calls - 1)).toBeLessThan(0.02)
    expect(Math.abs(found.peak / peak - 1)).toBeLessThan(0.06)
  })

  it('meets the same luck beside another rule as alone', () => {
    const [alone, beside] = [measured(runOf('full-jitter')), measured(runOf('full-jitter', { beside: 'exponential' }))]
    for (const [name, value] of Object.entries(alone)) {
      expect((beside as unknown as Record<string, Record<string, number>>)[name]?.['full-jitter'], name).toBe(value)
    }
  })
})

describe('the server', () => {
  it('holds as many as it has room for, the one being served included', () => {
    expect(measured(runOf('fixed', { maxRetries: 0, queueLimit: 1 })).served).toBe(1)
    expect(measured(runOf('fixed', { maxRetries: 0, queueLimit: 7 })).served).toBe(7)
  })

  it('loses whoever is inside when it goes down, and is up again with an empty queue', () => {
    const run = runOf('fixed', { outageMs: 500, maxRetries: 1 })
    // All 1,000 fail at 0, the fifty inside among them; the one wave after the outage brings fifty through.
    expect(measured(run)).toMatchObject({ served: 50, totalCalls: 2000, gaveUp: 950 })
  })

  it('needs the time of every call that it serves, to the microsecond, even where that is no whole number', () => {
    expect(measured(runOf('fixed', { clients: 9, capacityPerSecond: 7 })).completionMs).toBeCloseTo((9 / 7) * 1000, 2)
  })
})

describe('a retry budget', () => {
  it('allows a client that asks once no retry at all', () => {
    expect(measured(runOf('full-jitter', { budgetPercent: 99 }))).toMatchObject({ totalCalls: 1000, amplification: 1 })
    expect(measured(runOf('full-jitter', { budgetPercent: 100 })).totalCalls).toBe(1950)
  })

  it('holds the load of an outage at its share, where without one it is a multiple', () => {
    const [held, free] = [runOf('budget'), runOf('budget', { budgetPercent: 0 })]
    expect(measured(held).amplification).toBeLessThanOrEqual(1.1)
    expect(measured(free).amplification).toBeGreaterThan(1.3)
    expect(measured(free).served).toBeGreaterThan(measured(held).served)
  })
})

describe('Retry-After', () => {
  it('alone moves the crowd as a fixed wait does: two seconds later, all together', () => {
    const run = runOf('retry-after', { beside: 'none' })
    expect(measured(run)).toMatchObject({ served: 550, peakPer100ms: 950, completionMs: 20_250 })
  })

  it('is waited for before the own wait begins, so that jitter still spreads the crowd', () => {
    const run = runOf('retry-after', { strategy: 'full-jitter', beside: 'none' })
    expect(measured(run).served).toBe(1000)
    const retries = run.events.filter(event => event.type === 'value.measured' && event.name === 'retries')
    expect(Math.min(...retries.map(({ at }) => at))).toBeGreaterThan(2_000_000)
  })
})

describe('the promises in the loop', () => {
  const agreed = { base: 1000, cap: 8000, strategy: 'exponential', clients: 2, maxRetries: 1, share: 0.5 } as const
  const watch = () => {
    const broken: string[] = []
    return { broken, promises: new Promises(agreed, name => broken.push(name)) }
  }

  it('notice who comes too early, too often, or beyond its budget, and nobody else', () => {
    const { broken, promises } = watch()
    promises.called(0, 0)
    promises.failed(0, 0, 500)
    promises.called(0, 1499)
    expect(broken).toEqual(['backsOff', 'withinBudget'])
    promises.failed(0, 1499, 0)
    promises.called(0, 3499)
    expect(broken.slice(2)).toEqual(['fewAttempts', 'withinBudget'])
    const fair = watch()
    for (const row of [0, 2]) fair.promises.called(row, 0)
    fair.promises.failed(0, 0, 0)
    fair.promises.called(0, 1000)
    expect(fair.broken).toEqual([])
  })

  it('are kept by 100 clients under every rule, budget and outage, over 60 seeds', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const strategy = Object.keys(STRATEGIES)[seed % 6] as Strategy
      const changed = {
        clients: 100,
        queueLimit: 5,
        budgetPercent: seed % 2 ? 20 : 0,
        steadyPerSecond: seed % 3,
        outageMs: (seed % 4) * 700,
      }
      const { events } = runOf(strategy, { ...changed, honourRetryAfter: seed % 5 ? 'off' : 'on' }, seed)
      expect(
        events.filter(({ type }) => type === 'invariant.broken'),
        `seed ${seed}`,
      ).toEqual([])
    }
  })
})

describe('ten thousand clients', () => {
  it('leave a trace hardly longer than a thousand do, and all are accounted for', () => {
    const run = runOf('full-jitter', { clients: 10_000 })
    const { served, gaveUp } = measured(run)
    expect(served + gaveUp).toBe(10_000)
    expect(run.events.length).toBeLessThan(2500)
    expect(run.events.some(({ type }) => type === 'invariant.broken')).toBe(false)
  })
})

describe('the limits of the challenge', () => {
  /** Every change of one of the client’s settings, from a start of full jitter. */
  const single = [
    ...Object.keys(STRATEGIES).map(strategy => ({ strategy })),
    ...[100, 500, ...Array.from({ length: 20 }, (_, i) => (i + 1) * 1000)].map(baseMs => ({ baseMs })),
    ...[100, 1000, 2000, 4000, 8000, 16_000, 32_000].map(capMs => ({ capMs })),
  ]
  const found = single.map(changed => ({ changed, of: measured(runOf('full-jitter', changed)) }))
  const all = found.filter(({ of }) => of.served === 1000)
  const good = all.filter(({ of }) => of.completionMs <= WITHIN_SECONDS * 1000 && of.peakPer100ms <= MOST_CALLS)

  it('lie between the worst that passes and the best that fails, and some larger bases pass alone', () => {
    expect(good.map(({ changed }) => changed)).toMatchInlineSnapshot(`
      [
        {
          "baseMs": 5000,
        },
        {
          "baseMs": 6000,
        },
        {
          "baseMs": 7000,
        },
        {
          "baseMs": 8000,
        },
        {
          "baseMs": 9000,
        },
        {
          "baseMs": 10000,
        },
        {
          "baseMs": 11000,
        },
        {
          "baseMs": 12000,
        },
      ]
    `)
    const bad = all.filter(one => !good.includes(one))
    const slow = bad.filter(({ of }) => of.peakPer100ms <= MOST_CALLS).map(({ of }) => of.completionMs / 1000)
    const crowded = bad.filter(({ of }) => of.completionMs <= WITHIN_SECONDS * 1000).map(({ of }) => of.peakPer100ms)
    expect(Math.max(...good.map(({ of }) => of.completionMs / 1000))).toBeLessThan(WITHIN_SECONDS)
    expect(Math.min(...slow)).toBeGreaterThan(WITHIN_SECONDS)
    expect(Math.max(...good.map(({ of }) => of.peakPer100ms))).toBeLessThan(MOST_CALLS)
    expect(Math.min(...crowded)).toBeGreaterThan(MOST_CALLS)
  })

  it('pass no single change from where the challenge begins: chance and room are both needed', () => {
    const passing = single.filter(changed => {
      const { served, completionMs, peakPer100ms } = measured(runOf('exponential', changed))
      return served === 1000 && completionMs <= WITHIN_SECONDS * 1000 && peakPer100ms <= MOST_CALLS
    })
    expect(passing).toEqual([])
  })
})
