/** Virtual time: a heap of what is due, ordered by instant, then what the model does before what the reader does, then by age. */
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

/** A clock that stands still between the events it runs, and sets `now` to each one's own due time. */
export class Clock {
  now: Micros = 0
  #order = 0
  #heap: Due[] = []

  /** Runs `run` at `at`, which must be whole and not before now (RangeError). */
  schedule(at: Micros, party: Party, run: () => void): Due {
    if (!Number.isSafeInteger(at) || at < this.now) throw new RangeError(`cannot schedule at ${at} us: it is ${this.now} us now`)
    const due: Due = { at, party, order: this.#order++, run, live: true }
    this.#heap.push(due)
    this.#rise(this.#heap.length - 1)
    return due
  }

  /** Runs everything due at or before `until`, each at its own instant. May be called in steps of any size with the same result. */
  runUntil(until: Micros): void {
    for (let next = this.#heap[0]; next && next.at <= until; next = this.#heap[0]) {
      this.#takeFirst()
      if (!next.live) continue
      this.now = next.at
      next.run()
    }
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

function swap(heap: Due[], i: number, j: number): void {
  const kept = heap[i] as Due
  heap[i] = heap[j] as Due
  heap[j] = kept
}
