/**
 * The actors of a run: their machines' sessions, timers and processes.
 *
 * Most actors are one machine. An actor that serves per request runs a machine for each, as servers run a thread or
 * coroutine for each: a request opens a session, an answer returns to the session that asked, and a session is over
 * when its machine is final or back where it began. What must outlive a session is written to rows.
 */
import type { AnyMachineSnapshot } from 'xstate'
import type { Clock, Due } from './clock.ts'
import type { ActionEvent, MessageEvent, TracedEffect } from './effects.ts'
import type { MachineView } from './fleet.ts'
import { actorsNamed } from './lanes.ts'
import { type Microstep, send, start, statePath, type Transition, type Wish } from './machines.ts'
import type { Recorder } from './recorder.ts'
import type { ActorSpec, MachineSpec } from './simulation.ts'
import type { ActorId, MessageId } from './trace.ts'

interface Timer {
  readonly due: Due
  readonly setBy: number
  readonly name: string
}

interface Session {
  readonly id: number
  readonly request: MessageId | undefined
  snapshot: AnyMachineSnapshot
  readonly timers: Map<string, Timer>
}

interface Actor {
  readonly id: ActorId
  readonly spec: MachineSpec
  readonly host: string
  initial: Transition
  readonly sessions: Map<number, Session>
  /** What its sessions have in common. */
  memory: unknown
  broken: boolean
}

/** Hears of every state that a machine enters. */
type EnteredHandler = (actor: ActorId, state: string, cause: number) => void

/** Carries out what machines emit. */
type EffectHandler = (actor: ActorId, session: number, effect: TracedEffect, cause: number | null) => void

/** The one session of an actor that does not serve per request. */
const ONLY = 0

/** How deep machines may make each other act within one instant before it must be a mistake. */
const DEPTH_LIMIT = 1000

export class Actors {
  readonly #actors = new Map<ActorId, Actor>()
  readonly #clock: Clock
  readonly #recorder: Recorder
  readonly #onEffect: EffectHandler
  readonly #onEntered: EnteredHandler
  /** The names of all actors of the run, those that are no machine too. */
  readonly #names: ReadonlySet<ActorId>
  #lastSession = ONLY
  #depth = 0

  constructor(
    specs: Readonly<Record<ActorId, ActorSpec>>,
    clock: Clock,
    recorder: Recorder,
    onEffect: EffectHandler,
    onEntered: EnteredHandler,
  ) {
    this.#clock = clock
    this.#recorder = recorder
    this.#onEffect = onEffect
    this.#onEntered = onEntered
    this.#names = new Set(Object.keys(specs))
    for (const [id, spec] of Object.entries(specs)) {
      if (!spec.machine) continue
      const initial = start(spec.machine, spec.input)
      this.#actors.set(id, { id, spec, host: spec.host ?? id, initial, sessions: new Map(), memory: spec.memory, broken: false })
    }
  }

  /** Starts the actors that are one machine; the others start with their first request. */
  start(): void {
    for (const actor of this.#actors.values()) if (!actor.spec.perRequest) this.#begin(actor, ONLY, undefined, null)
  }

  /** The actors that a name means: with lanes, one in each. */
  named(name: string): ActorId[] {
    return actorsNamed(name, [...this.#names])
  }

  has(id: ActorId): boolean {
    return this.#names.has(id)
  }

  isBroken(id: ActorId): boolean {
    return this.#actors.get(id)?.broken ?? false
  }

  /** The host that an actor runs on. */
  hostOf(id: ActorId): string {
    return this.#actors.get(id)?.host ?? id
  }

  /** Gives an event to an actor: to a new session if it serves per request, else to its one machine. */
  open(id: ActorId, event: MessageEvent | ActionEvent, cause: number, request: MessageId | undefined): void {
    const actor = this.#actor(id)
    const session = actor.spec.perRequest ? this.#begin(actor, ++this.#lastSession, request, cause) : (actor.sessions.get(ONLY) as Session)
    this.#deliver(actor, session, event, cause)
  }

  /** Gives an event to an actor that is one machine, at once. A broken one hears nothing. */
  tell(id: ActorId, event: { readonly type: string }, cause: number | null): void {
    const session = this.#single(id).sessions.get(ONLY)
    if (session) this.#deliver(this.#actor(id), session, event, cause)
  }

  /** An actor that is one machine, as it is now. */
  view(id: ActorId): MachineView {
    const actor = this.#single(id)
    const snapshot = actor.sessions.get(ONLY)?.snapshot ?? actor.initial.snapshot
    return { state: actor.broken ? 'broken' : statePath(snapshot), context: snapshot.context }
  }

  #single(id: ActorId): Actor {
    const actor = this.#actors.get(id)
    if (!actor || actor.spec.perRequest) throw new Error(`"${id}" is no actor of this run that is one machine`)
    return actor
  }

  /** Gives an answer to the session that asked; if that is over, nobody listens. */
  resume(id: ActorId, sessionId: number, event: MessageEvent, cause: number): void {
    const actor = this.#actor(id)
    const session = actor.sessions.get(sessionId)
    if (session) this.#deliver(actor, session, event, cause)
    else this.#recorder.record({ type: 'note', actor: id, text: `nobody waits for this any more`, message: event.message.id }, cause)
  }

  /**
   * Breaks or heals the process of an actor, and with it every actor of its host. A broken process forgets all that is not in rows.
   * A process that is up may be ill all the same: a machine that takes the event `heal` is told.
   */
  toggle(id: ActorId, to: 'break' | 'heal', cause: number): void {
    const target = this.#actor(id)
    const only = target.sessions.get(ONLY)
    if (to === 'heal' && only?.snapshot.can({ type: to })) {
      this.#deliver(target, only, { type: to, at: this.#clock.now } as { type: string }, cause)
      return
    }
    if (target.broken === (to === 'break')) {
      this.#recorder.record({ type: 'note', actor: id, text: to === 'break' ? `${id} is down already` : `${id} is up already` }, cause)
      return
    }
    for (const actor of this.#actors.values()) {
      if (actor.host !== target.host) continue
      if (to === 'break') this.#break(actor, cause)
      else this.#heal(actor, cause)
    }
  }

  #break(actor: Actor, cause: number): void {
    const last = [...actor.sessions.values()].at(-1)
    const from = statePath(last?.snapshot ?? actor.initial.snapshot)
    if (actor.spec.recover)
      actor.initial = start(actor.spec.machine, actor.spec.recover((last?.snapshot ?? actor.initial.snapshot).context as never))
    for (const session of actor.sessions.values()) this.#end(actor, session, cause)
    actor.broken = true
    actor.memory = actor.spec.memory
    const entered = this.#recorder.record({ type: 'state.entered', actor: actor.id, from, to: 'broken', on: 'break' }, cause)
    this.#onEntered(actor.id, 'broken', entered)
  }

  #heal(actor: Actor, cause: number): void {
    actor.broken = false
    const to = statePath(actor.initial.snapshot)
    const entered = this.#recorder.record({ type: 'state.entered', actor: actor.id, from: 'broken', to, on: 'heal' }, cause)
    if (!actor.spec.perRequest) this.#begin(actor, ONLY, undefined, entered)
    this.#onEntered(actor.id, to, entered)
  }

