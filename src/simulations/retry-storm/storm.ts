/**
 * The crowd and the server's queue as a fleet: a row is a request, from its first call until it is served or given up.
 * The rows of a client are its first request and those of its steady traffic, one after another.
 */
import type { Fleet, FleetPort } from '../../engine/fleet.ts'
import { rowDraw, rowKey } from '../../engine/random.ts'
import type { Micros } from '../../engine/trace.ts'
import { type Failure, Members } from './members.ts'
import { Promises, WATCHED_CLIENTS } from './promises.ts'
import { furtherRequests, type Settings, sampledClients } from './settings.ts'
import { type Backoff, type Strategy, waitBefore } from './strategies.ts'
import { Tally } from './tally.ts'

const SECOND: Micros = 1_000_000

/** What comes due for a row; the tally has no row. */
const CALL = 0
const TAKEN = 1
const DONE = 2
const TALLY = 3

export class Storm implements Fleet {
  readonly #port: FleetPort
  readonly #set: Settings
  readonly #strategy: Strategy
  readonly #backoff: Backoff
  readonly #retryAfter: Micros
  readonly #waits: number
  readonly #phases: number
  readonly #tally: Tally
  readonly #members: Members
  readonly #promises: Promises | null
  readonly #rows: number
  readonly #attempts: Uint8Array
  readonly #previous: Float64Array
  /** When a row inside the server will have been served; -1: it is not inside. */
  readonly #doneAt: Float64Array
  readonly #requestsOf: Int32Array
  readonly #retriesOf: Int32Array
  /** Rows inside the server, first in first out, in a ring. */
  readonly #inside: Int32Array
  #first = 0
  #count = 0
  /** When the server will have served all that is inside, in fractions of a microsecond, so that roundings never add up. */
  #freeAt = 0
  #isUp = true
  #open: number

