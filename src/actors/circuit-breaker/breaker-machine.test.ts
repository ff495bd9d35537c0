import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Driver, sequences } from './driver.fixture.ts'
import type { DialectName } from './settings.ts'

const NAMES: readonly DialectName[] = ['teaching', 'resilience4j', 'consecutive', 'time-window']

function tripped(settings: ConstructorParameters<typeof Driver>[0] = {}): Driver {
  const breaker = new Driver({ window: 4, minimumCalls: 4, consecutiveFailures: 2, ...settings })
  breaker.calls('ffff')
  expect(breaker.state).toBe('open')
  return breaker
}

describe('the teaching breaker, closed', () => {
  it('opens with the result that makes half of the last four bad, and with none before: every sequence of nine', () => {
    for (const sequence of sequences('of', 9)) {
      const breaker = new Driver({ window: 4, minimumCalls: 4 })
      for (let n = 1; n <= sequence.length && breaker.state === 'closed'; n++) {
        breaker.calls(sequence[n - 1] as string)
        const last = sequence.slice(Math.max(0, n - 4), n)
        const isBad = n >= 4 && [...last].filter(letter => letter === 'f').length >= 2
        expect(breaker.state, sequence.slice(0, n)).toBe(isBad ? 'open' : 'closed')
      }
    }
  })

  it('needs its minimum of calls: nineteen failures leave it closed, the twentieth result opens it, a success too', () => {
    const breaker = new Driver()
    breaker.calls('f'.repeat(19))
    expect(breaker.state).toBe('closed')
    breaker.calls('o')
    expect(breaker.state).toBe('open')
  })

  it('opens at exactly half, ten of twenty, and not at nine', () => {
    const nine = new Driver()
    nine.calls('f'.repeat(9) + 'o'.repeat(11))
    expect(nine.state).toBe('closed')
    const ten = new Driver()
    ten.calls('f'.repeat(10) + 'o'.repeat(10))
    expect(ten.state).toBe('open')
  })

  it('opens at 80 % failures in groups of five, which five in a row never does', () => {
    const teaching = new Driver()
    teaching.calls('ffffo'.repeat(4))
    expect(teaching.state).toBe('open')
    const consecutive = new Driver({ dialect: 'consecutive' })
    consecutive.calls('ffffo'.repeat(200))
    expect(consecutive.state).toBe('closed')
  })

  it('opens at twenty slow calls that all succeed, and never if slow calls do not count', () => {
    const breaker = new Driver()
    for (let n = 0; n < 20; n++) breaker.call(false, 4000)
    expect(breaker.state).toBe('open')
    const blind = new Driver({ slowThresholdPercent: 0 })
    for (let n = 0; n < 200; n++) blind.call(false, 4000)
    expect(blind.state).toBe('closed')
  })
})

describe('the teaching breaker, open', () => {
  it('refuses every call until its time is over, then lets one of fifty through', () => {
    const breaker = tripped()
    breaker.wait(29_999.999)
    expect(breaker.ask()).toBeNull()
    breaker.wait(0.001)
    expect(breaker.state).toBe('half-open')
    expect(Array.from({ length: 50 }, () => breaker.ask()).filter(epoch => epoch !== null)).toHaveLength(1)
  })

  it('ignores results of calls that began before it opened, then and after it has closed again', () => {
    const breaker = new Driver({ window: 4, minimumCalls: 4 })
    const early = [breaker.ask(), breaker.ask()] as number[]
    breaker.calls('ffff')
    breaker.report(early[0] as number, false)
    expect(breaker.state).toBe('open')
    breaker.wait(30_000)
    breaker.report(early[1] as number, false)
    expect(breaker.state).toBe('half-open')
    expect(breaker.notes).toHaveLength(2)
    breaker.call(false)
    expect(breaker.state).toBe('closed')
    expect(breaker.context.window).toEqual([])
  })
})

describe('the teaching breaker, half-open', () => {
  it('closes with its window cleared when the trial ends well, opens for the whole time when it fails', () => {
    const breaker = tripped()
    breaker.wait(30_000)
    breaker.call(true)
    expect(breaker.state).toBe('open')
    breaker.wait(29_999)
    expect(breaker.state).toBe('open')
    breaker.wait(1)
    breaker.call(false)
    expect(breaker.state).toBe('closed')
    breaker.calls('fff')
    expect(breaker.state).toBe('closed')
  })

  it('takes a slow trial for a bad one, if slow calls count', () => {
    for (const [slowThresholdPercent, state] of [
      [50, 'open'],
      [0, 'closed'],
    ] as const) {
      const breaker = tripped({ slowThresholdPercent })
      breaker.wait(30_000)
      breaker.call(false, 4000)
      expect(breaker.state).toBe(state)
    }
  })

  it('closes after as many good trials as it lets through, and opens at the first bad one: every sequence of three', () => {
    for (const sequence of sequences('of', 3)) {
      const breaker = tripped({ halfOpenCalls: 3 })
      breaker.wait(30_000)
      const trials = Array.from({ length: 5 }, () => breaker.ask())
      expect(trials.filter(epoch => epoch !== null)).toHaveLength(3)
      for (const letter of sequence) if (breaker.state === 'half-open') breaker.report(trials[0] as number, letter === 'f')
      expect(breaker.state, sequence).toBe(sequence.includes('f') ? 'open' : 'closed')
    }
  })

  it('gives up a trial that never comes back, and ignores it if it does', () => {
    const breaker = tripped()
    breaker.wait(30_000)
    const trial = breaker.ask() as number
    breaker.wait(10_000)
    expect(breaker.state).toBe('open')
    breaker.report(trial, false)
    expect(breaker.state).toBe('open')
  })

  it('takes a permit back with a call that says nothing, and waits for nobody then', () => {
    const breaker = tripped()
    breaker.wait(30_000)
    breaker.giveUp(breaker.ask() as number)
    breaker.wait(60_000)
    expect(breaker.state).toBe('half-open')
    breaker.call(false)
    expect(breaker.state).toBe('closed')
  })
})

