/** Makes a run: machines and fleets on virtual time, messages between them, faults by hand, and a trace of it all. */
import { Actors } from './actors.ts'
import { Clock } from './clock.ts'
import { parseDuration } from './duration.ts'
import type { ActionEvent, MessageEvent, TellEffect, TracedEffect } from './effects.ts'
import { isFault, parseFault } from './faults.ts'
import { Fleets } from './fleets.ts'
import { castOf, isOwnAction } from './input.ts'
import { inLane, laneOf } from './lanes.ts'
import { Messages } from './messages.ts'
import { chanceOf } from './random.ts'
import { Recorder } from './recorder.ts'
import type { Run, RunInput } from './run.ts'
import type { Action, Simulation } from './simulation.ts'
import type { ActorId, Json, MessageId } from './trace.ts'

/**
 * Runs a simulation from the start until nothing is left to do or `until` is reached.
 * Pure: equal inputs give equal traces. `input` must be valid for the simulation (see input.ts); errors in machines are thrown.
 */
export function simulate(simulation: Simulation, input: RunInput): Run {
  const world = new World(simulation, input)
  world.goOn(Number.POSITIVE_INFINITY)
  return world.made()
}

/**
 * Makes the same run in slices of at most `most` things due, and pauses after each: a page can draw in between.
 * Its value is the run.
 */
export function* simulateInSlices(simulation: Simulation, input: RunInput, most: number): Generator<undefined, Run> {
  const world = new World(simulation, input)
  while (!world.goOn(most)) yield
  return world.made()
}

class World {
  readonly clock = new Clock()
  readonly recorder: Recorder
  readonly #simulation: Simulation
  readonly #input: RunInput
  readonly #actors: Actors
  readonly #fleets: Fleets
  readonly #messages: Messages
  readonly #rows = new Map<string, Json>()

  constructor(simulation: Simulation, input: RunInput) {
    this.#simulation = simulation
    this.#input = input
    this.recorder = new Recorder(this.clock, simulation, input)
    const specs = simulation.actors(input.parameters as never, chanceOf(input.seed))
    this.#actors = new Actors(
      specs,
      this.clock,
      this.recorder,
      (actor, session, effect, cause) => this.#effect(actor, session, effect, cause),
      (actor, state, cause) => this.#fleets.entered(actor, state, cause),
    )
    this.#messages = new Messages(simulation, input, this.clock, this.recorder, this.#actors, (to, event, cause, asker) =>
      asker === undefined || this.#fleets.has(to)
        ? this.#open(to, event, cause, event.message.id)
        : this.#actors.resume(to, asker, event, cause),
    )
    this.#fleets = new Fleets(specs, {
      seed: input.seed,
      clock: this.clock,
      recorder: this.recorder,
      machines: this.#actors,
      messages: this.#messages,
      effect: (actor, effect, cause) => this.#effect(actor, 0, effect, cause),
    })
    for (const [table, rows] of Object.entries(simulation.stored?.(input.parameters as never) ?? {})) {
      for (const [key, row] of Object.entries(rows)) this.#rows.set(`${table}\n${key}`, row)
    }
    this.#begin()
  }

  /** Runs at most so many things due, and answers whether the run is at its end. */
  goOn(most: number): boolean {
    if (!this.clock.runUntil(this.#input.until, most)) return false
    this.#messages.remarkNeverSent()
    return true
  }

  made(): Run {
    const { id, version } = this.#simulation
    return { ...this.#input, simulation: id, version, events: this.recorder.events, end: this.clock.now }
  }

  #begin(): void {
    const given = this.#simulation.given?.(this.#input.parameters as never) ?? []
    for (const action of [...given, ...this.#input.actions]) this.clock.schedule(action.at, 'action', () => this.#act(action))
    this.#actors.start()
    this.#fleets.start()
  }

  #act(action: Action): void {
    const label = action.argument === null ? action.type : `${action.type} ${action.argument}`
    const cause = this.recorder.record({ type: 'input', actor: 'reader', label }, null)
    if (isFault(action.type) && !isOwnAction(this.#simulation, action.type, action.argument)) {
      const faults = parseFault(action.type, action.argument, castOf(this.#simulation, this.#input.parameters, this.#input.seed))
      if (typeof faults === 'string') throw new RangeError(faults)
      for (const fault of faults) {
        if ('actor' in fault) this.#actors.toggle(fault.actor, fault.type, cause)
        else this.#messages.fault(fault, cause)
      }
      return
    }
    const spec = this.#simulation.actions[action.type]
    if (!spec) throw new RangeError(`no action "${action.type}" in ${this.#simulation.id}`)
    if (spec.passes) this.clock.schedule(this.clock.now + (parseDuration(action.argument ?? '') ?? 0), 'action', () => {})
    const names = typeof spec.to === 'string' ? [spec.to] : spec.to(action.argument)
    for (const actor of names.flatMap(name => this.#actors.named(name))) {
      if (this.#actors.isBroken(actor) && action.type === 'heal') this.#actors.toggle(actor, 'heal', cause)
      else if (this.#actors.isBroken(actor)) {
        this.recorder.record({ type: 'note', actor, text: `${action.type} reaches nobody: ${actor} is down` }, cause)
      } else this.#open(actor, { type: action.type, at: this.clock.now, argument: action.argument }, cause, undefined)
    }
  }

  #open(actor: ActorId, event: MessageEvent | ActionEvent, cause: number, request: MessageId | undefined): void {
    if (this.#fleets.has(actor)) this.#fleets.receive(actor, event, cause)
    else this.#actors.open(actor, event, cause, request)
  }

  #effect(actor: ActorId, session: number, effect: TracedEffect, cause: number | null): void {
    switch (effect.type) {
      case 'send':
        this.#messages.send(actor, session, effect, cause)
        return
      case 'tell':
        this.#tell(actor, effect, cause)
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
        throw new Error(
          `${actor} emitted "${(effect as { type: string }).type}": machines may emit send, tell, row, note, measure and remember`,
        )
    }
  }

  /** Later within the same instant: the machine that tells has finished its own step by then. */
  #tell(from: ActorId, { to: name, event, detail }: TellEffect, cause: number | null): void {
    const to = inLane(laneOf(from), name)
    if (!this.#actors.has(to) || this.#actors.hostOf(to) !== this.#actors.hostOf(from)) {
      throw new Error(`${from} tells "${name}" something, which is no actor of its host`)
    }
    const told = { ...detail, type: event, at: this.clock.now }
    this.clock.schedule(this.clock.now, 'model', () => this.#actors.tell(to, told, cause))
  }
}
