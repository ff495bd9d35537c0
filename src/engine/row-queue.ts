/**
 * What is due for the rows of fleets, ordered by instant, then by age: numbers in typed arrays, no object per event.
 * What is due within the present stretch of time waits in a heap, which therefore stays small; all else waits unsorted in a
 * wheel of lists, one for each stretch, until its stretch has come (a hashed timing wheel: Varghese and Lauck, 1987).
 */
import type { Micros } from './trace.ts'

/** Children of a node: four make the heap flatter, and a node's children neighbours in memory. */
const ARITY = 4

/** How long a stretch is, and how many the wheel has before it begins again. */
const STRETCH: Micros = 16_384
const SPOKES = 4096

/** No entry. */
const NONE = -1

/** Entries as parallel columns of numbers. The tag is the fleet's number times 256, plus the kind. */
class Columns {
  at = new Float64Array(256)
  order = new Float64Array(256)
  row = new Int32Array(256)
  tag = new Int32Array(256)

  /** Makes room for as many again. */
  grow(): void {
    this.at = doubled(this.at)
    this.order = doubled(this.order)
    this.row = doubled(this.row)
    this.tag = doubled(this.tag)
  }
}

function doubled<T extends Float64Array | Int32Array>(column: T): T {
  const larger = new (column.constructor as new (length: number) => T)(column.length * 2)
  larger.set(column)
  return larger
}

/** The queue. `at`, `order`, `fleet`, `row` and `kind` tell of the first entry; they mean nothing while `size` is 0. */
export class RowQueue {
  size = 0
  readonly #heap = new Columns()
  /** How many are in the heap: all that is due before the stretch `#next` begins, and never none while the queue has any. */
  #near = 0
  #next = 0
  readonly #wheel = new Columns()
  /** The entry of the wheel after each, in its list or in that of free places. */
  #after = new Int32Array(256).fill(NONE)
  #used = 0
  #free = NONE
  readonly #first = new Int32Array(SPOKES).fill(NONE)
  readonly #last = new Int32Array(SPOKES).fill(NONE)
  /** A bit for each spoke on which anything hangs: empty stretches are passed over 32 at a time. */
  readonly #taken = new Int32Array(SPOKES / 32)

  /** When the first entry is due. */
  get at(): Micros {
    return this.#heap.at[0] as Micros
  }

  /** The age of the first entry: the lower, the older. */
  get order(): number {
    return this.#heap.order[0] as number
  }

  get fleet(): number {
    return (this.#heap.tag[0] as number) >> 8
  }

  get row(): number {
    return this.#heap.row[0] as number
  }

  get kind(): number {
    return (this.#heap.tag[0] as number) & 255
  }

  /** Adds an entry: `fleet` is 0 to 8,388,607, `kind` 0 to 255, `row` 0 to 2,147,483,647. */
  add(at: Micros, order: number, fleet: number, row: number, kind: number): void {
    const stretch = Math.floor(at / STRETCH)
    if (this.size++ === 0 && stretch >= this.#next) this.#next = stretch + 1
    if (stretch < this.#next) this.#rise(at, order, row, (fleet << 8) | kind)
    else this.#hang(stretch % SPOKES, at, order, row, (fleet << 8) | kind)
  }

  /** Takes the first entry away. The queue must not be empty. */
  drop(): void {
    this.size--
    this.#sink()
    while (this.#near === 0 && this.size > 0) {
      const spoke = this.#next % SPOKES
      const taken = (this.#taken[spoke >> 5] as number) >>> (spoke & 31)
      if (taken === 0) this.#next += 32 - (spoke & 31)
      else {
        this.#next += 31 - Math.clz32(taken & -taken)
        this.#begin(this.#next++)
      }
    }
  }

  /** Puts an entry at the end of a spoke's list. */
  #hang(spoke: number, at: Micros, order: number, row: number, tag: number): void {
    let place = this.#free
    if (place !== NONE) this.#free = this.#after[place] as number
    else {
      place = this.#used++
      if (place === this.#after.length) {
        this.#wheel.grow()
        this.#after = doubled(this.#after)
      }
    }
    const { at: times, order: orders, row: rows, tag: tags } = this.#wheel
    times[place] = at
    orders[place] = order
    rows[place] = row
    tags[place] = tag
    this.#append(spoke, place)
  }

  #append(spoke: number, place: number): void {
    this.#after[place] = NONE
    this.#taken[spoke >> 5] = (this.#taken[spoke >> 5] as number) | (1 << (spoke & 31))
    const last = this.#last[spoke] as number
    if (last === NONE) this.#first[spoke] = place
    else this.#after[last] = place
    this.#last[spoke] = place
  }

  /** A stretch of time begins: what is due in it goes to the heap, what is due some turns of the wheel later stays. */
  #begin(stretch: number): void {
    const spoke = stretch % SPOKES
    let place = this.#first[spoke] as number
    this.#first[spoke] = NONE
    this.#last[spoke] = NONE
    this.#taken[spoke >> 5] = (this.#taken[spoke >> 5] as number) & ~(1 << (spoke & 31))
    const end = (stretch + 1) * STRETCH
    const { at: times, order: orders, row: rows, tag: tags } = this.#wheel
    while (place !== NONE) {
      const after = this.#after[place] as number
      const at = times[place] as number
      if (at < end) {
        this.#rise(at, orders[place] as number, rows[place] as number, tags[place] as number)
        this.#after[place] = this.#free
        this.#free = place
      } else this.#append(spoke, place)
      place = after
    }
  }

  /** Puts an entry into the heap: it rises past those that are due later. */
  #rise(at: Micros, order: number, row: number, tag: number): void {
    if (this.#near === this.#heap.at.length) this.#heap.grow()
    const { at: times, order: orders, row: rows, tag: tags } = this.#heap
    let hole = this.#near++
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
    tags[hole] = tag
  }

  /** Takes the first entry out of the heap: the last one sinks from its place. */
  #sink(): void {
    const { at: times, order: orders, row: rows, tag: tags } = this.#heap
    const size = --this.#near
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
}
