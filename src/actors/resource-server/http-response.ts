/** A response, and how it stands on the wire (RFC 9112). */
import { byteLength } from './byte-length.ts'
import { type Field, fieldValue } from './fields.ts'

/** A response before it is written. */
export interface HttpResponse {
  readonly status: number
  readonly fields: readonly Field[]
  /** Null: there is no content, and no length is announced. */
  readonly body: string | null
}

/** The reason phrases of RFC 9110 section 15 and RFC 6585. */
export const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  505: 'HTTP Version Not Supported',
}

/** `404 Not Found` */
export function statusLine(status: number): string {
  return `${status} ${REASONS[status] ?? ''}`.trimEnd()
}

/** The response with the length of its content announced; 204 and 304 have none. */
export function withLength({ status, fields, body }: HttpResponse): HttpResponse {
  if (body === null || fieldValue(fields, 'Content-Length') !== null) return { status, fields, body }
  return { status, fields: [...fields, ['Content-Length', String(byteLength(body))]], body }
}

/** The same response to HEAD: every field as for GET, and no content (RFC 9110 section 9.3.2). */
export function withoutContent(response: HttpResponse): HttpResponse {
  return { ...withLength(response), body: null }
}

/** Status line and fields, without the empty line that ends them. */
export function printHead({ status, fields }: HttpResponse): string {
  return [`HTTP/1.1 ${status} ${REASONS[status] ?? ''}`, ...fields.map(([name, value]) => `${name}: ${value}`)].join('\r\n')
}

/** The whole response, as it stands on the wire. */
export function printResponse(response: HttpResponse): string {
  return `${printHead(response)}\r\n\r\n${response.body ?? ''}`
}
