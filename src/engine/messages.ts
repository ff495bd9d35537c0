/** The messages of a run: each sent, carried by its link, received or lost, and what the reader's hand does to it. */
import type { Actors } from './actors.ts'
import type { Clock, Due } from './clock.ts'
import type { MessageEvent, SendEffect } from './effects.ts'
import type { MessageFault } from './faults.ts'
import type { MemberMessage } from './fleet.ts'
import { inLane, laneOf, withoutLane } from './lanes.ts'
import { Bottlenecks, fateOf } from './network.ts'
import type { Recorder } from './recorder.ts'
import type { RunInput } from './run.ts'
import type { LinkSpec, Simulation } from './simulation.ts'
import type { ActorId, LossReason, MessageId, MessageSent, Micros } from './trace.ts'

interface InFlight {
  readonly sent: MessageSent
  readonly ordinal: number
  readonly link: LinkSpec
  readonly effect: Pick<SendEffect, 'label' | 'kind' | 'event' | 'tag' | 'losesAnswer'>
  /** The session that sent it, to which an answer returns. */
  readonly session: number
  arriveAt: Micros
  due: Due | null
  /** Why it will not arrive, if that is settled already, and by which event. */
  doom: { readonly why: LossReason; readonly cause: number } | null
  ended: LossReason | 'received' | null
  /** A fleet tells of it: the engine does not carry it. */
  readonly told: boolean
}

/** Gives a message that has arrived to its receiver; `asker` is the session whose request it answers, undefined if it answers none. */
type Deliver = (to: ActorId, event: MessageEvent, cause: number, asker: number | undefined) => void

export class Messages {
  readonly #simulation: Simulation
  readonly #input: RunInput
  readonly #clock: Clock
  readonly #recorder: Recorder
  readonly #actors: Actors
  readonly #deliver: Deliver
  readonly #messages: InFlight[] = []
  readonly #bottlenecks = new Bottlenecks()
  readonly #sentOn = new Map<string, InFlight[]>()
  /** Faults on messages that have not been sent yet, by direction and ordinal, with the event that asked for each. */
  readonly #foreseen = new Map<string, { fault: MessageFault; cause: number }[]>()

  constructor(simulation: Simulation, input: RunInput, clock: Clock, recorder: Recorder, actors: Actors, deliver: Deliver) {
    this.#simulation = simulation
    this.#input = input
    this.#clock = clock
    this.#recorder = recorder
    this.#actors = actors
    this.#deliver = deliver
  }

  /** Sends a message as its link has it. */
  send(from: ActorId, session: number, effect: SendEffect, cause: number | null): void {
    const to = inLane(laneOf(from), effect.to)
    if (!this.#actors.has(to)) throw new Error(`${from} sends to "${effect.to}", which is no actor of this run`)
    const direction = `${from}:${to}`
    const ordinal = this.#on(direction).length + 1
    const link = this.#simulation.link(this.#input.parameters as never, withoutLane(from), effect.to)
    const fate = fateOf(link, this.#input.seed, from, to, effect.fate ?? ordinal)
    const foreseen = link.law === 'call' ? [] : this.#take(`${direction}:${ordinal}`)
    let flight = fate.flight
    for (const { fault } of foreseen) if (fault.type === 'delay') flight += fault.by
    const { now } = this.#clock
    const leaves = now + this.#bottlenecks.pass(link, this.#actors.hostOf(from), this.#actors.hostOf(to), effect.bytes ?? 0, now)
    const flying = this.#record(from, to, { ...effect, arriveAt: leaves + flight }, { ordinal, link, effect, session, told: false }, cause)
    const { seq, message } = flying.sent
    for (const { fault, cause: asked } of foreseen) {
      if (fault.type === 'delay') this.#remark(from, `${effect.label} is held back ${fault.by / 1000} ms on its way`, asked, message)
    }
    const dropped = foreseen.find(({ fault }) => fault.type === 'drop')
    if (dropped) flying.doom = { why: 'hand', cause: dropped.cause }
    else if (fate.lost || this.#losesAnswer(effect)) flying.doom = { why: 'chance', cause: seq }
    this.#endAt(flying, flying.doom ? leaves + Math.round(flight / 2) : flying.arriveAt)
  }

  #losesAnswer({ correlates }: SendEffect): boolean {
    return correlates !== undefined && this.#messages[correlates - 1]?.effect.losesAnswer === true
  }

  /** Records a message that a fleet tells of. Nothing carries it. */
  tellSent(from: ActorId, to: ActorId, told: MemberMessage, cause: number | null): { message: MessageId; seq: number } {
    for (const name of [from, to]) if (!this.#actors.has(name)) throw new Error(`"${name}" is no actor of this run`)
    const ordinal = this.#on(`${from}:${to}`).length + 1
    const { sent } = this.#record(from, to, told, { ordinal, link: { law: 'call' }, effect: told, session: 0, told: true }, cause)
    return { message: sent.message, seq: sent.seq }
  }

  tellReceived(message: MessageId): number {
    return this.#receive(this.#messages[message - 1] as InFlight)
  }

  tellLost(message: MessageId, why: LossReason, cause: number | null): number {
    return this.#lose(this.#messages[message - 1] as InFlight, why, cause)
  }

  #on(direction: string): InFlight[] {
    let sent = this.#sentOn.get(direction)
    if (!sent) {
      sent = []
      this.#sentOn.set(direction, sent)
    }
    return sent
  }

  #record(
    from: ActorId,
    to: ActorId,
    { label, kind, arriveAt, bytes, correlates, detail }: Omit<MemberMessage, 'from' | 'to'>,
    how: Pick<InFlight, 'ordinal' | 'link' | 'effect' | 'session' | 'told'>,
    cause: number | null,
  ): InFlight {
    const message: MessageId = this.#messages.length + 1
    const seq = this.#recorder.record(
      {
        type: 'message.sent',
        message,
        from,
        to,
        label,
        kind,
        arriveAt,
        bytes: bytes ?? 0,
        correlates: correlates ?? null,
        detail: detail ?? {},
      },
      cause,
    )
    const sent = this.#recorder.events[seq - 1] as MessageSent
    const flying: InFlight = { sent, ...how, arriveAt, due: null, doom: null, ended: null }
    this.#messages.push(flying)
    this.#on(`${from}:${to}`).push(flying)
    return flying
  }

