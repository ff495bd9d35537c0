import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import type { Run, RunInput } from '../../engine/run.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, Challenge, Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { challenge } from './challenge.ts'
import { entriesOf, valuesOf } from './measures.ts'
import { VALUES } from './report.ts'
import { circuitBreaker } from './simulation.ts'

const simulation = circuitBreaker as unknown as Simulation

function run(scenario: string | null, set: RunInput['parameters'] = {}, actions?: readonly Action[]): Run {
  const input = scenarioInput(simulation, scenario)
  return simulate(simulation, { ...input, parameters: { ...input.parameters, ...set }, actions: actions ?? input.actions })
}

function measures(made: Run): Record<string, unknown> {
  return measure(simulation, indexTrace(made.events), made.parameters) as Record<string, unknown>
}

function seconds(made: Run, state: string): number[] {
  return entriesOf(indexTrace(made.events), state).map(at => at / 1_000_000)
}

/** Calls with these outcomes, a second apart, and nothing else. */
function script(outcomes: string): Action[] {
  const words = { o: 'ok', f: 'fail', s: 'slow' } as const
  return [...outcomes].map((letter, n) => ({ at: n * 1_000_000, type: 'call', argument: words[letter as keyof typeof words] }))
}

const QUIET = { requestsPerSecond: 0 }

describe('twelve failures of twenty', () => {
  it('open the breaker with the twentieth result; ten seconds later a payment is refused without a call', () => {
    const made = run('trip')
    expect(seconds(made, 'open')).toEqual([3.1])
    expect(measures(made)).toMatchObject({ trips: 1, upstreamCalls: 20, shortCircuited: 1 })
  })

  it('count in any order: every script of six calls opens a window of four as its last four say', () => {
    for (let bits = 0; bits < 64; bits++) {
      const outcomes = [...bits.toString(2).padStart(6, '0')].map(bit => (bit === '1' ? 'f' : 'o')).join('')
      const opensAt = [4, 5, 6].find(n => [...outcomes.slice(n - 4, n)].filter(letter => letter === 'f').length >= 2)
      const made = run(null, { ...QUIET, window: 4, minimumCalls: 4 }, script(outcomes))
      expect(seconds(made, 'open')[0], outcomes).toBe(opensAt === undefined ? undefined : opensAt - 1 + 0.2)
    }
  })

  it('never open a breaker that waits for five in a row, if every fifth call is good', () => {
    const made = run(null, { ...QUIET, dialect: 'consecutive' }, script('ffffo'.repeat(8)))
    expect(measures(made).trips).toBe(0)
    expect(measures(run(null, QUIET, script('ffffo'.repeat(8)))).trips).toBe(1)
  })
})

describe('what comes after', () => {
  it('is one trial in recover, and a closed breaker', () => {
    const made = run('recover')
    expect(seconds(made, 'half-open')).toEqual([34.1])
    expect(seconds(made, 'closed')).toEqual([34.3])
  })

  it('is a failed trial and the whole open time once more in relapse', () => {
    const made = run('relapse')
    expect(seconds(made, 'open')).toEqual([4.1, 34.3])
    expect(seconds(made, 'closed')).toEqual([64.5])
  })

  it('is one of fifty in half-open-race', () => {
    expect(measures(run('half-open-race'))).toMatchObject({ upstreamCalls: 1, shortCircuited: 49 })
  })

  it('leaves a late success without effect, except in a dialect that counts it', () => {
    const made = run('late-success')
    expect(made.events.filter(event => event.type === 'note').map(({ text }) => text)).toEqual([
      'this result is of an earlier state and is ignored',
    ])
    const counted = run('late-success', { dialect: 'resilience4j' })
    expect(indexTrace(counted.events).rows.at(-1)?.after).toMatchObject({ calls: 20, failed: 19 })
  })

  it('is a deadline for a trial whose answer is lost, and only for that of the teaching breaker', () => {
    const lost = (dialect: string): string | undefined => {
      const actions: Action[] = [
        ...script('ffff'),
        { at: 60_000_000, type: 'drop', argument: 'payments:orders:5' },
        { at: 60_000_000, type: 'send', argument: null },
      ]
      const input = scenarioInput(simulation, null)
      const parameters = { ...input.parameters, ...QUIET, dialect, window: 4, minimumCalls: 4, consecutiveFailures: 4 }
      const made = simulate(simulation, { ...input, parameters, actions, until: 75_000_000 })
      return indexTrace(made.events).states.get('breaker')?.at(-1)?.to
    }
    expect([lost('teaching'), lost('consecutive')]).toEqual(['open', 'half-open'])
  })
})

