/** The messages of this simulation: releases, checks, calls and answers. */
import type { MessageEvent, ReceivedMessage, SendEffect } from '../../engine/effects.ts'
import type { Wish } from './clients.ts'
import { type CallName, PATHS } from './contract.ts'
import type { Truth } from './orders.ts'
import { type Format, type Payload, sizeOf } from './payload.ts'

type Detail = NonNullable<SendEffect['detail']>

/** What a party runs. */
export interface Version {
  /** From 1. */
  readonly number: number
  /** The changes that lead to it from the first contract. */
  readonly applied: readonly string[]
}

/** What a request carries. */
export interface CallDetail extends Payload {
  readonly call: CallName
  readonly id: number
  /** The version that wrote it. */
  readonly version: number
}

/** What an answer carries; `truths` and `understood` are for the verdict alone, no client sees them. */
export interface AnswerDetail {
  readonly format: Format
  readonly call: CallName
  readonly status: number
  readonly reason: string
  readonly body: string | null
  readonly version: number
  readonly truths: readonly Truth[]
  readonly understood: Wish | null
}

/** The message of an event. */
export function received(event: unknown): ReceivedMessage {
  return (event as MessageEvent).message
}

/** A message's detail, as what its sender put in. */
export function detailOf<T>(event: unknown): T {
  return received(event).detail as unknown as T
}

const asDetail = (detail: object): Detail => detail as unknown as Detail

/** A new version for a party, or an old one. */
export function release(to: string, version: Version, back: boolean): SendEffect {
  const label = `${back ? 'back to' : 'release'} v${version.number}`
  return { type: 'send', to, label, kind: 'event', event: 'release', detail: asDetail({ ...version, back }) }
}

/** A party says what it runs now. */
export function running(event: unknown, version: Version, split: string): SendEffect {
  const { id } = received(event)
  const detail = asDetail({ ...version, split })
  return { type: 'send', to: 'pipeline', label: `runs v${version.number}`, kind: 'ack', event: 'running', correlates: id, detail }
}

/** A client is to make its calls. */
export function check(to: string, format: Format): SendEffect {
  return {
    type: 'send',
    to,
    label: `a check in ${format === 'json' ? 'JSON' : 'Protobuf'}`,
    kind: 'event',
    event: 'check',
    detail: { format },
  }
}

/** A call, tagged so that its answer is known again. */
export function request(to: string, detail: CallDetail, tag: string): SendEffect {
  const path = PATHS[detail.call].replace('{id}', String(detail.id))
  const label = detail.format === 'json' ? path : `Orders/${detail.call}`
  return { type: 'send', to, label, kind: 'request', event: 'call', bytes: sizeOf(detail), tag, detail: asDetail(detail) }
}

/** An answer to a call. */
export function answer(event: unknown, label: string, detail: AnswerDetail): SendEffect {
  const { id, from } = received(event)
  const { format, body, status } = detail
  const bytes = body === null ? 0 : sizeOf({ format, body })
  const kind = status < 400 ? 'response' : 'error'
  return { type: 'send', to: from, label, kind, event: 'answer', bytes, correlates: id, detail: asDetail(detail) }
}