  #take(direction: string): { fault: MessageFault; cause: number }[] {
    const found = this.#foreseen.get(direction) ?? []
    this.#foreseen.delete(direction)
    return found
  }

  #endAt(flying: InFlight, at: Micros): void {
    const { doom } = flying
    flying.due = this.#clock.schedule(at, 'model', () => (doom ? this.#lose(flying, doom.why, doom.cause) : this.#arrive(flying)))
  }

  #lose(flying: InFlight, why: LossReason, cause: number | null): number {
    if (flying.due) flying.due.live = false
    flying.ended = why
    return this.#recorder.record({ type: 'message.lost', message: flying.sent.message, why }, cause)
  }

  #receive(flying: InFlight): number {
    flying.ended = 'received'
    return this.#recorder.record({ type: 'message.received', message: flying.sent.message }, flying.sent.seq)
  }

  #arrive(flying: InFlight): void {
    const { sent, effect } = flying
    if (this.#actors.isBroken(sent.to)) {
      const opens = sent.correlates === null
      const lost = this.#lose(flying, opens ? 'refused' : 'down', sent.seq)
      const refusal = { label: 'connection refused', kind: 'error', correlates: sent.message } as const
      if (opens) this.send(sent.to, 0, { type: 'send', to: withoutLane(sent.from), ...refusal }, lost)
      return
    }
    const cause = this.#receive(flying)
    const asked = sent.correlates === null ? undefined : this.#messages[sent.correlates - 1]
    const { message: id, label, kind, bytes, detail } = sent
    const from = withoutLane(sent.from)
    const event: MessageEvent = {
      type: `${effect.event ?? effect.kind}.${from}`,
      at: this.#clock.now,
      message: { id, from, label, kind, bytes, detail },
      answers: asked?.effect.tag ?? null,
    }
    this.#deliver(sent.to, event, cause, asked?.session)
  }

  /** Drops or delays a message: one under way at once, one yet to be sent when it is; for any other there is a remark. */
  fault(fault: MessageFault, cause: number): void {
    const direction = `${fault.from}:${fault.to}`
    const ordinal = fault.ordinal === 'next' ? this.#nextOn(direction) : fault.ordinal
    const flying = this.#sentOn.get(direction)?.[ordinal - 1]
    if (!flying) {
      const key = `${direction}:${ordinal}`
      this.#foreseen.set(key, [...(this.#foreseen.get(key) ?? []), { fault, cause }])
      return
    }
    const { label } = flying.sent
    if (flying.told) this.#remark(fault.from, `${label} crosses no network in this model: nothing can touch it`, cause)
    else if (flying.link.law === 'call') this.#remark(fault.from, `${label} stays inside one process: no network can touch it`, cause)
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
    this.#recorder.record({ type: 'note', actor: sent.from, text, message: sent.message, arriveAt: flying.arriveAt }, cause)
    this.#endAt(flying, (due?.at ?? flying.arriveAt) + by)
  }

  #remark(actor: ActorId, text: string, cause: number, message?: MessageId): void {
    this.#recorder.record({ type: 'note', actor, text, ...(message === undefined ? {} : { message }) }, cause)
  }

  /** Faults asked for messages that never came are remarked on when the run can be sure of it: at its end. */
  remarkNeverSent(): void {
    for (const [key, waiting] of this.#foreseen) {
      const [from, to, n] = key.split(':') as [string, string, string]
      const sent = this.#sentOn.get(`${from}:${to}`)?.[Number(n) - 1]
      const why = !sent
        ? `no message ${n} was sent from ${from} to ${to}; nothing changed`
        : sent.told
          ? `message ${n} from ${from} to ${to} crossed no network in this model: nothing could touch it`
          : `message ${n} from ${from} to ${to} stayed inside one process: no network could touch it`
      for (const { cause } of waiting) this.#recorder.recordAt(this.#input.until, { type: 'note', actor: from, text: why }, cause)
    }
  }
}
