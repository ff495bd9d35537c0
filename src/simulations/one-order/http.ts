/** What goes over the network: requests and answers with the real text of HTTP/1.1, whose length is their size. */
import type { ReceivedMessage, SendEffect } from '../../engine/effects.ts'
import type { ActorId, Json } from '../../engine/trace.ts'

/** Header fields of a message. */
export type Fields = Readonly<Record<string, string>>

interface Request {
  readonly line: string
  readonly fields: Fields
  readonly order: number
  readonly body: Json
  readonly tag: string
}

/** A request, with its fields readable in the message. */
export function request(to: ActorId, { line, fields, order, body, tag }: Request): SendEffect {
  const bytes = text(`${line} HTTP/1.1`, { host: `${to}.example.com`, ...fields }, body).length
  return { type: 'send', to, label: line, kind: 'request', tag, bytes, detail: { order, ...fields, body } }
}

const TITLES: Readonly<Record<number, string>> = {
  201: '201 Created',
  401: '401 Unauthorized',
  409: '409 Conflict',
  429: '429 Too Many Requests',
  502: '502 Bad Gateway',
  503: '503 Service Unavailable',
  504: '504 Gateway Timeout',
}

/** An answer to a message. Whatever is not 201 is an error. */
export function answer(message: ReceivedMessage, status: number, body: Json, fields: Fields = {}): SendEffect {
  const title = TITLES[status] as string
  const label = 'idempotency-replayed' in fields ? `${title}, replayed` : title
  const kind = status < 400 ? 'response' : 'error'
  const bytes = text(`HTTP/1.1 ${title}`, fields, body).length
  const order = message.detail.order as number
  return { type: 'send', to: message.from, label, kind, correlates: message.id, bytes, detail: { order, status, ...fields, body } }
}

function text(first: string, fields: Fields, body: Json): string {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  const content = JSON.stringify(body)
  return `${first}\r\n${lines.join('')}content-type: application/json\r\ncontent-length: ${content.length}\r\n\r\n${content}`
}