describe('the dialects', () => {
  it('of libraries stay open until somebody asks', () => {
    for (const dialect of NAMES.slice(1)) {
      const breaker = tripped({ dialect })
      breaker.wait(3_600_000)
      expect(breaker.state, dialect).toBe('open')
      expect(breaker.ask(), dialect).not.toBeNull()
      expect(breaker.state, dialect).toBe('half-open')
    }
  })

  it('differ in a late result while half-open: ignored, a trial like any, or enough to open it', () => {
    const seen = NAMES.map(dialect => {
      const breaker = new Driver({ dialect, window: 4, minimumCalls: 4, consecutiveFailures: 4 })
      const late = breaker.ask() as number
      breaker.calls('ffff')
      breaker.wait(30_000)
      breaker.ask()
      breaker.report(late, true)
      return `${dialect} ${breaker.state}`
    })
    // The time window has forgotten its failures after 30 s, so one more is not enough.
    expect(seen).toEqual(['teaching half-open', 'resilience4j open', 'consecutive open', 'time-window half-open'])
  })

  it('differ in trials: resilience4j forgives four bad ones of ten', () => {
    const settings = { window: 20, minimumCalls: 20, halfOpenCalls: 10 }
    const after = (dialect: DialectName, trials: string): string => {
      const breaker = new Driver({ dialect, ...settings })
      breaker.calls('f'.repeat(20))
      breaker.wait(30_000)
      breaker.calls(trials)
      return breaker.state
    }
    expect(after('resilience4j', 'ooooooffff')).toBe('closed')
    expect(after('resilience4j', 'oooooffff')).toBe('half-open')
    expect(after('resilience4j', 'ooooofffff')).toBe('open')
    expect(after('teaching', 'ooooooffff')).toBe('open')
  })

  it('differ at the threshold: half of the window opens it, or must be passed', () => {
    const at = (dialect: DialectName): string => {
      const breaker = new Driver({ dialect, window: 4, minimumCalls: 4 })
      breaker.calls('ofof')
      return breaker.state
    }
    expect(NAMES.map(at)).toEqual(['open', 'open', 'closed', 'closed'])
  })

  it('differ in a minimum above the window: resilience4j takes the window, the teaching breaker never opens', () => {
    const at = (dialect: DialectName): string => {
      const breaker = new Driver({ dialect, window: 4, minimumCalls: 5 })
      breaker.calls('ffffffff')
      return breaker.state
    }
    expect([at('teaching'), at('resilience4j')]).toEqual(['closed', 'open'])
  })

  it('differ in a trial that never comes back: only the teaching breaker gives it up', () => {
    const seen = NAMES.map(dialect => {
      const breaker = tripped({ dialect })
      breaker.wait(30_000)
      breaker.ask()
      breaker.wait(3_600_000)
      return breaker.ask() !== null
    })
    expect(seen).toEqual([true, false, false, false])
  })

  it('let a time window forget what is older than it', () => {
    const breaker = new Driver({ dialect: 'time-window', minimumCalls: 4, windowSeconds: 10 })
    breaker.calls('fff')
    breaker.wait(10_000)
    breaker.calls('f')
    expect(breaker.state).toBe('closed')
    expect(breaker.context.window).toHaveLength(1)
  })
})

describe('every dialect, whatever is asked and reported', () => {
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ do: fc.constant('ask' as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('report' as const), which: fc.nat(20), failed: fc.boolean(), slow: fc.boolean() }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 40_000 }) }) },
  )

  it('lets nothing through while open and at most so many trials at once, and closes again once all is well', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.integer({ min: 1, max: 3 }),
        fc.array(step, { maxLength: 120 }),
        (dialect, halfOpenCalls, steps) => {
          const breaker = new Driver({ dialect, halfOpenCalls, window: 4, minimumCalls: 3, consecutiveFailures: 3 })
          const underway: { epoch: number; trial: boolean }[] = []
          for (const one of steps) {
            if (one.do === 'wait') breaker.wait(one.ms)
            else if (one.do === 'ask') {
              const before = breaker.state
              const mayTry = breaker.context.waited
              const epoch = breaker.ask()
              if (before === 'open' && !mayTry) expect(epoch).toBeNull()
              if (epoch !== null) underway.push({ epoch, trial: breaker.state === 'half-open' })
            } else if (underway.length > 0) {
              const [call] = underway.splice(one.which % underway.length, 1)
              breaker.report((call as { epoch: number }).epoch, one.failed, one.slow ? 2000 : 10)
            }
            if (breaker.state === 'half-open') {
              const trials = underway.filter(({ epoch, trial }) => trial && epoch === breaker.context.epoch)
              expect(trials.length).toBeLessThanOrEqual(halfOpenCalls)
            }
          }
          for (const { epoch } of underway) breaker.report(epoch, false)
          for (let n = 0; n < 5; n++) {
            breaker.wait(30_000)
            breaker.call(false)
          }
          expect(breaker.state).toBe('closed')
        },
      ),
      { numRuns: 500 },
    )
  })
})
