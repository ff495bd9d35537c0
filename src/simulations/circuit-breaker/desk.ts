/**
 * How a fleet of calls speaks with its breaker. The machine decides; the desk spares it what cannot change its mind: a call
 * that is let through while closed or refused while open, and a result that leaves it closed, which it hears of in batches.
 */
import type { BreakerContext } from '../../actors/circuit-breaker/memory.ts'
import { Ring } from '../../actors/circuit-breaker/ring.ts'
import { type BreakerSettings, DIALECTS } from '../../actors/circuit-breaker/settings.ts'
import { capacity, isSlow } from '../../actors/circuit-breaker/window.ts'
import type { FleetPort } from '../../engine/fleet.ts'
import { Batch } from './batch.ts'

/** The breaker's actor. */
export const BREAKER = 'breaker'

/** The desk of one run. */
export class Desk {
  state = 'closed'
  /** The epoch in which the breaker lets calls through now. */
  epoch = 1
  readonly #port: FleetPort
  readonly #settings: BreakerSettings
  readonly #ring: Ring
  readonly #hearsLate: boolean
  #context: BreakerContext
  readonly #untold: Batch
  #trials = 0

  constructor(port: FleetPort, settings: BreakerSettings) {
    this.#port = port
    this.#settings = settings
    this.#ring = new Ring(settings)
    this.#untold = new Batch(capacity(settings))
    this.#hearsLate = DIALECTS[settings.dialect].late === 'recorded'
    this.#context = port.view(BREAKER).context as BreakerContext
  }

  /** The breaker has entered a state. */
  entered(state: string): void {
    this.state = state
    this.#look(this.#port.view(BREAKER).context)
    if (state === 'half-open') this.#trials = 0
    if (state === 'closed') this.#ring.reset(this.#context.window)
  }

  /** Whether the breaker will be asked in earnest: its answer may be a trial. */
  get mayTry(): boolean {
    if (this.state === 'half-open') return this.#context.permits > 0
    return this.state === 'open' && this.#port.now >= this.#context.openUntil && DIALECTS[this.#settings.dialect].halfOpenBy === 'next call'
  }

  /** Whether a call is let through, as a trial or not. */
  ask(cause: number | null): 'go' | 'trial' | 'refused' {
    if (this.state === 'closed') return 'go'
    if (!this.mayTry) return 'refused'
    this.tellBatch(cause)
    const { admitted } = this.#tell({ type: 'acquire.orders' }, cause)
    if (!admitted) return 'refused'
    if (++this.#trials > this.#settings.halfOpenCalls) {
      this.#port.breaks('fewTrials', `${this.#trials} trials are under way at once`)
    }
    return 'trial'
  }

  /** Reports a result. `isShown`: the reader sees this call, so that the breaker is told at once even what it ignores. */
  report(epoch: number, failed: boolean, ms: number, isShown: boolean, cause: number | null): void {
    const late = epoch !== this.epoch
    if (late && !this.#hearsLate) {
      if (isShown) this.#tell({ type: 'result.orders', epoch, failed, ms }, cause)
      return
    }
    if (this.state === 'half-open') {
      if (!late) this.#trials--
      this.tellBatch(cause)
      this.#tell({ type: 'result.orders', epoch, failed, ms }, cause)
      return
    }
    this.#untold.add(this.#port.now, epoch, failed, ms)
    const opens = this.state === 'closed' && this.#ring.push(this.#port.now, failed, isSlow(ms, this.#settings))
    if (opens || isShown) this.tellBatch(cause)
  }

  /** Tells the breaker what it has not heard yet. */
  tellBatch(cause: number | null): void {
    const results = this.#untold.take()
    if (results.length > 0) this.#tell({ type: 'result.orders', results }, cause)
  }

  #tell(event: { readonly type: string; readonly [key: string]: unknown }, cause: number | null): BreakerContext {
    const told = { at: this.#port.now, ...event } as { type: string }
    return this.#look(this.#port.tell(BREAKER, told, cause).context)
  }

  #look(context: unknown): BreakerContext {
    this.#context = context as BreakerContext
    this.epoch = this.#context.epoch
    return this.#context
  }
}
