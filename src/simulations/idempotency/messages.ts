/** What the messages say: payments, the keys that name them, and the text of each over HTTP/1.1, whose length is its size. */
import type { ReceivedMessage, SendEffect } from '../../engine/effects.ts'
import { hashText } from '../../engine/hash.ts'
import type { Json } from '../../engine/trace.ts'

/** What the client wishes for. Money is in minor units: 4999 is 49.99. */
export type Payment = { readonly order: number; readonly amount: number; readonly currency: 'EUR' }

/** A charge as the ledger has it. */
export type Charge = Payment & { readonly charge: string; readonly status: 'charged' }

/** What is kept under a key once the work is over: status and body of the first answer. */
export type Outcome = { readonly status: number; readonly body: Json }

/** The words behind a status (RFC 9110). */
const REASONS: Readonly<Record<number, string>> = {
  201: 'Created',
  409: 'Conflict',
  422: 'Unprocessable Content',
  503: 'Service Unavailable',
}

/** How long a 409 or 503 asks the client to stay away, in seconds. */
export const RETRY_AFTER_SECONDS = 1

/** The key of an operation: one for each wish, the same for all its attempts, in the form of a version 4 UUID. */
export function keyOf(order: number): string {
  const digits = hashText(`operation ${order}`) + hashText(`wish ${order}`)
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20, 32)}`
}

/** A key as it stands in tables: its first eight digits. */
export function shortKey(key: string): string {
  return key.slice(0, 8)
}

/** The fingerprint of a body: equal bodies have equal ones. */
export function fingerprint(body: Json): string {
  return hashText(JSON.stringify(body)).slice(0, 8)
}

/** A payment, with its key where the lane has keys. Its text is that of Orders to Payments in place-order, and the key's field. */
export function payment(body: Payment, key: string | null): SendEffect {
  const field = key === null ? '' : `idempotency-key: "${key}"\r\n`
  const bytes = `POST /charges HTTP/1.1\r\nhost: payments.example.com\r\n${field}${content(body)}`.length
  const detail = { order: body.order, body, ...(key === null ? {} : { key }) }
  return { type: 'send', to: 'api', label: 'POST /charges', kind: 'request', tag: String(body.order), bytes, detail }
}

/** The answer of the API to a payment. A replayed one carries the status and the body of the first. */
export function answer(request: ReceivedMessage, { status, body }: Outcome, replayed: boolean): SendEffect {
  const fields = `${replayed ? 'idempotent-replayed: true\r\n' : ''}${status === 409 || status === 503 ? `retry-after: ${RETRY_AFTER_SECONDS}\r\n` : ''}`
  const line = `${status} ${REASONS[status]}`
  return {
    type: 'send',
    to: request.from,
    label: replayed ? `${line}, replayed` : line,
    kind: status < 400 ? 'response' : 'error',
    correlates: request.id,
    bytes: `HTTP/1.1 ${line}\r\n${fields}${content(body)}`.length,
    detail: { order: request.detail.order as number, status, replayed, body },
  }
}

function content(body: Json): string {
  if (body === null) return 'content-length: 0\r\n\r\n'
  const text = JSON.stringify(body)
  return `content-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n${text}`
}
