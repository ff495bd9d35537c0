import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, CountBreaker, circuitBreaker, handleAll, SamplingBreaker } from 'cockatiel'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Driver, sequences } from './driver.fixture.ts'

const STATE = { [CircuitState.Closed]: 'closed', [CircuitState.Open]: 'open', [CircuitState.HalfOpen]: 'half-open' } as const

/** A breaker of cockatiel, driven as ours is. */
class Theirs {
  readonly #policy

  constructor(breaker: ConsecutiveBreaker | CountBreaker | SamplingBreaker) {
    this.#policy = circuitBreaker(handleAll, { halfOpenAfter: 30_000, breaker })
  }

  get state(): string {
    return STATE[this.#policy.state as keyof typeof STATE]
  }

  /** Whether it was let through. */
  async call(failed: boolean): Promise<boolean> {
    const { promise, end } = this.begin()
    end(failed)
    return promise
  }

  begin(): { promise: Promise<boolean>; end: (failed: boolean) => void } {
    let end: (failed: boolean) => void = () => {}
    const ended = new Promise<void>((resolve, reject) => {
      end = failed => (failed ? reject(new Error('500')) : resolve())
    })
    ended.catch(() => {})
    const promise = this.#policy
      .execute(() => ended)
      .then(
        () => true,
        error => !(error instanceof BrokenCircuitError),
      )
    return { promise, end }
  }
}

async function sameStates(ours: Driver, theirs: Theirs, sequence: string): Promise<void> {
  for (const [n, letter] of [...sequence].entries()) {
    if (letter === 'w') {
      ours.wait(30_000)
      vi.advanceTimersByTime(30_000)
    } else expect(await theirs.call(letter === 'f'), `${sequence}, call ${n + 1}`).toBe(ours.call(letter === 'f'))
    expect(ours.state, `${sequence} after ${n + 1}`).toBe(theirs.state)
  }
}

const sampling = () => new SamplingBreaker({ threshold: 0.5, duration: 10_000, minimumRps: 0.4 })

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})

afterEach(() => {
  vi.useRealTimers()
})

describe('cockatiel 3.2 and our dialects', () => {
  it('agree on failures in a row: every sequence of six calls and waits', async () => {
    for (const sequence of sequences('ofw', 6)) {
      await sameStates(new Driver({ dialect: 'consecutive', consecutiveFailures: 2 }), new Theirs(new ConsecutiveBreaker(2)), sequence)
    }
  })

  it('agree on a time window, as long as somebody calls in it: every sequence of eight', async () => {
    for (const sequence of sequences('of', 8)) {
      await sameStates(new Driver({ dialect: 'time-window', minimumCalls: 4, windowSeconds: 10 }), new Theirs(sampling()), sequence)
    }
  })

  it('differ where nobody calls: their time window keeps failures of a minute ago, ours forgets them', async () => {
    const ours = new Driver({ dialect: 'time-window', minimumCalls: 4, windowSeconds: 10 })
    const theirs = new Theirs(sampling())
    for (let n = 0; n < 3; n++) {
      ours.call(true)
      await theirs.call(true)
    }
    ours.wait(60_000)
    vi.advanceTimersByTime(60_000)
    ours.call(true)
    await theirs.call(true)
    expect([theirs.state, ours.state]).toEqual(['open', 'closed'])
  })

  it('differ from the teaching breaker at exactly half: theirs opens above the threshold, and looks after failures only', async () => {
    const count = () => new Theirs(new CountBreaker({ threshold: 0.5, size: 4 }))
    const [at, above, after] = [count(), count(), count()]
    for (const letter of 'ofof') await at.call(letter === 'f')
    for (const letter of 'offf') await above.call(letter === 'f')
    for (const letter of 'fffo') await after.call(letter === 'f')
    const ours = ['ofof', 'offf', 'fffo'].map(sequence => {
      const breaker = new Driver({ window: 4, minimumCalls: 4 })
      breaker.calls(sequence)
      return breaker.state
    })
    expect([at.state, above.state, after.state]).toEqual(['closed', 'open', 'closed'])
    expect(ours).toEqual(['open', 'open', 'open'])
  })

  it('agree that a late failure opens a half-open breaker, and that the teaching one ignores it', async () => {
    const theirs = new Theirs(new ConsecutiveBreaker(3))
    const late = theirs.begin()
    for (let n = 0; n < 3; n++) await theirs.call(true)
    vi.advanceTimersByTime(30_000)
    const trial = theirs.begin()
    expect(theirs.state).toBe('half-open')
    late.end(true)
    await late.promise
    expect(theirs.state).toBe('open')
    trial.end(false)
    await trial.promise
    for (const [dialect, state] of [
      ['consecutive', 'open'],
      ['teaching', 'half-open'],
    ] as const) {
      const ours = new Driver({ dialect, consecutiveFailures: 3, window: 3, minimumCalls: 3 })
      const early = ours.ask() as number
      ours.calls('fff')
      ours.wait(30_000)
      ours.ask()
      ours.report(early, true)
      expect(ours.state, dialect).toBe(state)
    }
  })

  it('differ in a second call while the trial runs: theirs waits for it and goes on, ours is refused', async () => {
    const theirs = new Theirs(new ConsecutiveBreaker(1))
    await theirs.call(true)
    vi.advanceTimersByTime(30_000)
    const trial = theirs.begin()
    const second = theirs.begin()
    trial.end(false)
    second.end(false)
    expect(await second.promise).toBe(true)
    const ours = new Driver({ dialect: 'consecutive', consecutiveFailures: 1 })
    ours.call(true)
    ours.wait(30_000)
    ours.ask()
    expect(ours.ask()).toBeNull()
  })
})
