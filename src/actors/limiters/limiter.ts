/** What every limiter is: a pure step from what it has counted and an instant to what it counts now and a decision. */
import type { Micros } from '../../engine/trace.ts'

/** What becomes of a request. `retryAfterMs`: how long until the same request would be let through, if no other came in between. */
export type Decision =
  | { readonly kind: 'allow' }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'refuse'; readonly retryAfterMs: number }

/** What a limiter has counted after a request, and what becomes of that request. */
export interface Decided<State> {
  readonly state: State
  readonly decision: Decision
}

/** A limiter of one key (one client, one address). Instants never go back. A refused request is not counted. */
export interface Limiter<State> {
  readonly initial: State
  readonly decide: (state: State, at: Micros) => Decided<State>
}

export const ALLOW: Decision = { kind: 'allow' }
