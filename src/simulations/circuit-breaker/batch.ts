/** Results that a breaker has not been told yet, in typed arrays: no object for each of two hundred a second. */
import type { TimedResult } from '../../actors/circuit-breaker/memory.ts'
import type { Micros } from '../../engine/trace.ts'

/** The last results, as many as the breaker's window can hold: it would push the others out again. */
export class Batch {
  readonly #room: number
  #at = new Float64Array(64)
  #ms = new Float64Array(64)
  #epoch = new Int32Array(64)
  #failed = new Uint8Array(64)
  #count = 0

  constructor(room: number) {
    this.#room = room
  }

  add(at: Micros, epoch: number, failed: boolean, ms: number): void {
    if (this.#count === this.#at.length) this.#makeRoom()
    this.#at[this.#count] = at
    this.#ms[this.#count] = ms
    this.#epoch[this.#count] = epoch
    this.#failed[this.#count] = failed ? 1 : 0
    this.#count++
  }

  /** Takes all that are worth telling, oldest first. */
  take(): TimedResult[] {
    const results: TimedResult[] = []
    for (let n = Math.max(0, this.#count - this.#room); n < this.#count; n++) {
      const [at, epoch, ms] = [this.#at[n] as number, this.#epoch[n] as number, this.#ms[n] as number]
      results.push({ at, epoch, failed: this.#failed[n] === 1, ms })
    }
    this.#count = 0
    return results
  }

  #makeRoom(): void {
    const size = 2 * this.#count
    this.#at = widened(this.#at, new Float64Array(size))
    this.#ms = widened(this.#ms, new Float64Array(size))
    this.#epoch = widened(this.#epoch, new Int32Array(size))
    this.#failed = widened(this.#failed, new Uint8Array(size))
  }
}

function widened<T extends { set(from: T): void }>(column: T, wider: T): T {
  wider.set(column)
  return wider
}
