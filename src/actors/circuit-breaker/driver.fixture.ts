/** Drives a breaker's machine by hand in tests: asks, reports, and lets its timers fire in order. */
import type { AnyMachineSnapshot } from 'xstate'
import { type Microstep, send, start, statePath } from '../../engine/machines.ts'
import { breakerMachine } from './breaker-machine.ts'
import type { BreakerContext, Result } from './memory.ts'
import { type BreakerSettings, TEACHING } from './settings.ts'

/** A breaker with a clock of its own. */
export class Driver {
  readonly settings: BreakerSettings
  readonly notes: string[] = []
  at = 0
  #snapshot: AnyMachineSnapshot
  readonly #machine
  readonly #timers = new Map<string, { readonly due: number; readonly event: { readonly type: string } }>()

  constructor(settings: Partial<BreakerSettings> = {}) {
    this.settings = { ...TEACHING, ...settings }
    this.#machine = breakerMachine(this.settings.dialect)
    const { snapshot, microsteps } = start(this.#machine, { settings: this.settings, guards: 'payments' })
    this.#snapshot = snapshot
    this.#heed(microsteps)
  }

  get state(): string {
    return statePath(this.#snapshot)
  }

  get context(): BreakerContext {
    return this.#snapshot.context as BreakerContext
  }

  /** Asks: the epoch of the call, or null if it is refused. */
  ask(): number | null {
    this.#give({ type: 'acquire' })
    return this.context.admitted ? this.context.epoch : null
  }

  report(epoch: number, failed: boolean, ms = 10): void {
    const result: Result = { epoch, failed, ms }
    this.#give({ type: 'result', ...result } as { type: string })
  }

  giveUp(epoch: number): void {
    this.#give({ type: 'void', epoch } as { type: string })
  }

  /** Asks and reports at once; says whether it was let through. */
  call(failed: boolean, ms = 10): boolean {
    const epoch = this.ask()
    if (epoch !== null) this.report(epoch, failed, ms)
    return epoch !== null
  }

  calls(outcomes: string, ms = 10): void {
    for (const outcome of outcomes) this.call(outcome !== 'o', outcome === 's' ? this.settings.slowCallMs : ms)
  }

  /** Lets time pass, with every timer that falls due. */
  wait(ms: number): void {
    const until = this.at + ms * 1000
    for (;;) {
      const [id, timer] = [...this.#timers].sort((a, b) => a[1].due - b[1].due)[0] ?? []
      if (!timer || timer.due > until) break
      this.#timers.delete(id as string)
      this.at = timer.due
      this.#give(timer.event)
    }
    this.at = until
  }

  #give(event: { readonly type: string }): void {
    const { snapshot, microsteps } = send(this.#machine, this.#snapshot, { ...event, at: this.at } as { type: string })
    this.#snapshot = snapshot
    this.#heed(microsteps)
  }

  #heed(microsteps: readonly Microstep[]): void {
    for (const wish of microsteps.flatMap(({ wishes }) => wishes)) {
      if (wish.type === 'timer') this.#timers.set(wish.id, { due: this.at + wish.delayMs * 1000, event: wish.event })
      else if (wish.type === 'cancel') this.#timers.delete(wish.id)
      else if (wish.effect.type === 'note') this.notes.push(wish.effect.text)
    }
  }
}

/** Every sequence of `length` letters out of `letters`. */
export function sequences(letters: string, length: number): string[] {
  return length === 0 ? [''] : sequences(letters, length - 1).flatMap(head => [...letters].map(letter => head + letter))
}
