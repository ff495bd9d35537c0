/**
 * Orders: a crowd of calls to Payments, each on a thread of its own, behind a bulkhead and a breaker.
 *
 * Most calls are rows. Some are shown: what the reader asks for, every trial, and one of the traffic every two seconds. They cross the network
 * as messages, so that they can be lost and held back; the breaker hears of all of them alike.
 */
import type { BreakerSettings } from '../../actors/circuit-breaker/settings.ts'
import type { ActionEvent, MessageEvent } from '../../engine/effects.ts'
import type { Fleet, FleetPort } from '../../engine/fleet.ts'
import { rowDraw, rowKey } from '../../engine/random.ts'
import type { ActorId, Micros } from '../../engine/trace.ts'
import { Calls, Stage } from './calls.ts'
import { BREAKER, Desk } from './desk.ts'
import { Report, TICK } from './report.ts'
import { Shown } from './shown.ts'
import { type Health, hopMs, type Outcome, treat, workMicros } from './treatment.ts'
import { WaitingRoom } from './waiting-room.ts'

/** What Orders is given. */
export interface OrdersInput {
  /** Orders that need Payments, evenly spaced; 0: only those that the reader asks for. */
  readonly ratePerSecond: number
  readonly failurePercent: number
  readonly latencyMs: number
  /** 0: none. */
  readonly timeoutMs: number
  readonly threads: number
  /** How many calls to Payments may be under way at once; 0: as many as there are threads. */
  readonly bulkhead: number
  /** How long a customer waits for a thread. */
  readonly patienceMs: number
  /** Null: nobody asks a breaker. */
  readonly breaker: BreakerSettings | null
}

const Kind = { arrive: 0, reach: 1, answer: 2, timeout: 3, giveUp: 4, tick: 5 } as const

/** One call of the traffic is shown in this many seconds. */
const SHOWN_EVERY_SECONDS = 2

/** How many calls of a burst are shown. */
const SHOWN_OF_BURST = 3

/** The breaker hears at least so often, in ticks, of results that change nothing. */
const TICKS_OF_BATCH = 2

/** Orders has threads again once no more than this share is busy. */
const RELIEF = 0.75

export class Orders implements Fleet {
  readonly #port: FleetPort
  readonly #input: OrdersInput
  readonly #calls = new Calls()
  readonly #room = new WaitingRoom()
  readonly #report: Report
  readonly #shown: Shown
  readonly #hop: Micros
  readonly #luck: number
  #desk: Desk | null = null
  #health: Health | 'broken' = 'healthy'
  /** The event that made Payments what it is, and so the cause of what befalls rows. */
  #weather: number | null = null
  #busy = 0
  #isCrowded = false
  #isTicking = false
  #ticks = 0

  constructor(port: FleetPort, input: OrdersInput) {
    this.#port = port
    this.#input = input
    this.#report = new Report(port)
    this.#shown = new Shown(port)
    this.#hop = Math.round(hopMs(input.latencyMs) * 1000)
    this.#luck = rowKey(port.seed, 'payments fails')
  }

  start(): void {
    const { breaker, ratePerSecond } = this.#input
    if (breaker) this.#desk = new Desk(this.#port, breaker)
    if (ratePerSecond > 0) this.#port.schedule(0, 0, Kind.arrive)
  }

