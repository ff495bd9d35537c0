/** What is due for the rows of fleets: a heap of numbers in typed arrays, ordered by instant, then by age. It makes no object per event. */
import type { Micros } from './trace.ts'

/** Children of a node: four make the heap flatter, and a node's children neighbours in memory. */
const ARITY = 4

/** The queue. `at`, `order`, `fleet`, `row` and `kind` tell of the first entry; they mean nothing while `size` is 0. */
export class RowQueue {
  size = 0
  #at = new Float64Array(256)
  #order = new Float64Array(256)
  #row = new Int32Array(256)
  /** The fleet's number times 256, plus the kind. */
  #tag = new Int32Array(256)

  /** When the first entry is due. */
  get at(): Micros {
    return this.#at[0] as Micros
  }

  /** The age of the first entry: the lower, the older. */
  get order(): number {
    return this.#order[0] as number
  }

  get fleet(): number {
    return (this.#tag[0] as number) >> 8
  }

  get row(): number {
    return this.#row[0] as number
  }

  get kind(): number {
    return (this.#tag[0] as number) & 255
  }

  /** Adds an entry: `fleet` is 0 to 8,388,607, `kind` 0 to 255, `row` 0 to 2,147,483,647. */
  add(at: Micros, order: number, fleet: number, row: number, kind: number): void {
    if (this.size === this.#at.length) this.#grow()
    const times = this.#at
    const orders = this.#order
    const rows = this.#row
    const tags = this.#tag
    // A new entry is the youngest: it rises past those that are due later, never past one of its own instant.
    let hole = this.size++
    while (hole > 0) {
      const parent = ((hole - 1) / ARITY) | 0
      const due = times[parent] as number
      if (due < at || (due === at && (orders[parent] as number) < order)) break
      times[hole] = due
      orders[hole] = orders[parent] as number
      rows[hole] = rows[parent] as number
      tags[hole] = tags[parent] as number
      hole = parent
    }
    times[hole] = at
    orders[hole] = order
    rows[hole] = row
    tags[hole] = (fleet << 8) | kind
  }

  /** Takes the first entry away. The queue must not be empty. */
  drop(): void {
    const times = this.#at
    const orders = this.#order
    const rows = this.#row
    const tags = this.#tag
    const size = --this.size
    const at = times[size] as number
    const order = orders[size] as number
    let hole = 0
    for (;;) {
      const first = hole * ARITY + 1
      if (first >= size) break
      const end = first + ARITY < size ? first + ARITY : size
      let least = first
      let leastAt = times[first] as number
      for (let child = first + 1; child < end; child++) {
        const due = times[child] as number
        if (due < leastAt || (due === leastAt && (orders[child] as number) < (orders[least] as number))) {
          least = child
          leastAt = due
        }
      }
      if (at < leastAt || (at === leastAt && order < (orders[least] as number))) break
      times[hole] = leastAt
      orders[hole] = orders[least] as number
      rows[hole] = rows[least] as number
      tags[hole] = tags[least] as number
      hole = least
    }
    times[hole] = at
    orders[hole] = order
    rows[hole] = rows[size] as number
    tags[hole] = tags[size] as number
  }

  #grow(): void {
    const larger = this.size * 2
    const [at, order] = [new Float64Array(larger), new Float64Array(larger)]
    const [row, tag] = [new Int32Array(larger), new Int32Array(larger)]
    at.set(this.#at)
    order.set(this.#order)
    row.set(this.#row)
    tag.set(this.#tag)
    this.#at = at
    this.#order = order
    this.#row = row
    this.#tag = tag
  }
}
