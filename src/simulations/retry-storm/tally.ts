/** Counts what a crowd does and tells of it, in numbers for the chart and in words for the log. */
import type { FleetPort } from '../../engine/fleet.ts'
import { inLane, laneOf } from '../../engine/lanes.ts'
import type { Micros } from '../../engine/trace.ts'

/** Calls are counted in bins of a tenth of a second. */
export const BIN: Micros = 100_000

/** What is counted. Only what is not 0 is told, as `value.measured` at the bin's end, under these names behind the lane's. */
export const COUNTED = ['requests', 'retries', 'served', 'given up'] as const

/** A name of a count. */
export type Counted = (typeof COUNTED)[number]

/** The name of the value that tells, in ms, when the last request was served or given up. */
export const COMPLETED = 'completed'

export const SECOND: Micros = 10 * BIN

/** After the first minute, what is settled (served, given up) is told second by second: a trace holds 20,000 events. */
export const MINUTE: Micros = 60 * SECOND

/** The log has a summary for each of the first seconds, later for each ten. */
const WORDY = 10 * SECOND

export class Tally {
  readonly #port: FleetPort
  readonly #wake: (at: Micros) => void
  readonly #lane: string
  /** When the open bin ends; 0: none is open. */
  #end: Micros = 0
  #requests = 0
  #retries = 0
  /** When what is settled will be told; 0: nothing is. */
  #settleAt: Micros = 0
  #served = 0
  #gaveUp = 0
  #isComplete = false
  /** Since the last words. */
  #calls = 0
  #most = 0
  #since: Micros = 0
  readonly #told = { served: 0, gaveUp: 0 }

  /** `wake` asks that `due` be called at an instant. */
  constructor(port: FleetPort, wake: (at: Micros) => void) {
    this.#port = port
    this.#wake = wake
    this.#lane = laneOf(port.actor)
  }

  /** A first call of a request. */
  request(now: Micros): void {
    if (now >= this.#end) this.#open(now)
    this.#requests++
  }

  /** A call that is not the first of its request. */
  retry(now: Micros): void {
    if (now >= this.#end) this.#open(now)
    this.#retries++
  }

  /** A request has been served. */
  served(now: Micros): void {
    this.#settle(now)
    this.#served++
  }

  /** Nobody will repeat a request any more. */
  gaveUp(now: Micros): void {
    this.#settle(now)
    this.#gaveUp++
  }

  /** Every request has been served or given up. */
  complete(now: Micros): void {
    this.#isComplete = true
    this.#measure(COMPLETED, now / 1000, 'ms')
  }

  /** An instant has come that was asked for. */
  due(now: Micros): void {
    if (this.#end > 0 && now >= this.#end) this.#close()
    if (this.#settleAt > 0 && now >= this.#settleAt) this.#tellSettled()
    const stretch = this.#since < WORDY ? SECOND : 10 * SECOND
    const isLast = this.#isComplete && this.#end === 0 && this.#settleAt === 0
    if (now - this.#since >= stretch || isLast) this.#words(now)
  }

  #open(now: Micros): void {
    if (this.#end > 0) this.due(now)
    this.#end = (Math.floor(now / BIN) + 1) * BIN
    this.#wake(this.#end)
  }

  #close(): void {
    const calls = this.#requests + this.#retries
    this.#measure('requests', this.#requests, 'calls')
    this.#measure('retries', this.#retries, 'calls')
    this.#calls += calls
    this.#most = Math.max(this.#most, calls)
    this.#end = 0
    this.#requests = 0
    this.#retries = 0
  }

  #settle(now: Micros): void {
    if (this.#settleAt > 0 && now < this.#settleAt) return
    if (this.#settleAt > 0) this.due(now)
    const stretch = now < MINUTE ? BIN : SECOND
    this.#settleAt = (Math.floor(now / stretch) + 1) * stretch
    this.#wake(this.#settleAt)
  }

  #tellSettled(): void {
    this.#settleAt = 0
    this.#measure('served', this.#served, 'requests')
    this.#measure('given up', this.#gaveUp, 'requests')
    this.#told.served += this.#served
    this.#told.gaveUp += this.#gaveUp
    this.#served = 0
    this.#gaveUp = 0
  }

  #words(now: Micros): void {
    const { served, gaveUp } = this.#told
    const parts = [`${this.#calls} calls, at most ${this.#most} of them in a tenth of a second`, `${served} served`]
    if (gaveUp > 0) parts.push(`${gaveUp} gave up`)
    const text = `from ${this.#since / SECOND} s to ${now / SECOND} s: ${parts.join('; ')}`
    if (this.#calls + served + gaveUp > 0) this.#port.emit({ type: 'note', text }, null)
    this.#since = now
    this.#calls = 0
    this.#most = 0
    this.#told.served = 0
    this.#told.gaveUp = 0
  }

  #measure(name: Counted | typeof COMPLETED, value: number, unit: string): void {
    if (value > 0 || name === COMPLETED) this.#port.emit({ type: 'measure', name: inLane(this.#lane, name), value, unit }, null)
  }
}
