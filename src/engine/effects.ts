/** What a machine may cause, emitted with XState's `emit`: a message, a row, a remark, a value, a change of shared memory. Everything else is refused by name. */
import type { ActorId, Json, MessageId, Micros } from './trace.ts'

/** Sends a message. */
export interface SendEffect {
  readonly type: 'send'
  /** Without a lane: that of the sender is meant. */
  readonly to: ActorId
  readonly label: string
  /** The role on screen and in the trace: request, response, error, call, event ... */
  readonly kind: string
  /** The receiver's machine gets the event `EVENT.SENDER`, such as `request.client`; default: the kind. */
  readonly event?: string
  readonly bytes?: number
  /** The request that this answers. */
  readonly correlates?: MessageId
  /** A name by which the sender knows an answer to this message again: it arrives with `answers` set to it. */
  readonly tag?: string
  /** Names the message's fate in place of its ordinal on the link, where two variants differ in counts by design. */
  readonly fate?: string
  /** The network loses every answer to this message: an experiment about a lost answer brings its own loss. */
  readonly losesAnswer?: true
  readonly detail?: { readonly [key: string]: Json }
}

/** Writes a row of a table that outlives the process; null deletes it. */
export interface RowEffect {
  readonly type: 'row'
  readonly table: string
  readonly key: string
  readonly value: Json
}

/**
 * Gives another machine of the same host an event at this instant, such as a browser its streams: parts of one process need no message.
 * The machine's event has `type`, `at` and the fields of `detail`. Nothing of it is in the trace but what the machine then does.
 */
export interface TellEffect {
  readonly type: 'tell'
  /** An actor of the sender's host that is one machine, without a lane. */
  readonly to: ActorId
  readonly event: string
  readonly detail?: { readonly [key: string]: Json }
}

/** Leaves a remark in the log. */
export interface NoteEffect {
  readonly type: 'note'
  readonly text: string
  readonly message?: MessageId
}

/** Records a value. */
export interface MeasureEffect {
  readonly type: 'measure'
  readonly name: string
  readonly value: number
  readonly unit: string
}

/** Replaces what the machines of this actor have in common (see `memory` in simulation.ts). It leaves no event in the trace. */
export interface RememberEffect {
  readonly type: 'remember'
  readonly memory: unknown
}

/** What reaches beyond the actor. */
export type TracedEffect = SendEffect | TellEffect | RowEffect | NoteEffect | MeasureEffect

export type Effect = TracedEffect | RememberEffect

/** A message as its receiver's machine sees it. */
export interface ReceivedMessage {
  readonly id: MessageId
  /** Without its lane. */
  readonly from: ActorId
  readonly label: string
  readonly kind: string
  readonly bytes: number
  readonly detail: { readonly [key: string]: Json }
}

/** The event by which a machine receives a message: `request.client`, `response.payments`, `error.users` ... */
export interface MessageEvent {
  readonly type: `${string}.${string}`
  readonly at: Micros
  readonly message: ReceivedMessage
  /** The tag that the receiver had given the message that this one answers, else null. */
  readonly answers: string | null
}

/** The event by which a machine learns of the reader's action. */
export interface ActionEvent {
  readonly type: string
  readonly at: Micros
  readonly argument: string | null
}
