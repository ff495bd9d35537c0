/** Writes the trace, and asks every invariant at every event. */
import type { Clock } from './clock.ts'
import type { RunInput } from './run.ts'
import type { Simulation } from './simulation.ts'
import type { Micros, TraceEvent } from './trace.ts'

/** An event without what the recorder adds. */
type Body<T = TraceEvent> = T extends TraceEvent ? Omit<T, 'seq' | 'at' | 'cause'> : never

/** The most events a run may have. */
export const EVENT_LIMIT = 20_000

/** The trace being written. */
export class Recorder {
  readonly events: TraceEvent[] = []
  readonly #clock: Clock
  readonly #simulation: Simulation
  readonly #watchers: [name: string, watch: (event: TraceEvent, before: readonly TraceEvent[]) => string | null][]
  readonly #broken = new Set<string>()

  constructor(clock: Clock, simulation: Simulation, input: RunInput) {
    this.#clock = clock
    this.#simulation = simulation
    this.#watchers = Object.entries(simulation.invariants).map(([name, invariant]) => [name, invariant.watch(input)])
  }

  /** Adds an event now and returns its number. Past the limit of 20,000 events it throws a RangeError. */
  record(body: Body, cause: number | null): number {
    return this.recordAt(this.#clock.now, body, cause)
  }

  /** Adds an event at an instant not before the last one. */
  recordAt(at: Micros, body: Body, cause: number | null): number {
    const seq = this.events.length + 1
    if (seq > EVENT_LIMIT) {
      throw new RangeError(`this run of ${this.#simulation.id} has more than ${EVENT_LIMIT} events: shorten it with --until, or do less`)
    }
    const event = { seq, at, cause, ...body } as TraceEvent
    this.events.push(event)
    if (event.type !== 'invariant.broken') this.#ask(event)
    return seq
  }

  /** Adds that an invariant does not hold, the first time that it is said. */
  breaks(name: string, detail: string, cause: number | null): void {
    if (this.#broken.has(name)) return
    this.#broken.add(name)
    this.record({ type: 'invariant.broken', invariant: name, detail }, cause)
  }

  #ask(event: TraceEvent): void {
    for (const [name, watch] of this.#watchers) {
      if (this.#broken.has(name)) continue
      const detail = watch(event, this.events)
      if (detail === null) continue
      this.#broken.add(name)
      this.recordAt(event.at, { type: 'invariant.broken', invariant: name, detail }, event.seq)
    }
  }
}
