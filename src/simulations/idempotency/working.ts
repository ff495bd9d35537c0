/** What a worker of the API remembers of its request, and the messages it sends while it works. */
import type { Effect, MessageEvent, ReceivedMessage, SendEffect } from '../../engine/effects.ts'
import { answer, fingerprint, type Outcome, type Payment } from './messages.ts'

/** What a worker is given. */
export interface ApiInput {
  readonly hashBody: boolean
  readonly sameTransaction: boolean
  readonly downstreamKey: boolean
  readonly repeatsWait: boolean
  readonly storeTimeoutMs: number
  readonly ledgerTimeoutMs: number
}

/** What a worker knows. */
export interface ApiContext extends ApiInput {
  readonly request: ReceivedMessage | null
  /** '' where no claim is made. */
  readonly owner: string
  readonly outcome: Outcome | null
  readonly looks: number
}

/** What guards and actions are given. */
export interface Arguments {
  readonly context: ApiContext
  readonly event: unknown
}

/** The message of an event. */
export function received(event: unknown): ReceivedMessage {
  return (event as MessageEvent).message
}

function requestOf(context: ApiContext): ReceivedMessage {
  return context.request as ReceivedMessage
}

/** The words that every message about this request carries. */
function about(context: ApiContext) {
  const { body, key } = requestOf(context).detail as unknown as { body: Payment; key: string }
  return { key, mark: context.hashBody ? fingerprint(body) : '', owner: context.owner, body, order: body.order }
}

/** A statement for the key store; `event` is what it means to it. */
export function statement(context: ApiContext, event: string, label: string, more: Readonly<Record<string, unknown>> = {}): Effect {
  const detail = { ...about(context), ...more } as unknown as NonNullable<SendEffect['detail']>
  return { type: 'send', to: 'key-store', label, kind: 'request', event, bytes: JSON.stringify(detail).length, detail }
}

/** The charge, as a call to a provider, or as the first statement of a transaction. */
export function charge(context: ApiContext): Effect {
  const { key, owner, body, order } = about(context)
  const downstream = context.downstreamKey && key !== undefined ? { downstream: `api:${key}` } : {}
  const transaction = context.sameTransaction && key !== undefined ? { transaction: transactionOf(context, owner) } : {}
  const detail = { order, body, ...downstream, ...transaction } as unknown as NonNullable<SendEffect['detail']>
  const label = 'transaction' in transaction ? 'INSERT charge' : 'charge the card'
  return { type: 'send', to: 'ledger', label, kind: 'request', bytes: JSON.stringify(detail).length, detail }
}

/** A transaction is named by the claim it is for, or by the request where there is none. */
function transactionOf(context: ApiContext, owner: string): string {
  return owner === '' ? `w-${requestOf(context).id}` : owner
}

/** The end of the transaction: the key's outcome goes with it. */
export function commit(context: ApiContext): Effect {
  const { status, body: outcome } = context.outcome as Outcome
  const detail = { ...about(context), transaction: transactionOf(context, context.owner), status, outcome }
  const sent = detail as unknown as NonNullable<SendEffect['detail']>
  return { type: 'send', to: 'ledger', label: 'COMMIT', kind: 'request', event: 'commit', bytes: JSON.stringify(sent).length, detail: sent }
}

/** The connection of a transaction, closed by the operating system of a worker that died. */
export function closed(context: ApiContext): Effect {
  const detail = { transaction: transactionOf(context, context.owner) }
  return { type: 'send', to: 'ledger', label: 'connection closed', kind: 'event', event: 'closed', detail }
}

/** An answer to the client. Work that the recovery job began has nobody to answer. */
export function answerTo(context: ApiContext, outcome: Outcome, replayed = false): Effect {
  const request = requestOf(context)
  return request.from === 'client'
    ? answer(request, outcome, replayed)
    : { type: 'note', text: 'the recovery job is done; nobody waits for its answer' }
}
