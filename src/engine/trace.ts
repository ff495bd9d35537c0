/**
 * The trace: what happened in a run, in order, each event with its cause.
 *
 * The union is closed. A simulation speaks through `label`, `kind` and `detail`, never through a new type,
 * so that every view can switch over the types exhaustively.
 */

/** Virtual time in whole microseconds since the start of the run, 0 or more. */
export type Micros = number

/** The name of an actor, such as `payments`. */
export type ActorId = string

/** The number of a message, counted from 1 over the whole run. */
export type MessageId = number

/** Any JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Why a message was lost: by chance on the way, by the reader's hand, its receiver's host gone, or refused by the host. */
export type LossReason = 'chance' | 'hand' | 'down' | 'refused'

/** What every event has: its number (from 1), its instant, and the number of the event that led to it (null for what the reader or the scenario did). */
interface Base {
  readonly seq: number
  readonly at: Micros
  readonly cause: number | null
}

/** Something the reader or the scenario did. */
export interface InputEvent extends Base {
  readonly type: 'input'
  readonly actor: 'reader'
  readonly label: string
}

/** A message left its sender. `arriveAt` is the instant foreseen; `correlates` is the request that a response answers. */
export interface MessageSent extends Base {
  readonly type: 'message.sent'
  readonly message: MessageId
  readonly from: ActorId
  readonly to: ActorId
  readonly label: string
  readonly kind: string
  readonly arriveAt: Micros
  readonly bytes: number
  readonly correlates: MessageId | null
  readonly detail: { readonly [key: string]: Json }
}

/** A message reached its receiver. */
export interface MessageReceived extends Base {
  readonly type: 'message.received'
  readonly message: MessageId
}

/** A message ended without reaching a process; the instant is that of the loss. */
export interface MessageLost extends Base {
  readonly type: 'message.lost'
  readonly message: MessageId
  readonly why: LossReason
}

/**
 * An actor's machine entered a state. Paths are joined with dots, regions of a parallel state with ` & `.
 * `request` names the message that opened the session, for actors that serve each request with a machine of its own.
 * A broken process is in the state `broken`, which no machine draws.
 */
export interface StateEntered extends Base {
  readonly type: 'state.entered'
  readonly actor: ActorId
  readonly from: string
  readonly to: string
  readonly on: string
  readonly request?: MessageId
}

/** A machine set a timer. */
export interface TimerSet extends Base {
  readonly type: 'timer.set'
  readonly actor: ActorId
  readonly timer: string
  readonly dueAt: Micros
}

/** A timer ended. */
export interface TimerEnded extends Base {
  readonly type: 'timer.ended'
  readonly actor: ActorId
  readonly timer: string
  readonly how: 'fired' | 'cancelled'
}

/** A row of a table that outlives the process was written; `after` null means deleted. */
export interface RowWritten extends Base {
  readonly type: 'row.written'
  readonly actor: ActorId
  readonly table: string
  readonly key: string
  readonly before: Json
  readonly after: Json
}

/** A machine measured something. */
export interface ValueMeasured extends Base {
  readonly type: 'value.measured'
  readonly name: string
  readonly value: number
  readonly unit: string
}

/** A remark. With `message` it is about that message; with `arriveAt` too, that message is held back until then. */
export interface Note extends Base {
  readonly type: 'note'
  readonly actor: ActorId
  readonly text: string
  readonly message?: MessageId
  readonly arriveAt?: Micros
}

/** A property that must hold at every event does not. */
export interface InvariantBroken extends Base {
  readonly type: 'invariant.broken'
  readonly invariant: string
  readonly detail: string
}

/** One event of a run. */
export type TraceEvent =
  | InputEvent
  | MessageSent
  | MessageReceived
  | MessageLost
  | StateEntered
  | TimerSet
  | TimerEnded
  | RowWritten
  | ValueMeasured
  | Note
  | InvariantBroken

/** A place in a trace: after all events up to and including `seq`, at the instant `at` (which may lie between two events). */
export interface Position {
  readonly at: Micros
  readonly seq: number
}

/** The last position that has seen every event due at or before `at`. */
export function positionAt(events: readonly TraceEvent[], at: Micros): Position {
  let low = 0
  let high = events.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((events[middle] as TraceEvent).at <= at) low = middle + 1
    else high = middle
  }
  return { at, seq: low }
}
