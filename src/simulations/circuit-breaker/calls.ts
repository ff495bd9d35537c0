/** The calls of a run as columns: one row for each order that needs Payments, numbered as they come. */
import type { Micros } from '../../engine/trace.ts'
import type { Outcome } from './treatment.ts'

/** Where a call stands. */
export const Stage = { waiting: 0, calling: 1, over: 2 } as const

const OUTCOMES: readonly Outcome[] = ['by health', 'ok', 'fail', 'slow']

/** The columns; they grow as calls come. */
export class Calls {
  count = 0
  stage = new Uint8Array(4096)
  /** The outcome that was asked for. */
  #outcome = new Uint8Array(4096)
  /** What the breaker said when it let the call through. */
  epoch = new Int32Array(4096)
  /** When the call was sent. */
  sentAt = new Float64Array(4096)
  /** When it will be answered; 0 while nobody knows. */
  answerAt = new Float64Array(4096)
  /** Whether that answer is an error. */
  fails = new Uint8Array(4096)

  /** Adds a call and returns its row. */
  add(outcome: Outcome): number {
    if (this.count === this.stage.length) this.#grow()
    this.#outcome[this.count] = OUTCOMES.indexOf(outcome)
    return this.count++
  }

  outcomeOf(row: number): Outcome {
    return OUTCOMES[this.#outcome[row] as number] as Outcome
  }

  /** How long a call has been under way, in milliseconds. */
  age(row: number, now: Micros): number {
    return (now - (this.sentAt[row] as Micros)) / 1000
  }

  #grow(): void {
    this.stage = larger(this.stage, Uint8Array)
    this.#outcome = larger(this.#outcome, Uint8Array)
    this.epoch = larger(this.epoch, Int32Array)
    this.sentAt = larger(this.sentAt, Float64Array)
    this.answerAt = larger(this.answerAt, Float64Array)
    this.fails = larger(this.fails, Uint8Array)
  }
}

function larger<T extends { readonly length: number; set(from: T): void }>(column: T, Column: new (size: number) => T): T {
  const grown = new Column(2 * column.length)
  grown.set(column)
  return grown
}
