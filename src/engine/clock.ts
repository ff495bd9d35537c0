/** Virtual time: heaps of what is due, ordered by instant, then what the model does before what the reader does, then by age. */
import { RowQueue } from './row-queue.ts'
import type { Micros } from './trace.ts'

/** Whether the model or the reader is the one who acts: at one instant the model goes first, so that what the reader has seen stands. */
export type Party = 'model' | 'action'

/** Something due. Cancelled by setting `live` to false. */
export interface Due {
  readonly at: Micros
  readonly party: Party
  readonly order: number
  readonly run: () => void
  live: boolean
}

/** Runs row `row` of a fleet, scheduled as `kind`. */
export type RowHandler = (row: number, kind: number, now: Micros) => void

/** The most rows that may come due in one run: some seconds of work, and far more than any figure needs. */
export const ROW_LIMIT = 10_000_000

/** A clock that stands still between the events it runs, and sets `now` to each one's own due time. */
export class Clock {
  now: Micros = 0
  /** How many rows of fleets have been run. */
  rowsRun = 0
  #order = 0
  #heap: Due[] = []
  readonly #rows = new RowQueue()
  readonly #fleets: RowHandler[] = []

  /** Runs `run` at `at`, which must be whole and not before now (RangeError). */
  schedule(at: Micros, party: Party, run: () => void): Due {
    if (!Number.isSafeInteger(at) || at < this.now) throw new RangeError(`cannot schedule at ${at} us: it is ${this.now} us now`)
    const due: Due = { at, party, order: this.#order++, run, live: true }
    this.#heap.push(due)
    this.#rise(this.#heap.length - 1)
    return due
  }

  /** Adds a fleet, and returns the number by which its rows are scheduled. */
  addFleet(handler: RowHandler): number {
    return this.#fleets.push(handler) - 1
  }

  /** Makes a row of a fleet due, as `schedule` would with the party `model`, at the cost of a few numbers. */
  scheduleRow(at: Micros, fleet: number, row: number, kind: number): void {
    if (!Number.isSafeInteger(at) || at < this.now) throw new RangeError(`cannot schedule at ${at} us: it is ${this.now} us now`)
    this.#rows.add(at, this.#order++, fleet, row, kind)
  }

  /**
   * Runs what is due at or before `until`, each at its own instant, but no more than `most` of it; answers whether nothing is left.
   * May be called in steps of any size with the same result.
   */
  runUntil(until: Micros, most = Number.POSITIVE_INFINITY): boolean {
    for (let left = most; left > 0; left--) {
      const next = this.#heap[0]
      if (this.#rows.size > 0 && (!next || isRowBefore(this.#rows, next))) {
        if (this.#rows.at > until) return true
        this.#runRow()
      } else {
        if (!next || next.at > until) return true
        this.#takeFirst()
        if (!next.live) continue
        this.now = next.at
        next.run()
      }
    }
    return false
  }

  #runRow(): void {
    const { at, fleet, row, kind } = this.#rows
    if (++this.rowsRun > ROW_LIMIT) throw new RangeError(`more than ${ROW_LIMIT} rows of fleets came due: shorten the run, or ask for less`)
    this.#rows.drop()
    this.now = at
    const run = this.#fleets[fleet] as RowHandler
    run(row, kind, at)
  }

  #takeFirst(): void {
    const last = this.#heap.pop() as Due
    if (this.#heap.length === 0) return
    this.#heap[0] = last
    this.#sink()
  }

  #rise(start: number): void {
    const heap = this.#heap
    let child = start
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!isBefore(heap[child] as Due, heap[parent] as Due)) return
      swap(heap, child, parent)
      child = parent
    }
  }

  #sink(): void {
    const heap = this.#heap
    let parent = 0
    for (;;) {
      const left = 2 * parent + 1
      const right = left + 1
      let least = parent
      if (left < heap.length && isBefore(heap[left] as Due, heap[least] as Due)) least = left
      if (right < heap.length && isBefore(heap[right] as Due, heap[least] as Due)) least = right
      if (least === parent) return
      swap(heap, parent, least)
      parent = least
    }
  }
}

function isBefore(a: Due, b: Due): boolean {
  if (a.at !== b.at) return a.at < b.at
  if (a.party !== b.party) return a.party === 'model'
  return a.order < b.order
}

function isRowBefore(rows: RowQueue, due: Due): boolean {
  if (rows.at !== due.at) return rows.at < due.at
  return due.party === 'action' || rows.order < due.order
}

function swap(heap: Due[], i: number, j: number): void {
  const kept = heap[i] as Due
  heap[i] = heap[j] as Due
  heap[j] = kept
}
