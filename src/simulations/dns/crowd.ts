/**
 * Everybody else: look-ups of payments.example.com by chance, at a steady rate, as a fleet. Each meets the resolver's cache as it is in
 * that instant. What the cache knows is only counted; the first questions that must go further are messages like the client's own, and
 * once it is clear what they are, they are asked quietly: the resolver learns the same at the same time, and the question is counted.
 */
import { logarithm } from '../../engine/arithmetic.ts'
import type { ActionEvent, MessageEvent } from '../../engine/effects.ts'
import type { Fleet, FleetPort } from '../../engine/fleet.ts'
import { rowDraw, rowKey } from '../../engine/random.ts'
import type { Micros } from '../../engine/trace.ts'
import type { AuthorityContext } from './authority.ts'
import { closestCut } from './cache.ts'
import { leftAddresses, type Moves, oneMoreMove } from './moves.ts'
import { canonical } from './names.ts'
import { type Question, questionText, type Reply } from './records.ts'
import { answerAtOnce, type ResolverContext } from './resolving.ts'
import { foundIn, outcomeOf, query, STUB_ATTEMPTS, STUB_WAIT_MS } from './stub.ts'
import { answerFrom } from './zones.ts'

/** What the crowd is made with. */
export interface CrowdInput {
  readonly perMinute: number
  readonly resolvers: readonly string[]
  /** There and back between a resolver and the server of example.com. */
  readonly rttAuthMs: number
}

/** What is counted for each address that look-ups led to. */
interface Traffic {
  lookUps: number
  /** Of an address that its owner had replaced by then. */
  stale: number
  /** The box was off. */
  failed: number
  /** Answered by a resolver from its cache. */
  cached: number
}

/** The look-ups that wait for one resolver, and the question that they wait for. */
interface Desk {
  waiting: number
  attempt: number
  /** Look-ups that come between two questions far apart. */
  held: number
  /** Counts questions, so that a timeout finds its own. */
  question: number
  reply: Reply | null
  rowAt: Micros
}

/** What everybody asks for. */
export const CROWDS_QUESTION: Question = { name: 'payments.example.com', type: 'A' }
const SERVER = 'ns-example-com'

/** So many questions are messages; later ones are asked quietly. */
const SAMPLED = 20
/** Those that cannot be quiet, with a server in trouble, say, are asked so far apart; look-ups between them share the next one's fate. */
const APART: Micros = 240_000_000
/** Rows are written at most this often, so that a busy day stays readable. */
const REPORT_GAP: Micros = 30_000_000
const ROW_GAP: Micros = 60_000_000

const LOOK_UP = 0
const ASKED = 1
const ANSWERED = 2
const REPORT = 3
const OVERDUE = 4
/** `OVERDUE` rows name a desk and a question. */
const DESKS = 8

/** The crowd of one run. */
class Crowd implements Fleet {
  readonly #port: FleetPort
  readonly #input: CrowdInput
  readonly #key: number
  readonly #desks: Desk[]
  readonly #traffic = new Map<string, Traffic>()
  readonly #changed = new Set<string>()
  #lookUps = 0
  #sampled = 0
  #askedAt: Micros = -APART
  #quiet = 0
  #quietTold = 0
  #reportedAt: Micros = -REPORT_GAP
  #reportDue = false
  #moves: Moves = {}
  #off: readonly string[] = []

  constructor(port: FleetPort, input: CrowdInput) {
    this.#port = port
    this.#input = input
    this.#key = rowKey(port.seed, 'crowd')
    this.#desks = input.resolvers.map(() => ({ waiting: 0, held: 0, attempt: 0, question: 0, reply: null, rowAt: -ROW_GAP }))
  }

  start(): void {
    this.#awaitNext()
  }

  due(row: number, kind: number): void {
    if (kind === LOOK_UP) {
      this.#lookUp()
      this.#awaitNext()
    } else if (kind === ASKED) this.#askServer(row)
    else if (kind === ANSWERED) this.#learn(row)
    else if (kind === REPORT) this.#report()
    else this.#overdue(row % DESKS, Math.floor(row / DESKS))
  }

  receive(event: MessageEvent | ActionEvent, cause: number): void {
    if ('message' in event) {
      const place = this.#input.resolvers.indexOf(event.message.from)
      const desk = this.#desks[place] as Desk
      if (event.answers !== String(desk.question)) return
      const answered = event.message.kind === 'response' ? foundIn(event.message.detail).found : 'connection refused'
      this.#served(answered, desk.waiting, false)
      desk.waiting = 0
    } else {
      this.#report(cause)
      if (event.type === 'change-ip') this.#moves = oneMoreMove(this.#moves, canonical(event.argument as string))
      else this.#off = leftAddresses(this.#moves)
    }
  }

