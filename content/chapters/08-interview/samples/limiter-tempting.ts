// At most so many calls in any window, as it is written first. The Map
// stands for a sorted set in Redis: a member, and the time it counts
// from. It has two faults. Times are in milliseconds.
class TemptingLimiter {
  readonly #calls = new Map<string, number>()
  readonly #limit: number
  readonly #window: number

  constructor(limit: number, window: number) {
    this.#limit = limit
    this.#window = window
  }

  allow(now: number): boolean {
    this.#calls.set(String(now), now)
    for (const [member, at] of this.#calls) {
      if (at <= now - this.#window) this.#calls.delete(member)
    }
    return this.#calls.size <= this.#limit
  }
}

// A client that asks twice a second, for ten minutes on end.
const steady = new TemptingLimiter(100, 60_000)
const times = Array.from({ length: 1200 }, (_, n) => n * 500)
const admitted = times.filter(time => steady.allow(time))
const last = (admitted.at(-1) ?? 0) / 1000
console.log(`steady: ${admitted.length} of 1200, the last at ${last} s`)

// A script that asks 500 times within one millisecond.
const burst = new TemptingLimiter(100, 60_000)
const same = Array.from({ length: 500 }, () => burst.allow(7))
console.log(`burst: ${same.filter(Boolean).length} of 500`)