  #actor(id: ActorId): Actor {
    return this.#actors.get(id) as Actor
  }

  #begin(actor: Actor, id: number, request: MessageId | undefined, cause: number | null): Session {
    const session: Session = { id, request, snapshot: actor.initial.snapshot, timers: new Map() }
    actor.sessions.set(id, session)
    this.#carryOut(actor, session, actor.initial.microsteps, cause)
    return session
  }

  #deliver(actor: Actor, session: Session, event: { readonly type: string }, cause: number | null): void {
    if (++this.#depth > DEPTH_LIMIT) throw new RangeError(`${actor.id} and others make each other act for ever at ${this.#clock.now} us`)
    const given = actor.spec.memory === undefined ? event : { ...event, memory: actor.memory }
    const { snapshot, microsteps } = send(actor.spec.machine, session.snapshot, given)
    session.snapshot = snapshot
    this.#carryOut(actor, session, microsteps, cause)
    this.#depth--
    if (!actor.spec.perRequest || !actor.sessions.has(session.id)) return
    const over = snapshot.status === 'done' || (microsteps.length > 0 && statePath(snapshot) === statePath(actor.initial.snapshot))
    if (over) this.#end(actor, session, cause)
  }

  #carryOut(actor: Actor, session: Session, microsteps: readonly Microstep[], cause: number | null): void {
    let by = cause
    for (const { entered, wishes } of microsteps) {
      if (entered) {
        const request = session.request === undefined ? {} : { request: session.request }
        by = this.#recorder.record({ type: 'state.entered', actor: actor.id, ...entered, ...request }, by)
        this.#onEntered(actor.id, entered.to, by)
      }
      for (const wish of wishes) this.#grant(actor, session, wish, by)
    }
  }

  #grant(actor: Actor, session: Session, wish: Wish, cause: number | null): void {
    switch (wish.type) {
      case 'effect':
        if (wish.effect.type === 'remember') actor.memory = wish.effect.memory
        else this.#onEffect(actor.id, session.id, wish.effect, cause)
        return
      case 'cancel':
        this.#cancel(actor, session, wish.id, cause)
        return
      case 'timer':
        this.#setTimer(actor, session, wish, cause)
    }
  }

  #setTimer(actor: Actor, session: Session, wish: Extract<Wish, { type: 'timer' }>, cause: number | null): void {
    this.#cancel(actor, session, wish.id, cause)
    const name = wish.id.replace(/^xstate\.after\./, '') + (session.request === undefined ? '' : `#${session.request}`)
    const dueAt = this.#clock.now + Math.round(wish.delayMs * 1000)
    const setBy = this.#recorder.record({ type: 'timer.set', actor: actor.id, timer: name, dueAt }, cause)
    const due = this.#clock.schedule(dueAt, 'model', () => {
      session.timers.delete(wish.id)
      const fired = this.#recorder.record({ type: 'timer.ended', actor: actor.id, timer: name, how: 'fired' }, setBy)
      this.#deliver(actor, session, { ...wish.event, at: this.#clock.now } as { type: string }, fired)
    })
    session.timers.set(wish.id, { due, setBy, name })
  }

  #cancel(actor: Actor, session: Session, id: string, cause: number | null): void {
    const timer = session.timers.get(id)
    if (!timer) return
    timer.due.live = false
    session.timers.delete(id)
    this.#recorder.record({ type: 'timer.ended', actor: actor.id, timer: timer.name, how: 'cancelled' }, cause)
  }

  #end(actor: Actor, session: Session, cause: number | null): void {
    for (const id of [...session.timers.keys()]) this.#cancel(actor, session, id, cause)
    actor.sessions.delete(session.id)
  }
}
