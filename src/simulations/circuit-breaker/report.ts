/** What a fleet of calls tells of itself: counts and levels four times a second, as values measured. */
import type { FleetPort } from '../../engine/fleet.ts'
import type { Micros } from '../../engine/trace.ts'

/** What is measured, by the names that the log gives it. */
export const VALUES = {
  errorRate: 'The error rate of the last second',
  busy: 'The number of busy threads',
  wanted: 'The number of calls under way or waiting',
  unshown: 'The number of calls that reached Payments unshown',
  refused: 'The number of calls refused by the breaker',
  errors: 'The number of customers with an error',
} as const

/** How often values are measured. */
export const TICK: Micros = 250_000

/** Ticks in the second over which the rate of errors is taken. */
const SECOND = 4

/** The report of one run. */
export class Report {
  /** Calls that reached Payments without being shown. */
  unshown = 0
  shortCircuited = 0
  errors = 0
  readonly #port: FleetPort
  readonly #told = new Map<string, number>()
  /** Calls that ended, and those that failed, in this tick and the ones before. */
  readonly #ended = new Array<number>(SECOND).fill(0)
  readonly #failed = new Array<number>(SECOND).fill(0)
  #busy = 0
  #wanted = 0

  constructor(port: FleetPort) {
    this.#port = port
  }

  /** Calls under way and waiting, at this instant: the most of a tick is what is told. */
  level(busy: number, waiting: number): void {
    if (busy > this.#busy) this.#busy = busy
    if (busy + waiting > this.#wanted) this.#wanted = busy + waiting
  }

  /** A call has ended for its customer. */
  ended(failed: boolean): void {
    this.#ended[0] = (this.#ended[0] as number) + 1
    if (!failed) return
    this.#failed[0] = (this.#failed[0] as number) + 1
    this.errors++
  }

  /** Tells what has changed since it was told last. */
  tell(cause: number | null): void {
    const ended = sum(this.#ended)
    this.#measure(VALUES.errorRate, ended === 0 ? 0 : Math.round((sum(this.#failed) * 1000) / ended) / 10, '%', cause)
    this.#measure(VALUES.busy, this.#busy, '', cause)
    this.#measure(VALUES.wanted, this.#wanted, '', cause)
    this.#measure(VALUES.unshown, this.unshown, '', cause)
    this.#measure(VALUES.refused, this.shortCircuited, '', cause)
    this.#measure(VALUES.errors, this.errors, '', cause)
  }

  /** A tick is over: levels and rates begin anew. Says whether anything is left to fade away. */
  tick(busy: number, waiting: number, cause: number | null): boolean {
    this.tell(cause)
    for (const counts of [this.#ended, this.#failed]) {
      counts.pop()
      counts.unshift(0)
    }
    this.#busy = busy
    this.#wanted = busy + waiting
    return sum(this.#ended) > 0 || this.#told.get(VALUES.errorRate) !== 0 || this.#told.get(VALUES.busy) !== busy
  }

  #measure(name: string, value: number, unit: string, cause: number | null): void {
    if (this.#told.get(name) === value) return
    this.#told.set(name, value)
    this.#port.emit({ type: 'measure', name, value, unit }, cause)
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0)
}