describe('a brown-out', () => {
  const gone = (made: Run): number | undefined => {
    const at = valuesOf(indexTrace(made.events), VALUES.busy).find(({ value }) => value === 200)?.at
    return at === undefined ? undefined : (at - 3_000_000) / 1_000_000
  }

  it('takes every thread after 1.0 s, with no error, and wants 800: rate times latency', () => {
    const made = run('brown-out')
    expect(gone(made)).toBeCloseTo(1, 1)
    expect(measures(made)).toMatchObject({ trips: 0, threadsBusy: 200, wantedInFlight: 800 })
    const calm = valuesOf(indexTrace(made.events), VALUES.wanted).filter(({ at }) => at < 3_000_000)
    expect(Math.max(...calm.map(({ value }) => value))).toBe(40)
  })

  it('opens a breaker that counts slow calls after 4.05 s, when the threads are long gone', () => {
    const made = run('slow-call-breaker')
    expect((seconds(made, 'open')[0] as number) - 3).toBeCloseTo(4.05, 1)
    expect(gone(made)).toBeCloseTo(1, 1)
  })

  it('takes at most 101 threads with a timeout of 500 ms, whose tenth opens the breaker after 0.55 s', () => {
    const made = run('brown-out', { timeoutMs: 500 })
    expect(measures(made).threadsBusy).toBeGreaterThanOrEqual(100)
    expect(measures(made).threadsBusy).toBeLessThanOrEqual(101)
    expect((seconds(made, 'open')[0] as number) - 3).toBeCloseTo(0.55, 1)
  })

  it('takes them all with a timeout of 2 s, and with 200 threads more', () => {
    expect(gone(run('brown-out', { timeoutMs: 2000 }))).toBeCloseTo(1, 1)
    expect(measures(run('brown-out', { callerThreads: 400 })).threadsBusy).toBe(400)
    expect(measures(run('brown-out', { callerThreads: 900 })).threadsBusy).toBe(800)
  })

  it('takes no more than a bulkhead allows, and customers pay for it', () => {
    const behind = measures(run('brown-out', { bulkhead: 150 }))
    expect(behind.threadsBusy).toBe(150)
    expect(behind.errorsSeen).toBeGreaterThan(0)
  })

  it('looks the same without a breaker', () => {
    expect(measures(run('no-breaker'))).toMatchObject({ trips: 0, shortCircuited: 0, threadsBusy: 200, wantedInFlight: 800 })
  })
})

describe('traffic', () => {
  it('ends every order once: well, with an error, or still under way', () => {
    fc.assert(
      fc.property(
        fc.record({
          timeoutMs: fc.constantFrom(0, 100, 500, 3000),
          callerThreads: fc.integer({ min: 1, max: 60 }),
          bulkhead: fc.constantFrom(0, 5),
          failurePercent: fc.constantFrom(0, 40),
          dialect: fc.constantFrom('teaching', 'resilience4j', 'consecutive', 'time-window'),
          breaker: fc.constantFrom('on', 'off'),
        }),
        fc.nat(1000),
        (set, seed) => {
          const input = scenarioInput(simulation, null)
          const actions: Action[] = [
            { at: 2_000_000, type: 'slow', argument: null },
            { at: 6_000_000, type: 'heal', argument: null },
          ]
          const parameters = { ...input.parameters, requestsPerSecond: 50, openSeconds: 2, ...set }
          const made = simulate(simulation, { ...input, parameters, seed, actions, until: 20_000_000 })
          const told = measures(made) as Record<string, number>
          // Whoever reached Payments or was turned away is one of the thousand that came; nobody is counted twice.
          expect((told.upstreamCalls as number) + (told.shortCircuited as number)).toBeLessThanOrEqual(1001)
          expect(told.errorsSeen).toBeLessThanOrEqual(1001)
          expect(told.threadsBusy).toBeLessThanOrEqual(set.callerThreads)
          if (set.breaker === 'off') expect(told.shortCircuited).toBe(0)
          expect(made.events.filter(event => event.type === 'invariant.broken')).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('meets the same luck whether or not a breaker stands before it', () => {
    const errors = (breaker: string) => measures(run(null, { failurePercent: 20, breaker }, [])).errorsSeen
    expect(errors('on')).toBe(errors('off'))
  })

  it('fails at once when the process is gone, and never reaches it', () => {
    const made = run(null, {}, [{ at: 5_000_000, type: 'break', argument: 'payments' }])
    expect(seconds(made, 'open')[0]).toBeCloseTo(6, 0)
    const reached = valuesOf(indexTrace(made.events), VALUES.unshown).filter(({ at }) => at > 5_500_000)
    expect(new Set(reached.map(({ value }) => value)).size).toBeLessThanOrEqual(1)
  })
})

describe('the challenges', () => {
  function passes(one: Challenge, set: RunInput['parameters']): boolean {
    const made = run(one.scenario, { ...one.parameters, ...set })
    return one.conditions.every(({ holds }) => holds(made, indexTrace(made.events)))
  }

  it('are passed by timeouts between the latency and rate times timeout: 250 to 750 ms of these', () => {
    const tried = [100, 200, 250, 300, 500, 700, 750, 800, 1000, 2000]
    expect(tried.filter(timeoutMs => passes(challenge, { timeoutMs }))).toEqual([250, 300, 500, 700, 750])
  })

  it('are passed by no other single change', () => {
    const changes: RunInput['parameters'][] = [
      ...[1, 10, 25, 100].map(slowThresholdPercent => ({ slowThresholdPercent })),
      ...[1, 10, 100].map(thresholdPercent => ({ thresholdPercent })),
      { breaker: 'off' },
      { callerThreads: 900 },
      { bulkhead: 150 },
      { openSeconds: 1 },
      { dialect: 'resilience4j' },
      { requestsPerSecond: 10 },
    ]
    expect(changes.filter(set => passes(challenge, set))).toEqual([])
  })

  it('are undone from 400 orders a second on', () => {
    const undone = challenge.followUp as Challenge
    expect([300, 350, 390, 400, 500].filter(requestsPerSecond => passes(undone, { requestsPerSecond }))).toEqual([400, 500])
  })
})
