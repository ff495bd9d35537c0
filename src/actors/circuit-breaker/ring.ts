/** A window for fleets: the same results and the same rule as in window.ts, kept in typed arrays that change in place. */
import type { Micros } from '../../engine/trace.ts'
import type { BreakerSettings } from './settings.ts'
import { capacity, oldestAt, opens, type Tally, type Window } from './window.ts'

const FAILED = 1
const SLOW = 2

/** The last results of a closed breaker. */
export class Ring implements Tally {
  calls = 0
  failed = 0
  slow = 0
  readonly #settings: BreakerSettings
  readonly #room: number
  readonly #isTimed: boolean
  #at: Float64Array
  #marks: Uint8Array
  #first = 0

  constructor(settings: BreakerSettings) {
    this.#settings = settings
    this.#room = capacity(settings)
    this.#isTimed = settings.dialect === 'time-window'
    const size = this.#isTimed ? 256 : this.#room
    this.#at = new Float64Array(size)
    this.#marks = new Uint8Array(size)
  }

  /** Takes over what a machine remembers. */
  reset(window: Window): void {
    this.calls = 0
    this.failed = 0
    this.slow = 0
    this.#first = 0
    for (const { at, failed, slow } of window) this.push(at, failed, slow)
  }

  /** Adds a result, and says whether it opens a closed breaker. */
  push(at: Micros, failed: boolean, slow: boolean): boolean {
    if (this.calls === this.#room) this.#drop()
    if (this.#isTimed) this.#expire(oldestAt(at, this.#settings))
    if (this.calls === this.#at.length) this.#grow()
    const place = (this.#first + this.calls++) % this.#at.length
    this.#at[place] = at
    this.#marks[place] = (failed ? FAILED : 0) | (slow ? SLOW : 0)
    if (failed) this.failed++
    if (slow) this.slow++
    return opens(this, failed, this.#settings)
  }

  #expire(oldest: Micros): void {
    while (this.calls > 0 && (this.#at[this.#first] as number) <= oldest) this.#drop()
  }

  #drop(): void {
    const marks = this.#marks[this.#first] as number
    if (marks & FAILED) this.failed--
    if (marks & SLOW) this.slow--
    this.calls--
    this.#first = (this.#first + 1) % this.#at.length
  }

  #grow(): void {
    const size = this.#at.length
    const [at, marks] = [new Float64Array(2 * size), new Uint8Array(2 * size)]
    for (let n = 0; n < this.calls; n++) {
      at[n] = this.#at[(this.#first + n) % size] as number
      marks[n] = this.#marks[(this.#first + n) % size] as number
    }
    this.#at = at
    this.#marks = marks
    this.#first = 0
  }
}