  /** Look-ups come by chance: the gaps between them are exponential, with the mean that the rate gives. */
  #awaitNext(): void {
    const gap = (-logarithm(1 - rowDraw(this.#key, this.#lookUps, 0)) * 60_000_000) / this.#input.perMinute
    this.#port.schedule(this.#port.now + Math.round(gap), 0, LOOK_UP)
  }

  #lookUp(): void {
    const place = Math.floor(rowDraw(this.#key, this.#lookUps++, 1) * this.#desks.length)
    const desk = this.#desks[place] as Desk
    desk.waiting++
    if (desk.waiting > 1) return
    const { state, context } = this.#port.view(this.#input.resolvers[place] as string)
    const resolver = context as ResolverContext
    const known = state === 'broken' ? null : answerAtOnce(resolver, CROWDS_QUESTION, this.#port.now)
    if (known) {
      this.#served(outcomeOf(known).found, 1, known.rcode !== 'SERVFAIL')
      desk.waiting = 0
    } else if (state !== 'broken' && this.#mayAskQuietly(resolver)) {
      this.#port.schedule(this.#port.now + this.#input.rttAuthMs * 500, place, ASKED)
    } else if (this.#sampled < SAMPLED || this.#port.now - this.#askedAt >= APART) {
      this.#sampled++
      this.#askedAt = this.#port.now
      desk.attempt = 0
      desk.waiting += desk.held
      desk.held = 0
      this.#ask(place)
    } else {
      desk.held++
      desk.waiting = 0
    }
  }

  /** Nothing new can be seen in a question that goes straight to a server that is well. */
  #mayAskQuietly({ cache, walks }: ResolverContext): boolean {
    return (
      this.#sampled >= SAMPLED &&
      !(questionText(CROWDS_QUESTION) in walks) &&
      closestCut(cache, CROWDS_QUESTION.name, this.#port.now) === 'example.com' &&
      this.#port.view(SERVER).state === 'serving'
    )
  }

  #askServer(place: number): void {
    const desk = this.#desks[place] as Desk
    const { state, context } = this.#port.view(SERVER)
    this.#quiet++
    desk.reply = state === 'serving' ? answerFrom((context as AuthorityContext).zone, CROWDS_QUESTION) : null
    this.#port.schedule(this.#port.now + this.#input.rttAuthMs * 500, place, ANSWERED)
  }

  #learn(place: number): void {
    const desk = this.#desks[place] as Desk
    const name = this.#input.resolvers[place] as string
    const { reply } = desk
    if (reply && this.#port.view(name).state !== 'broken') {
      const shown = this.#port.now - desk.rowAt >= ROW_GAP
      if (shown) desk.rowAt = this.#port.now
      this.#port.tell(name, { type: 'answer for the crowd', question: CROWDS_QUESTION, reply, shown, at: this.#port.now } as never, null)
      this.#served(outcomeOf(reply).found, desk.waiting, false)
    } else this.#served('no answer', desk.waiting, false)
    desk.waiting = 0
  }

  #ask(place: number): void {
    const desk = this.#desks[place] as Desk
    desk.attempt++
    desk.question++
    this.#port.emit(query(this.#input.resolvers[place] as string, String(desk.question), CROWDS_QUESTION), null)
    this.#port.schedule(this.#port.now + STUB_WAIT_MS * 1000, place + DESKS * desk.question, OVERDUE)
  }

  #overdue(place: number, question: number): void {
    const desk = this.#desks[place] as Desk
    if (desk.waiting === 0 || desk.question !== question) return
    if (desk.attempt < STUB_ATTEMPTS) this.#ask(place)
    else {
      this.#served('no answer', desk.waiting, false)
      desk.waiting = 0
    }
  }

  #served(found: string, count: number, cached: boolean): void {
    const traffic = this.#traffic.get(found) ?? { lookUps: 0, stale: 0, failed: 0, cached: 0 }
    traffic.lookUps += count
    if (cached) traffic.cached += count
    if (leftAddresses(this.#moves).includes(found)) traffic.stale += count
    if (this.#off.includes(found)) traffic.failed += count
    this.#traffic.set(found, traffic)
    this.#changed.add(found)
    const at = this.#reportedAt + REPORT_GAP
    if (at <= this.#port.now) this.#report()
    else if (!this.#reportDue) {
      this.#reportDue = true
      this.#port.schedule(at, 0, REPORT)
    }
  }

  /** Writes what has been counted since the last time. */
  #report(cause: number | null = null): void {
    this.#reportDue = false
    if (this.#changed.size > 0) this.#reportedAt = this.#port.now
    for (const key of this.#changed) {
      this.#port.emit({ type: 'row', table: 'traffic of the crowd', key, value: { ...(this.#traffic.get(key) as Traffic) } }, cause)
    }
    this.#changed.clear()
    if (this.#quiet === this.#quietTold) return
    this.#quietTold = this.#quiet
    this.#port.emit({ type: 'row', table: 'quiet questions of the crowd', key: SERVER, value: { asked: this.#quiet } }, cause)
  }
}

/** The crowd as an actor's program. */
export function crowdOf(input: CrowdInput): (port: FleetPort) => Fleet {
  return port => new Crowd(port, input)
}
