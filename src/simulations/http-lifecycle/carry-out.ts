/** Carries out what a pure step causes, as an action of a machine. */
import type { Effect } from '../../engine/effects.ts'
import type { Doing } from './lines.ts'

interface Enqueue {
  readonly assign: (context: object) => void
  readonly emit: (effect: Effect) => void
  readonly cancel: (id: string) => void
  readonly raise: (event: { readonly type: string }, options: { readonly id: string; readonly delay: number }) => void
}

/** An action that takes `step` and does what it says. */
export function carryOut<C extends object, E>(step: (context: C, event: E) => { readonly context: C; readonly doings: readonly Doing[] }) {
  return ({ context, event, enqueue }: { readonly context: C; readonly event: E; readonly enqueue: Enqueue }): void => {
    const { context: after, doings } = step(context, event)
    enqueue.assign(after)
    for (const doing of doings) {
      if (doing.do === 'emit') enqueue.emit(doing.effect)
      else if (doing.do === 'cancel') enqueue.cancel(doing.id)
      else enqueue.raise(doing.event, { id: doing.id, delay: doing.delayMs })
    }
  }
}
