// A breaker that judges the last 20 calls, slow ones as well, lets one
// trial through, and knows from which era a result is. Clock from
// outside; times are in seconds. Give the call itself a timeout, too.
const RULES = {
  window: 20, // calls looked at, and the fewest that it judges
  rate: 0.5, // so many of them failed, or were slow: open
  slowAfter: 1,
  openFor: 30,
  trialFor: 10, // a trial that takes longer counts as lost
}
type Ticket = { era: number; began: number }
/** `null` says nothing: an error that was not the callee's. */
type Verdict = 'good' | 'bad' | null

export class Refused extends Error {}

export class Breaker {
  state: 'closed' | 'open' | 'half-open' = 'closed'
  #era = 0
  #since = 0
  #free = false // whether the trial's permit is there to take
  #calls: { bad: boolean; slow: boolean }[] = []
  readonly #clock: () => number

  constructor(clock: () => number) {
    this.#clock = clock
  }

  begin(): Ticket {
    const waited = this.#clock() - this.#since
    if (this.state === 'open') {
      if (waited < RULES.openFor) throw new Refused('open')
      this.#enter('half-open')
    }
    if (this.state === 'half-open') {
      if (!this.#free) {
        if (this.#clock() - this.#since >= RULES.trialFor)
          this.#enter('open')
        throw new Refused('a trial is under way')
      }
      this.#free = false
      this.#since = this.#clock()
    }
    return { era: this.#era, began: this.#clock() }
  }

  end({ era, began }: Ticket, verdict: Verdict): void {
    if (era !== this.#era) return // from before: it judges nothing
    const trial = this.state === 'half-open'
    if (verdict === null) {
      if (trial) this.#free = true
      return
    }
    const bad = verdict === 'bad'
    const slow = this.#clock() - began >= RULES.slowAfter
    if (trial) {
      this.#enter(bad || slow ? 'open' : 'closed')
      return
    }
    this.#calls = [...this.#calls, { bad, slow }].slice(-RULES.window)
    if (this.#calls.length < RULES.window) return
    const limit = RULES.window * RULES.rate
    const many = (fault: 'bad' | 'slow') =>
      this.#calls.filter(call => call[fault]).length >= limit
    if (many('bad') || many('slow')) this.#enter('open')
  }

  /** `verdictOn` tells a reply or an error good, bad or neither. */
  async call<T>(
    fn: () => Promise<T>,
    verdictOn: (reply: T | null, error: unknown) => Verdict,
  ): Promise<T> {
    const ticket = this.begin()
    let verdict: Verdict = null
    try {
      const reply = await fn()
      verdict = verdictOn(reply, null)
      return reply
    } catch (error) {
      verdict = verdictOn(null, error)
      throw error
    } finally {
      this.end(ticket, verdict)
    }
  }

  #enter(state: Breaker['state']): void {
    this.state = state
    this.#era += 1
    this.#since = this.#clock()
    this.#calls = []
    this.#free = true
  }
}

let now = 0
const fresh = () => new Breaker(() => now)
/** Makes calls until one is refused, and says how many it made. */
function ask(breaker: Breaker, fate: (n: number) => Verdict, took = 0) {
  for (let n = 1; n <= 100; n++) {
    try {
      const ticket = breaker.begin()
      now += took
      breaker.end(ticket, fate(n))
    } catch {
      return `${breaker.state} after ${n - 1} calls`
    }
  }
  return `${breaker.state} after 100 calls`
}
const failing = () => 'bad' as const

const mostly = ask(fresh(), n => (n % 5 === 0 ? 'good' : 'bad'))
console.log(`four of five fail: ${mostly}`)
console.log(`good, and slow: ${ask(fresh(), () => 'good', 1)}`)
console.log(`bugs of our own: ${ask(fresh(), () => null)}`)

const tripped = fresh()
const late = tripped.begin()
ask(tripped, failing)
tripped.end(late, 'good')
console.log(`a late answer after the trip: ${tripped.state}`)

now += 30
const crowd = Array.from({ length: 50 }, () => {
  try {
    return tripped.begin()
  } catch {
    return null
  }
})
const [trial, ...others] = crowd.filter(ticket => ticket !== null)
console.log(`50 callers after 30 s: ${1 + others.length} through`)

tripped.end(trial as Ticket, null)
tripped.begin() // takes the permit that was given back
now += 10
console.log(`a trial that is lost: ${ask(tripped, failing)}`)
now += 30
console.log(`Payments is well: ${ask(tripped, () => 'good')}`)