  constructor(port: FleetPort, strategy: Strategy, set: Settings) {
    this.#port = port
    this.#set = set
    this.#strategy = strategy
    this.#backoff = { base: Math.round(set.baseMs * 1000), cap: Math.round(set.capMs * 1000) }
    this.#retryAfter = set.honourRetryAfter === 'on' ? set.retryAfterSeconds * SECOND : 0
    this.#waits = rowKey(port.seed, 'wait')
    this.#phases = rowKey(port.seed, 'phase')
    this.#tally = new Tally(port, at => port.schedule(at, 0, TALLY))
    this.#members = new Members(port, set.clients, sampledClients(set), set.retryAfterSeconds)
    this.#rows = set.clients * (1 + furtherRequests(set))
    const share = set.budgetPercent > 0 ? set.budgetPercent / 100 : null
    const agreed = { ...this.#backoff, strategy, clients: set.clients, maxRetries: set.maxRetries, share }
    this.#promises = set.clients <= WATCHED_CLIENTS ? new Promises(agreed, (name, detail) => port.breaks(name, detail)) : null
    this.#attempts = new Uint8Array(this.#rows)
    this.#previous = new Float64Array(this.#rows).fill(this.#backoff.base)
    this.#doneAt = new Float64Array(this.#rows).fill(-1)
    this.#requestsOf = new Int32Array(set.clients)
    this.#retriesOf = new Int32Array(set.clients)
    this.#inside = new Int32Array(set.queueLimit)
    this.#open = this.#rows
  }

  start(): void {
    for (let client = 0; client < this.#set.clients; client++) this.#port.schedule(0, client, CALL)
  }

  due(row: number, kind: number, now: Micros): void {
    if (kind === CALL) this.#call(row, now)
    else if (kind === DONE) this.#serve(row, now)
    else if (kind === TAKEN) this.#members.taken(row)
    else this.#tally.due(now)
  }

  /** The server goes down, and with it all that is inside; or it is up again. */
  entered(actor: string, state: string): void {
    if (actor !== 'server') return
    this.#isUp = state === 'serving'
    if (this.#isUp) return
    const lost = Array.from({ length: this.#count }, (_, i) => this.#inside[(this.#first + i) % this.#set.queueLimit] as number)
    this.#count = 0
    this.#freeAt = 0
    for (const row of lost) {
      this.#doneAt[row] = -1
      this.#fail(row, 'lost', this.#port.now)
    }
  }

  #call(row: number, now: Micros): void {
    const attempt = (this.#attempts[row] as number) + 1
    this.#attempts[row] = attempt
    if (attempt === 1) this.#begin(row, now)
    else this.#tally.retry(now)
    this.#promises?.called(row, now)
    const isFull = this.#count === this.#set.queueLimit
    const starts = Math.max(now, this.#freeAt)
    const isTold = this.#members.has(row)
    if (isTold) this.#members.called(row, attempt, this.#isUp && !isFull ? Math.round(starts) : now)
    if (!this.#isUp) this.#fail(row, 'down', now)
    else if (isFull) this.#fail(row, 'full', now)
    else this.#admit(row, starts, isTold)
  }

  #begin(row: number, now: Micros): void {
    const { clients, steadyPerSecond } = this.#set
    const client = row % clients
    this.#tally.request(now)
    this.#requestsOf[client] = (this.#requestsOf[client] as number) + 1
    const next = row + clients
    if (next >= this.#rows) return
    const nth = Math.floor(next / clients) - 1 + rowDraw(this.#phases, client, 0)
    this.#port.schedule(Math.round((nth * SECOND) / steadyPerSecond), next, CALL)
  }

  #admit(row: number, starts: number, isTold: boolean): void {
    const { queueLimit, capacityPerSecond } = this.#set
    this.#inside[(this.#first + this.#count) % queueLimit] = row
    this.#count++
    this.#freeAt = starts + SECOND / capacityPerSecond
    const doneAt = Math.round(this.#freeAt)
    this.#doneAt[row] = doneAt
    if (isTold) this.#port.schedule(Math.round(starts), row, TAKEN)
    this.#port.schedule(doneAt, row, DONE)
  }

  #serve(row: number, now: Micros): void {
    // Of a server that went down in the meantime.
    if (this.#doneAt[row] !== now) return
    this.#doneAt[row] = -1
    this.#first = (this.#first + 1) % this.#set.queueLimit
    this.#count--
    this.#tally.served(now)
    if (this.#members.has(row)) this.#members.served(row)
    this.#end(now)
  }

  #fail(row: number, why: Failure, now: Micros): void {
    const attempts = this.#attempts[row] as number
    const isTold = this.#members.has(row)
    if (isTold) this.#members.failed(row, why)
    const asked = why === 'full' ? this.#retryAfter : 0
    this.#promises?.failed(row, now, asked)
    const stop = attempts > this.#set.maxRetries ? 'attempts' : this.#mayRetry(row % this.#set.clients) ? null : 'budget'
    if (stop !== null) {
      this.#tally.gaveUp(now)
      if (isTold) this.#members.gaveUp(row, attempts, stop)
      this.#end(now)
      return
    }
    const n = attempts - 1
    const previous = this.#previous[row] as number
    const wait = waitBefore(this.#strategy, this.#backoff, n, previous, rowDraw(this.#waits, row, n))
    this.#previous[row] = wait
    if (isTold) this.#members.waits(row, asked + wait, attempts + 1)
    this.#port.schedule(now + asked + wait, row, CALL)
  }

  /** Takes a retry from the client's budget, if there is one left: no more retries than its share of the requests made so far. */
  #mayRetry(client: number): boolean {
    const { budgetPercent } = this.#set
    if (budgetPercent === 0) return true
    const retries = (this.#retriesOf[client] as number) + 1
    if (retries * 100 > budgetPercent * (this.#requestsOf[client] as number)) return false
    this.#retriesOf[client] = retries
    return true
  }

  #end(now: Micros): void {
    this.#open--
    if (this.#open === 0) this.#tally.complete(now)
  }
}