  receive(event: MessageEvent | ActionEvent, cause: number): void {
    if ('message' in event) {
      const row = Number(event.answers)
      if (this.#calls.stage[row] === Stage.calling) this.#finish(row, event.message.kind === 'error', cause)
      else this.#shown.comesTooLate(row, cause)
    } else if (event.type === 'burst') this.#burst(Number(event.argument), cause)
    else this.#arrive((event.argument ?? 'by health') as Outcome, true, cause)
    this.#tick()
    this.#report.tell(cause)
  }

  entered(actor: ActorId, state: string, cause: number): void {
    if (actor === BREAKER) this.#desk?.entered(state)
    if (actor !== 'payments') return
    this.#health = state as Health | 'broken'
    this.#weather = cause
    if (state === 'broken') this.#hangUp()
  }

  due(row: number, kind: number): void {
    switch (kind) {
      case Kind.arrive: {
        const { ratePerSecond } = this.#input
        this.#port.schedule(Math.round(((row + 1) * 1_000_000) / ratePerSecond), row + 1, Kind.arrive)
        this.#arrive('by health', row % Math.max(1, Math.round(SHOWN_EVERY_SECONDS * ratePerSecond)) === 0, null)
        this.#tick()
        return
      }
      case Kind.reach:
        this.#reach(row)
        return
      case Kind.answer:
        if (this.#isUnderWay(row) && this.#calls.answerAt[row] === this.#port.now)
          this.#finish(row, this.#calls.fails[row] === 1, this.#weather)
        return
      case Kind.timeout:
        if (!this.#isUnderWay(row)) return
        this.#finish(row, true, this.#shown.timesOut(row, this.#input.timeoutMs) ?? this.#weather)
        return
      case Kind.giveUp:
        if (this.#calls.stage[row] === Stage.waiting) this.#giveUp(row)
        return
      case Kind.tick:
        this.#isTicking = false
        if (++this.#ticks % TICKS_OF_BATCH === 0) this.#desk?.tellBatch(this.#weather)
        if (this.#busy <= this.#input.threads * RELIEF && this.#room.size === 0) this.#isCrowded = false
        if (this.#report.tick(this.#busy, this.#room.size, this.#weather)) this.#tick()
    }
  }

  #burst(size: number, cause: number): void {
    const [refused, errors] = [this.#report.shortCircuited, this.#report.errors]
    for (let n = 0; n < size; n++) this.#arrive('by health', n < SHOWN_OF_BURST, cause)
    const turnedAway = this.#report.shortCircuited - refused
    const fates: readonly (readonly [count: number, fate: string])[] = [
      [this.#busy, 'under way'],
      [this.#room.size, 'waiting for a thread'],
      [turnedAway, 'refused by the breaker'],
      [this.#report.errors - errors - turnedAway, 'refused by the bulkhead'],
    ]
    const told = fates.flatMap(([count, fate]) => (count > 0 ? [`${count} ${fate}`] : []))
    this.#port.emit({ type: 'note', text: `${size} calls have come at once: ${told.join(', ')}` }, cause)
  }

  #arrive(outcome: Outcome, isShown: boolean, cause: number | null): void {
    const row = this.#calls.add(outcome)
    if (isShown) this.#shown.add(row, cause)
    if (this.#busy < this.#input.threads) {
      this.#begin(row)
      return
    }
    this.#calls.stage[row] = Stage.waiting
    this.#room.add(row)
    this.#port.schedule(this.#port.now + this.#input.patienceMs * 1000, row, Kind.giveUp)
    this.#report.level(this.#busy, this.#room.size)
    if (this.#isCrowded) return
    this.#isCrowded = true
    const by = cause ?? this.#weather
    this.#port.emit({ type: 'note', text: `all ${this.#input.threads} threads are busy; whoever comes now waits for one` }, by)
    this.#report.tell(by)
  }

  /** A thread takes a call: to Payments, if bulkhead and breaker let it. */
  #begin(row: number): void {
    const { bulkhead, timeoutMs } = this.#input
    const calls = this.#calls
    calls.stage[row] = Stage.over
    if (bulkhead > 0 && this.#busy >= bulkhead) {
      this.#shown.refusedByBulkhead(row, bulkhead)
      this.#report.ended(true)
      return
    }
    if (this.#desk?.mayTry) this.#shown.addTrial(row, this.#weather, this.#desk.epoch)
    const answer = this.#desk ? this.#shown.asks(row, this.#desk) : 'go'
    if (answer === 'refused') {
      this.#report.shortCircuited++
      this.#report.ended(true)
      return
    }
    const { now } = this.#port
    calls.stage[row] = Stage.calling
    calls.sentAt[row] = now
    calls.epoch[row] = this.#desk?.epoch ?? 0
    this.#busy++
    this.#report.level(this.#busy, this.#room.size)
    if (this.#shown.has(row)) this.#shown.sends(row, calls.outcomeOf(row), this.#isUnlucky(row))
    else this.#port.schedule(now + this.#hop, row, Kind.reach)
    if (timeoutMs > 0) this.#port.schedule(now + Math.round(timeoutMs * 1000), row, Kind.timeout)
  }

  #isUnlucky(row: number): boolean {
    return rowDraw(this.#luck, row, 0) * 100 < this.#input.failurePercent
  }

  #isUnderWay(row: number): boolean {
    return this.#calls.stage[row] === Stage.calling
  }

  /** A row arrives at Payments. */
  #reach(row: number): void {
    const calls = this.#calls
    const { now } = this.#port
    if (this.#health === 'broken') {
      this.#answer(row, now + this.#hop, true)
      return
    }
    this.#report.unshown++
    const { latencyMs } = this.#input
    const { status, ms } = treat(calls.outcomeOf(row), this.#health, this.#isUnlucky(row), latencyMs)
    this.#answer(row, now + workMicros(ms, latencyMs) + this.#hop, status === 500)
  }

  #answer(row: number, at: Micros, fails: boolean): void {
    if (!this.#isUnderWay(row)) return
    this.#calls.answerAt[row] = at
    this.#calls.fails[row] = fails ? 1 : 0
    this.#port.schedule(at, row, Kind.answer)
  }

  /** Payments' process is gone: its host resets the connections of all calls that it was working on. */
  #hangUp(): void {
    const calls = this.#calls
    const { now } = this.#port
    for (let row = 0; row < calls.count; row++) {
      if (this.#isUnderWay(row) && now - (calls.sentAt[row] as Micros) >= this.#hop) this.#answer(row, now + this.#hop, true)
    }
  }

  #giveUp(row: number): void {
    this.#calls.stage[row] = Stage.over
    this.#room.leave()
    this.#shown.givesUp(row, this.#input.patienceMs)
    this.#report.ended(true)
  }

  #finish(row: number, failed: boolean, cause: number | null): void {
    const calls = this.#calls
    calls.stage[row] = Stage.over
    this.#busy--
    this.#report.ended(failed)
    this.#desk?.report(calls.epoch[row] as number, failed, calls.age(row, this.#port.now), this.#shown.has(row), cause)
    while (this.#room.size > 0 && this.#busy < this.#input.threads) this.#begin(this.#room.next(calls.stage, Stage.waiting))
  }

  /** Sees to it that the next quarter of a second ends with a report. */
  #tick(): void {
    if (this.#isTicking) return
    this.#isTicking = true
    this.#port.schedule((Math.floor(this.#port.now / TICK) + 1) * TICK, 0, Kind.tick)
  }
}
