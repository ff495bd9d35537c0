/** The sampled clients: every call of theirs stands in the trace as a message, with its answer and the wait after it. */
import { formatInstant } from '../../engine/duration.ts'
import type { FleetPort } from '../../engine/fleet.ts'
import type { MessageId, Micros } from '../../engine/trace.ts'
import { clientName } from './settings.ts'

/** What a call is called. */
const CALL = 'GET /products'

/** No member tells of more calls than this. */
const CALLS_LIMIT = 60

interface Member {
  readonly name: string
  told: number
  /** What the next call follows from. */
  cause: number | null
}

interface Call {
  readonly member: Member
  readonly message: MessageId
  readonly seq: number
  /** The event by which the server took it up. */
  taken: number | null
}

/** Why a call failed. */
export type Failure = 'full' | 'down' | 'lost'

export class Members {
  readonly #port: FleetPort
  readonly #clients: number
  readonly #retryAfterSeconds: number
  readonly #members = new Map<number, Member>()
  /** 1 for each client that is sampled. */
  readonly #isSampled: Uint8Array
  /** Calls under way, by row. */
  readonly #calls = new Map<number, Call>()

  /** Rows belong to the clients in turn: row 0 to the first, row `clients` to the first again. */
  constructor(port: FleetPort, clients: number, sampled: readonly number[], retryAfterSeconds: number) {
    this.#port = port
    this.#clients = clients
    this.#retryAfterSeconds = retryAfterSeconds
    this.#isSampled = new Uint8Array(clients)
    for (const client of sampled) {
      this.#members.set(client, { name: clientName(client), told: 0, cause: null })
      this.#isSampled[client] = 1
    }
  }

  /** Whether what happens to a row is to be told. */
  has(row: number): boolean {
    return this.#isSampled[row % this.#clients] === 1
  }

  /** A call leaves; the server takes it up at `takenAt`, if nothing comes between. */
  called(row: number, attempt: number, takenAt: Micros): void {
    const member = this.#members.get(row % this.#clients) as Member
    if (member.told++ >= CALLS_LIMIT) return
    if (attempt === 1) member.cause = null
    const detail = { request: Math.floor(row / this.#clients) + 1, attempt }
    const sent = this.#port.sent({ from: member.name, to: 'server', label: CALL, kind: 'request', arriveAt: takenAt, detail }, member.cause)
    this.#calls.set(row, { member, taken: null, ...sent })
  }

  /** The server begins to serve it. */
  taken(row: number): void {
    const call = this.#calls.get(row)
    if (call && call.taken === null) call.taken = this.#port.received(call.message)
  }

  served(row: number): void {
    this.#answer(row, '200 OK', 'response', { status: 200 })
    this.#calls.delete(row)
  }

  /** It is turned away, finds nobody, or dies with the server. */
  failed(row: number, why: Failure): void {
    const call = this.#calls.get(row)
    if (!call) return
    if (why === 'full') {
      call.taken = this.#port.received(call.message)
      this.#answer(row, '503, come back later', 'error', { status: 503, retryAfter: this.#retryAfterSeconds })
      return
    }
    if (call.taken === null) call.taken = this.#port.lost(call.message, why === 'down' ? 'refused' : 'down', call.seq)
    this.#answer(row, why === 'down' ? 'connection refused' : 'connection reset', 'error', {})
  }

  waits(row: number, wait: Micros, attempt: number): void {
    this.#remark(row, `waits ${formatInstant(wait)} before attempt ${attempt}`)
  }

  gaveUp(row: number, attempts: number, why: 'attempts' | 'budget'): void {
    this.#remark(row, why === 'attempts' ? `gives up after ${attempts} attempts` : 'gives up: its retry budget is spent')
    this.#calls.delete(row)
  }

  #answer(row: number, label: string, kind: string, detail: { readonly [key: string]: number }): void {
    const call = this.#calls.get(row)
    if (!call) return
    const answer = { from: 'server', to: call.member.name, label, kind, arriveAt: this.#port.now, correlates: call.message, detail }
    const { message } = this.#port.sent(answer, call.taken)
    call.member.cause = this.#port.received(message)
  }

  #remark(row: number, text: string): void {
    const call = this.#calls.get(row)
    if (call) this.#port.emit({ type: 'note', text: `${call.member.name} ${text}` }, call.member.cause)
  }
}
