/**
 * The promises of a crowd, checked client by client inside the fleet's own loop: beside the model, with accounts of its own.
 * It is told what happened, and never asked what should.
 */
import type { Micros } from '../../engine/trace.ts'
import { type Backoff, type Strategy, shortestWait } from './strategies.ts'

/** Up to this many clients each is watched; of more, the totals are (see invariants.ts). */
export const WATCHED_CLIENTS = 100

/** What was agreed. */
export interface Agreed extends Backoff {
  readonly strategy: Strategy
  readonly clients: number
  readonly maxRetries: number
  /** Retries for each request, 0 to 1; null: no budget. */
  readonly share: number | null
}

/** Says that a promise is broken. */
export type Broken = (invariant: 'backsOff' | 'fewAttempts' | 'withinBudget', detail: string) => void

export class Promises {
  readonly #agreed: Agreed
  readonly #broken: Broken
  readonly #attempts = new Map<number, number>()
  readonly #notBefore = new Map<number, Micros>()
  readonly #requests: number[]
  readonly #retries: number[]

  constructor(agreed: Agreed, broken: Broken) {
    this.#agreed = agreed
    this.#broken = broken
    this.#requests = new Array<number>(agreed.clients).fill(0)
    this.#retries = new Array<number>(agreed.clients).fill(0)
  }

  /** A call of a row reached the server, or where it should be. */
  called(row: number, now: Micros): void {
    const { clients, maxRetries, share } = this.#agreed
    const client = row % clients
    const attempts = (this.#attempts.get(row) ?? 0) + 1
    this.#attempts.set(row, attempts)
    const counts = attempts === 1 ? this.#requests : this.#retries
    counts[client] = (counts[client] as number) + 1
    if (attempts > 1 + maxRetries)
      this.#broken('fewAttempts', `client ${client + 1} makes attempt ${attempts}, of at most ${1 + maxRetries}`)
    const notBefore = this.#notBefore.get(row) ?? 0
    if (now < notBefore) this.#broken('backsOff', `client ${client + 1} calls at ${now} us, and should wait until ${notBefore} us`)
    if (share !== null && (this.#retries[client] as number) > share * (this.#requests[client] as number)) {
      this.#broken('withinBudget', `client ${client + 1} has made ${this.#retries[client]} retries of ${this.#requests[client]} requests`)
    }
  }

  /** A call of a row has failed; the server asked for `retryAfter`, 0 if for nothing. */
  failed(row: number, now: Micros, retryAfter: Micros): void {
    const n = (this.#attempts.get(row) ?? 0) - 1
    this.#notBefore.set(row, now + retryAfter + shortestWait(this.#agreed.strategy, this.#agreed, n))
  }
}
