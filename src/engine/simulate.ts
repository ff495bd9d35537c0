/** Makes a run: machines on virtual time, messages between them, faults by hand, and a trace of it all. */
import { Actors } from './actors.ts'
import { Clock, type Due } from './clock.ts'
import { parseDuration } from './duration.ts'
import type { MessageEvent, SendEffect, TracedEffect } from './effects.ts'
import { isFault, type MessageFault, type ProcessFault, parseFault } from './faults.ts'
import { castOf } from './input.ts'
import { inLane, laneOf, withoutLane } from './lanes.ts'
import { Bottlenecks, fateOf } from './network.ts'
import { chanceOf } from './random.ts'
import { Recorder } from './recorder.ts'
import type { Run, RunInput } from './run.ts'
import type { Action, LinkSpec, Simulation } from './simulation.ts'
import type { ActorId, Json, LossReason, MessageId, MessageSent, Micros } from './trace.ts'

interface InFlight {
  readonly sent: MessageSent
  readonly ordinal: number
  readonly link: LinkSpec
  readonly effect: SendEffect
  /** The session that sent it, to which an answer returns. */
  readonly session: number
  arriveAt: Micros
  due: Due | null
  /** Why it will not arrive, if that is settled already, and by which event. */
  doom: { readonly why: LossReason; readonly cause: number } | null
  ended: LossReason | 'received' | null
}

/**
 * Runs a simulation from the start until nothing is left to do or `until` is reached.
 * Pure: equal inputs give equal traces. `input` must be valid for the simulation (see input.ts); errors in machines are thrown.
 */
export function simulate(simulation: Simulation, input: RunInput): Run {
  const world = new World(simulation, input)
  world.run()
  return {
    ...input,
    simulation: simulation.id,
    version: simulation.version,
    events: world.recorder.events,
    end: world.clock.now,
  }
}

class World {
  readonly clock = new Clock()
  readonly recorder: Recorder
  readonly #simulation: Simulation
  readonly #input: RunInput
  readonly #actors: Actors
  readonly #messages: InFlight[] = []
  readonly #bottlenecks = new Bottlenecks()
  readonly #sentOn = new Map<string, InFlight[]>()
  readonly #rows = new Map<string, Json>()
  /** Faults on messages that have not been sent yet, by direction and ordinal, with the event that asked for each. */
  readonly #foreseen = new Map<string, { fault: MessageFault; cause: number }[]>()

