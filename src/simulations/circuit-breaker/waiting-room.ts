/** The calls that wait for a thread, first come first served. Who gives up leaves a hole, which is stepped over. */

/** A queue of rows in a ring that grows. */
export class WaitingRoom {
  /** Those who still wait. */
  size = 0
  #rows = new Int32Array(256)
  #first = 0
  #length = 0

  add(row: number): void {
    if (this.#length === this.#rows.length) this.#grow()
    this.#rows[(this.#first + this.#length++) % this.#rows.length] = row
    this.size++
  }

  /** Someone has given up. */
  leave(): void {
    this.size--
  }

  /** Takes the first whose stage is still `waiting`. Somebody must wait. */
  next(stage: Uint8Array, waiting: number): number {
    for (;;) {
      const row = this.#rows[this.#first] as number
      this.#first = (this.#first + 1) % this.#rows.length
      this.#length--
      if (stage[row] !== waiting) continue
      this.size--
      return row
    }
  }

  #grow(): void {
    const rows = new Int32Array(2 * this.#length)
    for (let n = 0; n < this.#length; n++) rows[n] = this.#rows[(this.#first + n) % this.#length] as number
    this.#rows = rows
    this.#first = 0
  }
}
