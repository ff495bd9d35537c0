/** Reads a request as it stands on the wire (RFC 9112): request line, fields, content. What cannot be read is answered at once. */
import { byteLength, firstBytes } from './byte-length.ts'
import { type Field, fieldValue, listOf, trimmed } from './fields.ts'
import type { HttpResponse } from './http-response.ts'
import { problem } from './problem.ts'
import { readTarget, type Target } from './request-target.ts'

/** The longest request target, in octets. */
export const TARGET_LIMIT = 2048
/** The longest header section, in octets. */
export const HEAD_LIMIT = 8192
/** The longest content, in octets. */
export const CONTENT_LIMIT = 16_384

/** A request that could be read. */
export interface HttpRequest {
  readonly method: string
  readonly target: Target
  readonly fields: readonly Field[]
  /** As many octets as the request announced. */
  readonly body: string
}

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+"
const REQUEST_LINE = new RegExp(`^(${TOKEN}) (\\S+) HTTP/(\\d)\\.(\\d)$`)
const FIELD_LINE = new RegExp(`^(${TOKEN}):(.*)$`, 's')
/** Methods whose meaning is in their content. */
const WITH_CONTENT: readonly string[] = ['POST', 'PUT', 'PATCH']

/** Reads a request, or answers with what is wrong with it: 400, 408, 411, 413, 414, 431, 501 or 505. It takes any text. */
export function readRequest(text: string): HttpRequest | HttpResponse {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return problem(400, { detail: 'The fields do not end with an empty line.' })
  const [line = '', ...lines] = text.slice(0, end).split('\r\n')
  const parts = REQUEST_LINE.exec(line)
  if (!parts) return problem(400, { detail: 'The request line is not of the form METHOD TARGET HTTP/1.1, with one space between.' })
  const [, method = '', rawTarget = '', major, minor] = parts
  if (major !== '1') return problem(505, { detail: 'This server speaks HTTP/1.1.' })
  if (byteLength(rawTarget) > TARGET_LIMIT) return problem(414, { detail: `A target has at most ${TARGET_LIMIT} octets.` })
  if (byteLength(text.slice(0, end)) > HEAD_LIMIT) return problem(431, { detail: `The fields have at most ${HEAD_LIMIT} octets together.` })
  const target = readTarget(method, rawTarget)
  if (typeof target === 'string') return problem(400, { detail: target })
  const fields = readFields(lines)
  if (typeof fields === 'string') return problem(400, { detail: fields })
  const hosts = fields.filter(([name]) => name.toLowerCase() === 'host')
  if (hosts.length > 1 || (hosts.length === 0 && minor !== '0')) {
    return problem(400, { detail: `A request names its host exactly once; this one has ${hosts.length} Host fields.` })
  }
  const body = readBody(method, fields, text.slice(end + 4))
  return typeof body === 'string' ? { method, target, fields, body } : body
}

function readFields(lines: readonly string[]): Field[] | string {
  const fields: Field[] = []
  for (const line of lines) {
    const match = FIELD_LINE.exec(line)
    if (!match) return `The line "${shown(line)}" is no field: NAME: VALUE, without a space before the colon.`
    const value = trimmed(match[2] as string)
    if (hasControl(value)) return `The field ${match[1]} holds a control character.`
    fields.push([match[1] as string, value])
  }
  return fields
}

/** Tabs are let through; carriage return, line feed, NUL and their like are not (RFC 9110 section 5.5). */
function hasControl(value: string): boolean {
  return [...value].some(character => (character < ' ' && character !== '\t') || character === '\x7f')
}

function shown(line: string): string {
  return [...line.slice(0, 40)].map(character => (character < ' ' || character === '\x7f' ? '?' : character)).join('')
}

/** The content, or the response to a request whose length cannot be known (RFC 9112 section 6.3). */
function readBody(method: string, fields: readonly Field[], rest: string): string | HttpResponse {
  const length = fieldValue(fields, 'Content-Length')
  const coding = fieldValue(fields, 'Transfer-Encoding')
  if (coding !== null) {
    if (length !== null) return problem(400, { detail: 'Content-Length and Transfer-Encoding contradict each other.' })
    if (coding.toLowerCase() !== 'chunked') return problem(501, { detail: 'This server knows no transfer coding but chunked.' })
    return problem(411, { detail: 'This server takes no chunked content. Announce its length with Content-Length.' })
  }
  if (length === null) {
    if (!WITH_CONTENT.includes(method)) return ''
    return problem(411, { detail: `${method} carries content. Announce its length with Content-Length.` })
  }
  const lengths = new Set(listOf(length))
  const [only = ''] = lengths
  if (lengths.size !== 1 || !/^\d{1,15}$/.test(only)) return problem(400, { detail: 'Content-Length is not one whole number.' })
  const announced = Number(only)
  if (announced > CONTENT_LIMIT) return problem(413, { detail: `Content has at most ${CONTENT_LIMIT} octets; ${announced} are announced.` })
  const come = byteLength(rest)
  if (come < announced) return problem(408, { detail: `${announced} octets are announced, ${come} came, and no more for a long time.` })
  return firstBytes(rest, announced)
}
