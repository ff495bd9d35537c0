// A sliding log: at most `limit` calls of one client in any window. It
// decides first, and writes down only what it admits, one entry for
// each call. Times are whole milliseconds.
interface Verdict {
  admitted: boolean
  left: number
  /** When the next call would be admitted, from now. */
  waitMs: number
}

class SlidingLog {
  readonly #calls: number[] = []
  readonly #limit: number
  readonly #window: number

  constructor(limit: number, window: number) {
    this.#limit = limit
    this.#window = window
  }

  ask(now: number): Verdict {
    const calls = this.#calls
    const past = now - this.#window
    while ((calls[0] ?? now) <= past) calls.shift()
    if (calls.length < this.#limit) {
      calls.push(now)
      const left = this.#limit - calls.length
      return { admitted: true, left, waitMs: 0 }
    }
    const waitMs = (calls[0] as number) - past
    return { admitted: false, left: 0, waitMs }
  }
}

// The same two clients as before.
const steady = new SlidingLog(100, 60_000)
const times = Array.from({ length: 1200 }, (_, n) => n * 500)
const admitted = times.filter(time => steady.ask(time).admitted)
console.log(`steady: ${admitted.length} of 1200, 100 a minute`)

const burst = new SlidingLog(100, 60_000)
const same = Array.from({ length: 500 }, () => burst.ask(7))
const many = same.filter(({ admitted }) => admitted).length
console.log(`burst: ${many} of 500, then ${same[100]?.waitMs} ms`)

// Crowds by seed: whoever is admitted looks back over one window.
function fullestWindow(seed: number): number {
  const log = new SlidingLog(5, 1000)
  const seen: number[] = []
  let chance = seed
  for (let now = 0; now < 20_000; ) {
    chance = (chance * 16_807) % 2_147_483_647
    now += (chance % 8) * 50
    if (log.ask(now).admitted) seen.push(now)
  }
  const inWindow = (end: number) =>
    seen.filter(time => time <= end && time > end - 1000).length
  return Math.max(...seen.map(inWindow))
}
const seeds = Array.from({ length: 200 }, (_, n) => n + 1)
const fullest = Math.max(...seeds.map(fullestWindow))
console.log(`200 crowds: never more than ${fullest} in a second`)
