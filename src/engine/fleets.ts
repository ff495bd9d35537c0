/** The fleets of a run: each made with the port through which it acts, and woken when its rows are due. */
import type { Actors } from './actors.ts'
import type { Clock } from './clock.ts'
import type { ActionEvent, MessageEvent, TracedEffect } from './effects.ts'
import type { Fleet, FleetPort } from './fleet.ts'
import { inLane, laneOf, withoutLane } from './lanes.ts'
import type { Messages } from './messages.ts'
import type { Recorder } from './recorder.ts'
import type { ActorSpec, FleetSpec } from './simulation.ts'
import type { ActorId } from './trace.ts'

/** What a run does for its fleets. */
export interface FleetHands {
  readonly seed: number
  readonly clock: Clock
  readonly recorder: Recorder
  readonly machines: Actors
  readonly messages: Messages
  effect(actor: ActorId, effect: TracedEffect, cause: number | null): void
}

export class Fleets {
  readonly #fleets = new Map<ActorId, Fleet>()

  constructor(specs: Readonly<Record<ActorId, ActorSpec>>, hands: FleetHands) {
    for (const [id, spec] of Object.entries(specs)) {
      if ('fleet' in spec && spec.fleet) this.#fleets.set(id, made(id, spec, hands))
    }
  }

  start(): void {
    for (const fleet of this.#fleets.values()) fleet.start()
  }

  has(id: ActorId): boolean {
    return this.#fleets.has(id)
  }

  /** Gives a fleet the reader's action or a message. One that listens to nothing goes on as before. */
  receive(id: ActorId, event: MessageEvent | ActionEvent, cause: number): void {
    this.#fleets.get(id)?.receive?.(event, cause)
  }

  /** Lets the fleets of a lane know that a machine of it has entered a state. */
  entered(actor: ActorId, state: string, cause: number): void {
    for (const [id, fleet] of this.#fleets) {
      if (laneOf(id) === laneOf(actor)) fleet.entered?.(withoutLane(actor), state, cause)
    }
  }
}

function made(actor: ActorId, spec: FleetSpec, hands: FleetHands): Fleet {
  const { seed, clock, recorder, machines, messages } = hands
  const lane = laneOf(actor)
  const port: FleetPort = {
    actor,
    seed,
    get now() {
      return clock.now
    },
    schedule: (at, row, kind) => clock.scheduleRow(at, number, row, kind),
    emit: (effect, cause) => hands.effect(actor, effect, cause),
    tell(name, event, cause) {
      machines.tell(inLane(lane, name), event, cause)
      return machines.view(inLane(lane, name))
    },
    view: name => machines.view(inLane(lane, name)),
    sent: (message, cause) => messages.tellSent(inLane(lane, message.from), inLane(lane, message.to), message, cause),
    received: message => messages.tellReceived(message),
    lost: (message, why, cause) => messages.tellLost(message, why, cause),
    breaks: (invariant, detail) => recorder.breaks(invariant, detail, null),
  }
  const fleet = spec.fleet(port)
  const number = clock.addFleet((row, kind, now) => fleet.due(row, kind, now))
  return fleet
}
