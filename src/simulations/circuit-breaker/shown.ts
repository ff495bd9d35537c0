/** The calls that the reader sees: what Orders asks and hears of the breaker, and the messages to Payments. */
import type { FleetPort } from '../../engine/fleet.ts'
import { BREAKER, type Desk } from './desk.ts'
import type { Outcome } from './treatment.ts'

/** How many trials are shown in each half-open state. */
const TRIALS = 3

/** Calls shown in one run, by row. */
export class Shown {
  readonly #port: FleetPort
  /** The event that led to each call's next step. */
  readonly #causes = new Map<number, number | null>()
  #epoch = 0
  #trials = 0

  constructor(port: FleetPort) {
    this.#port = port
  }

  /** Shows a call from now on; once shown it stays so. */
  add(row: number, cause: number | null): void {
    if (!this.#causes.has(row)) this.#causes.set(row, cause)
  }

  /** Shows a call that may become a trial, unless enough have been shown in this epoch. */
  addTrial(row: number, cause: number | null, epoch: number): void {
    if (epoch !== this.#epoch) this.#trials = 0
    this.#epoch = epoch
    if (this.#trials++ < TRIALS) this.add(row, cause)
  }

  has(row: number): boolean {
    return this.#causes.has(row)
  }

  /** Asks the breaker for a call, in the trace if it is shown. A closed breaker's yes is not worth a message. */
  asks(row: number, desk: Desk): 'go' | 'trial' | 'refused' {
    const cause = this.#causes.get(row)
    if (cause === undefined || desk.state === 'closed') return desk.ask(null)
    const question = this.#say('orders', BREAKER, `permit for ${nameOf(row)}`, 'call', null, cause)
    const answer = desk.ask(question.received)
    const label = answer === 'trial' ? 'go, as a trial' : answer
    const told = this.#say(BREAKER, 'orders', label, answer === 'refused' ? 'error' : 'call', question.message, question.received)
    this.#causes.set(row, told.received)
    return answer
  }

  /** Sends the request. */
  sends(row: number, outcome: Outcome, unlucky: boolean): void {
    const detail = { payment: row + 1, outcome, unlucky }
    const cause = this.#causes.get(row) ?? null
    this.#port.emit(
      { type: 'send', to: 'payments', label: `POST ${nameOf(row)}`, kind: 'request', tag: String(row), bytes: 300, detail },
      cause,
    )
  }

  refusedByBulkhead(row: number, size: number): void {
    this.#note(row, `${nameOf(row)} is refused by the bulkhead: ${size} calls to Payments are under way`)
  }

  givesUp(row: number, patienceMs: number): void {
    this.#note(row, `${nameOf(row)} has waited ${patienceMs / 1000} s for a thread, and its customer gives up`)
  }

  /** Says that a shown call has timed out, and returns the number of that event; null for others. */
  timesOut(row: number, timeoutMs: number): number | null {
    if (!this.has(row)) return null
    const text = `no answer to ${nameOf(row)} within ${timeoutMs} ms; its thread is free again`
    this.#note(row, text)
    return this.#causes.get(row) ?? null
  }

  comesTooLate(row: number, cause: number): void {
    this.#port.emit({ type: 'note', text: `the answer to ${nameOf(row)} comes too late: nobody waits for it` }, cause)
  }

  #note(row: number, text: string): void {
    const cause = this.#causes.get(row)
    if (cause !== undefined) this.#port.emit({ type: 'note', text }, cause)
  }

  #say(from: string, to: string, label: string, kind: string, correlates: number | null, cause: number | null) {
    const { message } = this.#port.sent(
      { from, to, label, kind, arriveAt: this.#port.now, ...(correlates === null ? {} : { correlates }) },
      cause,
    )
    return { message, received: this.#port.received(message) }
  }
}

function nameOf(row: number): string {
  return `payment ${row + 1}`
}
