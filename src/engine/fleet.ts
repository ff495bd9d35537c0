/**
 * Fleets: thousands of like things, such as the clients of a service or the calls to one, as rows of typed arrays.
 *
 * A fleet is one actor. Its rows wait on the engine's clock in a queue of numbers, so that an event of theirs costs a tenth
 * of a microsecond and leaves no trace. What the trace tells of them the fleet reports: counts at intervals, and a few
 * sampled members in full. Time and chance are the engine's, so a run with fleets is as pure as one without.
 */
import type { ActionEvent, MessageEvent, TracedEffect } from './effects.ts'
import type { ActorId, Json, LossReason, MessageId, Micros } from './trace.ts'

/** A fleet at work in one run. Made anew for each run, so it may keep its state in fields and typed arrays. */
export interface Fleet {
  /** Called once at time 0, before anything else is due. */
  start(): void
  /** It is `now`, and a row is due that was scheduled as `kind`. There is no cancelling: a row that no longer cares does nothing. */
  due(row: number, kind: number, now: Micros): void
  /** The reader's action, or a message addressed to the fleet. `cause` is the event that brought it. */
  receive?(event: MessageEvent | ActionEvent, cause: number): void
  /**
   * A machine of the same lane has entered a state (`broken` when its process goes down); `cause` is the event that tells so.
   * Called at once, also from inside this fleet's own `tell`.
   */
  entered?(actor: ActorId, state: string, cause: number): void
}

/** A machine as a fleet sees it: the path of its state, and its context. */
export interface MachineView {
  readonly state: string
  readonly context: unknown
}

/** A message of a sampled member. It is told, not carried: what becomes of it is the fleet's to say. */
export interface MemberMessage {
  /** Both are actors of the fleet's lane, named without it. */
  readonly from: ActorId
  readonly to: ActorId
  readonly label: string
  readonly kind: string
  /** When it arrives if nothing comes between. */
  readonly arriveAt: Micros
  readonly correlates?: MessageId
  readonly bytes?: number
  readonly detail?: { readonly [key: string]: Json }
}

/** What a fleet can do. Causes are numbers of events (null: nothing that the trace tells of). */
export interface FleetPort {
  /** The fleet's own name, with its lane. */
  readonly actor: ActorId
  readonly seed: number
  /** It is now this late. */
  readonly now: Micros
  /** Makes `row` due at `at` (whole, not before now: RangeError), after all that is due then already. `kind` is 0 to 255. */
  schedule(at: Micros, row: number, kind: number): void
  /** Does what a machine may do: sends, writes a row, leaves a note, measures. */
  emit(effect: TracedEffect, cause: number | null): void
  /** Gives an event to a machine of the fleet's lane, which acts at once, and shows what it is then. A broken one hears nothing. */
  tell(actor: ActorId, event: { readonly type: string }, cause: number | null): MachineView
  /** A machine of the fleet's lane as it is now. A broken one is in the state `broken`. */
  view(actor: ActorId): MachineView
  /** Tells that a member has sent a message: its number, and the event's. */
  sent(message: MemberMessage, cause: number | null): { readonly message: MessageId; readonly seq: number }
  /** Tells that it has arrived, and returns the event's number. */
  received(message: MessageId): number
  /** Tells that it is lost, and returns the event's number. */
  lost(message: MessageId, why: LossReason, cause: number | null): number
  /** Tells that a promise of the simulation, one of its `invariants`, does not hold. Only the first time of each is kept. */
  breaks(invariant: string, detail: string): void
}
