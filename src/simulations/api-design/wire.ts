/** Requests and answers as they stand on the wire, and what a program reads off them. */
import { byteLength } from '../../actors/resource-server/byte-length.ts'
import type { ReceivedMessage, SendEffect } from '../../engine/effects.ts'
import type { Json } from '../../engine/trace.ts'

/** The server's name. */
export const HOST = 'api.example.com'

/** A request before it is written. */
export interface Asked {
  /** Method and target. */
  readonly line: string
  readonly account: string
  readonly headers?: readonly string[]
  readonly body?: string
}

/** A request as it stands on the wire. */
export function requestText({ line, account, headers = [], body }: Asked): string {
  const type = line.startsWith('PATCH ') ? 'application/merge-patch+json' : 'application/json'
  const content = body === undefined ? [] : [`Content-Type: ${type}`, `Content-Length: ${byteLength(body)}`]
  const none = body === undefined && /^(POST|PUT) /.test(line) ? ['Content-Length: 0'] : []
  return `${[`${line} HTTP/1.1`, `Host: ${HOST}`, `Authorization: Bearer ${account}`, ...headers, ...content, ...none].join('\r\n')}\r\n\r\n${body ?? ''}`
}

/** A message that carries a request. `wish` is what its user wants: the figure knows it, the wire does not. */
export function request(asked: Asked, to: string, how: Pick<SendEffect, 'tag' | 'losesAnswer'>, wish: string | null): SendEffect {
  const text = requestText(asked)
  return { type: 'send', to, label: asked.line, kind: 'request', bytes: byteLength(text), ...how, detail: wish ? { text, wish } : { text } }
}

/** The text that a message carries; empty for one that is no HTTP, such as a refused connection. */
export function textOf({ detail }: Pick<ReceivedMessage, 'detail'>): string {
  return typeof detail.text === 'string' ? detail.text : ''
}

/** The status of a response's text; 0 if it is none. */
export function statusOf(text: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)
}

/** The value of a field of a text; null if it is not there. */
export function fieldIn(text: string, name: string): string | null {
  const wanted = `${name.toLowerCase()}:`
  const head = text.slice(0, text.indexOf('\r\n\r\n'))
  const line = head.split('\r\n').find(one => one.toLowerCase().startsWith(wanted))
  return line === undefined ? null : line.slice(wanted.length).trim()
}

/** The content of a response as JSON; null if it has none. The server wrote it, so it can be read. */
export function contentOf(text: string): Json {
  const body = text.slice(text.indexOf('\r\n\r\n') + 4)
  return body === '' ? null : (JSON.parse(body) as Json)
}

/** The number that a member of a response's content is; null if there is none. */
export function numberIn(text: string, member: string): number | null {
  const value = (contentOf(text) as Readonly<Record<string, Json>> | null)?.[member]
  return typeof value === 'number' ? value : null
}