  constructor(simulation: Simulation, input: RunInput) {
    this.#simulation = simulation
    this.#input = input
    this.recorder = new Recorder(this.clock, simulation, input)
    const specs = simulation.actors(input.parameters as never, chanceOf(input.seed))
    this.#actors = new Actors(specs, this.clock, this.recorder, (actor, session, effect, cause) =>
      this.#effect(actor, session, effect, cause),
    )
  }

  run(): void {
    const given = this.#simulation.given?.(this.#input.parameters as never) ?? []
    for (const action of [...given, ...this.#input.actions]) this.clock.schedule(action.at, 'action', () => this.#act(action))
    this.#actors.start()
    this.clock.runUntil(this.#input.until)
    this.#remarkNeverSent()
  }

  #act(action: Action): void {
    const label = action.argument === null ? action.type : `${action.type} ${action.argument}`
    const cause = this.recorder.record({ type: 'input', actor: 'reader', label }, null)
    if (isFault(action.type)) {
      const faults = parseFault(action.type, action.argument, castOf(this.#simulation, this.#input.parameters, this.#input.seed))
      if (typeof faults === 'string') throw new RangeError(faults)
      for (const fault of faults) this.#fault(fault, cause)
      return
    }
    const spec = this.#simulation.actions[action.type]
    if (!spec) throw new RangeError(`no action "${action.type}" in ${this.#simulation.id}`)
    if (spec.passes) this.clock.schedule(this.clock.now + (parseDuration(action.argument ?? '') ?? 0), 'action', () => {})
    const names = typeof spec.to === 'string' ? [spec.to] : spec.to(action.argument)
    for (const actor of names.flatMap(name => this.#actors.named(name))) {
      if (this.#actors.isBroken(actor)) {
        this.recorder.record({ type: 'note', actor, text: `${action.type} reaches nobody: ${actor} is down` }, cause)
      } else this.#actors.open(actor, { type: action.type, at: this.clock.now, argument: action.argument }, cause, undefined)
    }
  }

  #effect(actor: ActorId, session: number, effect: TracedEffect, cause: number | null): void {
    switch (effect.type) {
      case 'send':
        this.#send(actor, session, effect, cause)
        return
      case 'row': {
        const table = inLane(laneOf(actor), effect.table)
        const key = `${table}\n${effect.key}`
        const before = this.#rows.get(key) ?? null
        this.#rows.set(key, effect.value)
        this.recorder.record({ type: 'row.written', actor, table, key: effect.key, before, after: effect.value }, cause)
        return
      }
      case 'note':
        this.recorder.record(
          { type: 'note', actor, text: effect.text, ...(effect.message === undefined ? {} : { message: effect.message }) },
          cause,
        )
        return
      case 'measure':
        this.recorder.record({ type: 'value.measured', name: effect.name, value: effect.value, unit: effect.unit }, cause)
        return
      default:
        throw new Error(`${actor} emitted "${(effect as { type: string }).type}": machines may emit send, row, note, measure and remember`)
    }
  }

  #send(from: ActorId, session: number, effect: SendEffect, cause: number | null): void {
    const to = inLane(laneOf(from), effect.to)
    if (!this.#actors.has(to)) throw new Error(`${from} sends to "${effect.to}", which is no actor of this run`)
    const direction = `${from}:${to}`
    let onThisLink = this.#sentOn.get(direction)
    if (!onThisLink) {
      onThisLink = []
      this.#sentOn.set(direction, onThisLink)
    }
    const ordinal = onThisLink.length + 1
    const link = this.#simulation.link(this.#input.parameters as never, withoutLane(from), effect.to)
    const fate = fateOf(link, this.#input.seed, from, to, effect.fate ?? ordinal)
    const foreseen = link.law === 'call' ? [] : this.#take(`${direction}:${ordinal}`)
    let flight = fate.flight
    for (const { fault } of foreseen) if (fault.type === 'delay') flight += fault.by
    const message: MessageId = this.#messages.length + 1
    const bytes = effect.bytes ?? 0
    const leaves = this.clock.now + this.#bottlenecks.pass(link, this.#actors.hostOf(from), this.#actors.hostOf(to), bytes, this.clock.now)
    const arriveAt = leaves + flight
    const seq = this.recorder.record(
      {
        type: 'message.sent',
        message,
        from,
        to,
        label: effect.label,
        kind: effect.kind,
        arriveAt,
        bytes,
        correlates: effect.correlates ?? null,
        detail: effect.detail ?? {},
      },
      cause,
    )
    const sent = this.recorder.events[seq - 1] as MessageSent
    const flying: InFlight = { sent, ordinal, link, effect, session, arriveAt, due: null, doom: null, ended: null }
    this.#messages.push(flying)
    onThisLink.push(flying)
    for (const { fault, cause: asked } of foreseen) {
      if (fault.type === 'delay') this.#remark(from, `${effect.label} is held back ${fault.by / 1000} ms on its way`, asked, message)
    }
    const dropped = foreseen.find(({ fault }) => fault.type === 'drop')
    if (dropped) flying.doom = { why: 'hand', cause: dropped.cause }
    else if (fate.lost) flying.doom = { why: 'chance', cause: seq }
    this.#endAt(flying, flying.doom ? leaves + Math.round(flight / 2) : arriveAt)
  }

  #take(direction: string): { fault: MessageFault; cause: number }[] {
    const found = this.#foreseen.get(direction) ?? []
    this.#foreseen.delete(direction)
    return found
  }

  #endAt(flying: InFlight, at: Micros): void {
    const { doom } = flying
    flying.due = this.clock.schedule(at, 'model', () => (doom ? this.#lose(flying, doom.why, doom.cause) : this.#arrive(flying)))
  }

  #lose(flying: InFlight, why: LossReason, cause: number): number {
    if (flying.due) flying.due.live = false
    flying.ended = why
    return this.recorder.record({ type: 'message.lost', message: flying.sent.message, why }, cause)
  }

  #arrive(flying: InFlight): void {
    const { sent, effect } = flying
    if (this.#actors.isBroken(sent.to)) {
      const opens = sent.correlates === null
      const lost = this.#lose(flying, opens ? 'refused' : 'down', sent.seq)
      if (opens) {
        this.#send(
          sent.to,
          0,
          { type: 'send', to: withoutLane(sent.from), label: 'connection refused', kind: 'error', correlates: sent.message },
          lost,
        )
      }
      return
    }
    flying.ended = 'received'
    const cause = this.recorder.record({ type: 'message.received', message: sent.message }, sent.seq)
    const asked = sent.correlates === null ? undefined : this.#messages[sent.correlates - 1]
    const event: MessageEvent = {
      type: `${effect.event ?? effect.kind}.${withoutLane(sent.from)}`,
      at: this.clock.now,
      message: {
        id: sent.message,
        from: withoutLane(sent.from),
        label: sent.label,
        kind: sent.kind,
        bytes: sent.bytes,
        detail: sent.detail,
      },
      answers: asked?.effect.tag ?? null,
    }
    if (asked) this.#actors.resume(sent.to, asked.session, event, cause)
    else this.#actors.open(sent.to, event, cause, sent.message)
  }

  #fault(fault: MessageFault | ProcessFault, cause: number): void {
    if ('actor' in fault) {
      this.#actors.toggle(fault.actor, fault.type, cause)
      return
    }
    const direction = `${fault.from}:${fault.to}`
    const ordinal = fault.ordinal === 'next' ? this.#nextOn(direction) : fault.ordinal
    const flying = this.#sentOn.get(direction)?.[ordinal - 1]
    if (!flying) {
      const key = `${direction}:${ordinal}`
      this.#foreseen.set(key, [...(this.#foreseen.get(key) ?? []), { fault, cause }])
      return
    }
    const { label } = flying.sent
    if (flying.link.law === 'call') this.#remark(fault.from, `${label} stays inside one process: no network can touch it`, cause)
    else if (flying.ended === 'received') this.#remark(fault.from, `${label} has already arrived; nothing changes`, cause)
    else if (flying.ended !== null) this.#remark(fault.from, `${label} is already lost; nothing changes`, cause)
    else if (fault.type === 'drop') this.#lose(flying, 'hand', cause)
    else this.#holdBack(flying, fault.by, cause)
  }

  /** The first message yet to leave in a direction that is not doomed already: two drops of the next one lose two. */
  #nextOn(direction: string): number {
    let ordinal = (this.#sentOn.get(direction)?.length ?? 0) + 1
    while (this.#foreseen.get(`${direction}:${ordinal}`)?.some(({ fault }) => fault.type === 'drop')) ordinal++
    return ordinal
  }

  #holdBack(flying: InFlight, by: Micros, cause: number): void {
    const { sent, due } = flying
    if (due) due.live = false
    flying.arriveAt += by
    const text = `${sent.label} is held back ${by / 1000} ms on its way`
    this.recorder.record({ type: 'note', actor: sent.from, text, message: sent.message, arriveAt: flying.arriveAt }, cause)
    this.#endAt(flying, (due?.at ?? flying.arriveAt) + by)
  }

  #remark(actor: ActorId, text: string, cause: number, message?: MessageId): void {
    this.recorder.record({ type: 'note', actor, text, ...(message === undefined ? {} : { message }) }, cause)
  }

  /** Faults asked for messages that never came are remarked on when the run can be sure of it: at its end. */
  #remarkNeverSent(): void {
    for (const [key, waiting] of this.#foreseen) {
      const [from, to, n] = key.split(':') as [string, string, string]
      const link = this.#simulation.link(this.#input.parameters as never, withoutLane(from), withoutLane(to))
      const sent = this.#sentOn.get(`${from}:${to}`)?.length ?? 0
      const why =
        link.law === 'call' && sent >= Number(n)
          ? `message ${n} from ${from} to ${to} stayed inside one process: no network could touch it`
          : `no message ${n} was sent from ${from} to ${to}; nothing changed`
      for (const { cause } of waiting) {
        this.recorder.recordAt(this.#input.until, { type: 'note', actor: from, text: why }, cause)
      }
    }
  }
}
