/** What goes over the wire: the editor's words as a request in HTTP/1.1, and how messages carry it. */
import { byteLength } from '../../actors/resource-server/byte-length.ts'
import { type Field, trimmed } from '../../actors/resource-server/fields.ts'
import type { ReceivedMessage, SendEffect } from '../../engine/effects.ts'

/** The server's name. */
export const HOST = 'shop.example.com'

/** A text that no client would put on the wire is refused before it is sent; all else is the server's to judge. */
export const LONGEST_TEXT = 65_536

/** Media types that the console names by itself, as a client library would. */
const USUAL_TYPE: Readonly<Record<string, string>> = {
  POST: 'application/json',
  PUT: 'application/json',
  PATCH: 'application/merge-patch+json',
}

/** What an editor has set before sending. */
export interface Draft {
  readonly headers: readonly string[]
  readonly body: string | null
}

/**
 * A request as it stands on the wire. Host, Content-Type and Content-Length are added unless a header of that name was typed;
 * typed without a value (`Host:`) it is left away, as curl does it.
 */
export function requestText(line: string, { headers, body }: Draft): string {
  const typed = headers.map(nameAndValue)
  const method = line.split(' ')[0] as string
  const type = USUAL_TYPE[method]
  const carries = body !== null || type !== undefined
  const added: Field[] = [
    ['Host', HOST],
    ...(carries && type !== undefined ? [['Content-Type', type] as const] : []),
    ...(carries ? [['Content-Length', String(byteLength(body ?? ''))] as const] : []),
  ]
  const lines = [
    ...added
      .filter(([name]) => !typed.some(([own]) => own.toLowerCase() === name.toLowerCase()))
      .map(([name, value]) => `${name}: ${value}`),
    ...headers.filter((_, i) => !AUTOMATIC.includes((typed[i]?.[0] ?? '').toLowerCase()) || typed[i]?.[1] !== ''),
  ]
  const first = / HTTP\/\d\.\d$/.test(line) ? line : `${line} HTTP/1.1`
  return `${[first, ...lines].join('\r\n')}\r\n\r\n${body ?? ''}`
}

const AUTOMATIC: readonly string[] = ['host', 'content-type', 'content-length']

function nameAndValue(header: string): Field {
  const colon = header.indexOf(':')
  return colon < 0 ? [header, header] : [header.slice(0, colon), trimmed(header.slice(colon + 1))]
}

/** A request in a message. */
export function request(line: string, draft: Draft): SendEffect {
  const text = requestText(line, draft)
  const label = line.length > 60 ? `${line.slice(0, 59)}…` : line
  return { type: 'send', to: 'server', label, kind: 'request', bytes: byteLength(text), detail: { text } }
}

/** The text that a message carries, head and content, as it stands on the wire. */
export function textOf({ detail }: Pick<ReceivedMessage, 'detail'>): string {
  return typeof detail.text === 'string' ? detail.text : ''
}

/** A text's head and its content. */
export function partsOf(text: string): { readonly head: string; readonly body: string } {
  const end = text.indexOf('\r\n\r\n')
  return end < 0 ? { head: text, body: '' } : { head: text.slice(0, end), body: text.slice(end + 4) }
}

/** The status of a response's text; 0 if it is none. */
export function statusOf(text: string): number {
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)
}

/** The value of a field in a text; null if it is not there. */
export function fieldIn(text: string, name: string): string | null {
  const wanted = `${name.toLowerCase()}:`
  const line = partsOf(text)
    .head.split('\r\n')
    .find(one => one.toLowerCase().startsWith(wanted))
  return line === undefined ? null : trimmed(line.slice(wanted.length))
}

/** Where a response says that the next page is; null if it says nothing of it. */
export function nextIn(text: string): string | null {
  return /^<([^>]*)>; rel="next"$/.exec(fieldIn(text, 'Link') ?? '')?.[1] ?? null
}
