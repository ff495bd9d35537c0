/** The messages as HTTP: fields, statuses, and how many bytes each is over HTTP/1.1. */
import type { ReceivedMessage, SendEffect } from '../../engine/effects.ts'
import { newTraceparent, nextTraceparent } from './identifiers.ts'
import { pathBehind } from './routes.ts'
import { type ClientName, subjectOf, type Token, tokenLength } from './tokens.ts'

/** Fields by name, in lower case as HTTP/2 writes them. */
export type Fields = Readonly<Record<string, string>>

/** What a request of a client carries in the trace. */
export interface Asked {
  readonly n: number
  readonly method: string
  readonly path: string
  readonly client: ClientName
  readonly address: string
  readonly token: Token | null
  readonly headers: Fields
}

/** What an answer to a client carries in the trace. `door`: the one that said no, null where none did. */
export interface Answered {
  readonly n: number
  readonly status: number
  readonly door: Door | null
  readonly requestId: string
  readonly headers: Fields
}

/** The doors that can say no, in the order in which a request comes to them. */
export const DOORS = ['address', 'authenticate', 'limit', 'route', 'breaker', 'forward'] as const

/** One of the doors. */
export type Door = (typeof DOORS)[number]

/** The words behind a status (RFC 9110 and RFC 6585). */
const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  429: 'Too Many Requests',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** A status and its words. */
export function statusLine(status: number): string {
  return `${status} ${REASONS[status]}`
}

/** Which fields a client adds of its own accord. */
export type OwnFields = 'ids' | 'none' | 'malformed' | 'forged'

function ownFields(kind: OwnFields, n: number): Fields {
  switch (kind) {
    case 'ids':
      return { 'x-request-id': `web-${String(n).padStart(6, '0')}`, traceparent: newTraceparent(n, 'client') }
    case 'malformed':
      return { 'x-request-id': 'me\\n200 OK', traceparent: '00-0-0-00' }
    case 'forged':
      return { 'x-user-id': 'admin' }
    case 'none':
      return {}
  }
}

/** The address of the office in which both clients sit. */
export const OFFICE = '198.51.100.7'

/** A token is not written out: its claims stand beside the fields. */
const STANDS_FOR_IT = '(the token)'

/** A request of a client. */
export function requestOf(asked: Omit<Asked, 'headers' | 'address'>, own: OwnFields): SendEffect {
  const { n, method, path, token } = asked
  const authorization: Fields = token ? { authorization: `Bearer ${STANDS_FOR_IT}` } : {}
  const headers = { host: 'api.example.com', ...authorization, accept: 'application/json', ...ownFields(own, n) }
  const bytes = bytesOf(`${method} ${path} HTTP/1.1`, headers) + (token ? tokenLength(token) - STANDS_FOR_IT.length : 0)
  const detail = { ...asked, address: OFFICE, headers } as unknown as NonNullable<SendEffect['detail']>
  return { type: 'send', to: 'gateway', label: `${method} ${path} #${n}`, kind: 'request', bytes, detail }
}

/**
 * The request as it goes on: version cut off, identity fields from outside gone and set anew from the token, ids carried.
 * The token goes along, so that the service can check for itself.
 */
export function forwarded({ detail }: ReceivedMessage, upstream: string, requestId: string): SendEffect {
  const { n, method, path, client, address, headers } = detail as unknown as Asked
  const sent: Fields = {
    host: `${upstream}.example.net`,
    ...(headers.authorization ? { authorization: headers.authorization } : {}),
    accept: headers.accept as string,
    'x-request-id': requestId,
    traceparent: nextTraceparent(headers.traceparent, n, 'gateway'),
    'x-user-id': subjectOf(client),
    'x-forwarded-for': address,
    'x-forwarded-proto': 'https',
    via: '1.1 api.example.com',
  }
  return {
    type: 'send',
    to: upstream,
    label: `${method} ${pathBehind(path)} #${n}`,
    kind: 'request',
    bytes: bytesOf(`${method} ${pathBehind(path)} HTTP/1.1`, sent),
    detail: { n, client, headers: sent },
  }
}

/** An answer to a client: a problem in the form of RFC 9457, or what the upstream said. */
export function answerTo(
  { id, detail }: ReceivedMessage,
  answer: {
    readonly status: number
    readonly door: Door | null
    readonly why: string
    readonly requestId: string
    readonly headers: Fields
  },
  kind: 'response' | 'error' | 'cached',
): SendEffect {
  const { status, door, why, requestId } = answer
  const type = kind === 'error' ? 'application/problem+json' : 'application/json'
  const headers = { 'content-type': type, ...answer.headers, 'x-request-id': requestId }
  const line = statusLine(status)
  return {
    type: 'send',
    to: 'client',
    label: why ? `${line}: ${why}` : line,
    kind,
    event: kind === 'cached' ? 'response' : kind,
    correlates: id,
    bytes: bytesOf(`HTTP/1.1 ${line}`, headers) + (kind === 'error' ? `{"title":"${why}","status":${status}}`.length : BODY),
    detail: { n: detail.n as number, status, door, requestId, headers },
  }
}

/** An answer of an upstream is this long. */
export const BODY = 160

/** The bytes of a head over HTTP/1.1. */
export function bytesOf(line: string, headers: Fields): number {
  let bytes = line.length + 4
  for (const [name, value] of Object.entries(headers)) bytes += name.length + value.length + 4
  return bytes
}
