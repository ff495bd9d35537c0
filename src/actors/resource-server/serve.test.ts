import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../engine/trace.ts'
import { byteLength, firstBytes } from './byte-length.ts'
import { secondsOf } from './http-date.ts'
import { printResponse } from './http-response.ts'
import { printJson } from './json-text.ts'
import { KNOWN_METHODS } from './methods.ts'
import { type Api, type Handler, serve } from './serve.ts'

/** The smallest API: one note that can be read, replaced and deleted, and a bell that can only be rung. */
interface Data {
  readonly note: Json
  readonly rings: number
}

const put: Handler<Data> = {
  takes: 'application/json',
  whereNothingIs: true,
  perform: (_, note) => ({ data: { note, rings: 0 }, response: { status: 204, fields: [], body: null } }),
}
const patch: Handler<Data> = { ...put, takes: 'application/merge-patch+json' }
const remove: Handler<Data> = { perform: () => ({ data: { note: null, rings: 0 }, response: { status: 204, fields: [], body: null } }) }

const api = (requireIfMatch = false): Api<Data> => ({
  requireIfMatch,
  route(data, segments) {
    if (segments.join('/') === 'bell')
      return {
        handlers: {
          POST: {
            whereNothingIs: true,
            perform: () => ({ data: { ...data, rings: data.rings + 1 }, response: { status: 202, fields: [], body: '' } }),
          },
        },
      }
    if (segments.join('/') !== 'note') return null
    const show = () => (data.note === null ? null : { body: printJson(data.note), etag: { weak: false, opaque: 'v1' }, lastModified: NOW })
    return { show, handlers: { PUT: put, PATCH: patch, DELETE: remove } }
  },
})

const NOW = secondsOf(2026, 3, 2, 9)
const FULL: Data = { note: { text: 'caf\u00e9' }, rings: 0 }

/** Sends a request; a line that begins with a brace is content. */
function ask(
  line: string,
  {
    data = FULL,
    requireIfMatch = false,
    fields = [],
    body,
  }: { data?: Data; requireIfMatch?: boolean; fields?: readonly string[]; body?: string } = {},
) {
  const length = body === undefined ? [] : [`Content-Length: ${byteLength(body)}`]
  const outcome = serve(
    api(requireIfMatch),
    data,
    `${[`${line} HTTP/1.1`, 'Host: a', ...length, ...fields].join('\r\n')}\r\n\r\n${body ?? ''}`,
    NOW,
  )
  const get = (name: string) => outcome.response.fields.find(([own]) => own === name)?.[1]
  return { ...outcome, ...outcome.response, get, text: printResponse(outcome.response) }
}

const JSON_CONTENT = 'Content-Type: application/json'

describe('a response', () => {
  it('to GET carries content, its length in octets, its type, its version and the hour', () => {
    const { text } = ask('GET /note')
    expect(text).toBe(
      'HTTP/1.1 200 OK\r\nDate: Mon, 02 Mar 2026 09:00:00 GMT\r\nContent-Type: application/json\r\nETag: "v1"\r\nLast-Modified: Mon, 02 Mar 2026 09:00:00 GMT\r\nCache-Control: no-cache\r\nContent-Length: 22\r\n\r\n{\n  "text": "caf\u00e9"\n}\n',
    )
  })

  it('to HEAD is that to GET without the content, refusals too', () => {
    for (const path of ['/note', '/nothing', '/bell']) {
      const [get, head] = [ask(`GET ${path}`), ask(`HEAD ${path}`)]
      expect(head.body).toBeNull()
      if (path !== '/bell') expect(head.fields).toEqual(get.fields)
      expect(head.status).toBe(get.status)
    }
  })

  it('with 304 has version and date, no content, no length and no type', () => {
    const { status, fields, body } = ask('GET /note', { fields: ['If-None-Match: "v1"'] })
    expect([status, body]).toEqual([304, null])
    expect(fields.map(([name]) => name)).toEqual(['Date', 'ETag', 'Last-Modified', 'Cache-Control'])
  })

  it.each([
    ['POST /note', 405, 'Allow', 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS'],
    ['GET /bell', 405, 'Allow', 'POST, OPTIONS'],
    ['QUERY /note', 405, 'Allow', 'GET, HEAD, PUT, PATCH, DELETE, OPTIONS'],
    ['OPTIONS /note', 204, 'Accept-Patch', 'application/merge-patch+json'],
    ['OPTIONS *', 204, 'Allow', KNOWN_METHODS.slice(0, 7).join(', ')],
    ['BREW /note', 501, 'Content-Type', 'application/problem+json'],
    ['get /note', 501, 'Content-Type', 'application/problem+json'],
    ['GET /nothing', 404, 'Content-Type', 'application/problem+json'],
  ])('to %s is %i and says %s: %s', (line, status, name, value) => {
    const body = line.startsWith('POST') ? '' : undefined
    const response = ask(line, body === undefined ? {} : { body })
    expect([response.status, response.get(name)]).toEqual([status, value])
  })

  it('with 415 says what would be taken', () => {
    expect(ask('PATCH /note', { fields: [JSON_CONTENT], body: '{}' }).get('Accept-Patch')).toBe('application/merge-patch+json')
    expect(ask('PUT /note', { body: '{}' }).get('Accept')).toBe('application/json')
    expect(ask('PUT /note', { fields: [JSON_CONTENT, 'Content-Encoding: gzip'], body: '{}' }).get('Accept-Encoding')).toBe('identity')
  })
})

describe('the order of the checks', () => {
  const broken = { fields: [JSON_CONTENT], body: '{' }

  it.each<[string, Parameters<typeof ask>[1], number]>([
    ['an unknown method before an unknown path: 501', { fields: [] }, 501],
    ['a type before a condition: 415', { fields: ['Content-Type: text/plain', 'If-Match: "v0"'], body: '{' }, 415],
    ['a condition before the content is looked at: 412', { fields: [...broken.fields, 'If-Match: "v0"'], body: '{' }, 412],
    ['a missing condition before the content: 428', { ...broken, requireIfMatch: true }, 428],
    ['the content last: 400', broken, 400],
  ])('%s', (_, request, status) => {
    expect(ask(status === 501 ? 'BREW /nothing' : 'PUT /note', request).status).toBe(status)
  })

  it('a condition on what is not there is not looked at: 404', () => {
    expect(ask('DELETE /note', { data: { note: null, rings: 0 }, fields: ['If-Match: "v1"'] }).status).toBe(404)
  })

  it('a server that asks for If-Match takes it, and lets what is new be created without', () => {
    expect(ask('PUT /note', { requireIfMatch: true, fields: [JSON_CONTENT, 'If-Match: "v1"'], body: '1' }).status).toBe(204)
    expect(ask('PUT /note', { requireIfMatch: true, fields: [JSON_CONTENT], body: '1', data: { note: null, rings: 0 } }).status).toBe(204)
  })
})

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    'GET ',
    'PUT ',
    'PATCH ',
    'DELETE ',
    '/note',
    '/bell',
    '?a=b',
    ' HTTP/1.1\r\n',
    'Host: a\r\n',
    'Content-Length: 2\r\n',
    `${JSON_CONTENT}\r\n`,
    'If-Match: *\r\n',
    'If-None-Match: ',
    '"v1"',
    '\r\n',
    '\r\n\r\n',
    '{}',
    '{"__proto__":{"polluted":1}}',
    '\0',
    '😀',
    '"',
    ',',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 14 }).map(list => list.join('')),
  )

  it('gets a response that is whole: a known status, a length that is true, no line break in any field', () => {
    fc.assert(
      fc.property(texts, text => {
        const { response } = serve(api(), FULL, text, NOW)
        const printed = printResponse(response)
        expect(printed).toMatch(/^HTTP\/1\.1 [2345]\d\d [A-Z][A-Za-z -]+\r\nDate: /)
        for (const [name, value] of response.fields) expect(name + value).not.toMatch(/[\r\n\0]/)
        const length = response.fields.find(([name]) => name === 'Content-Length')?.[1]
        if (response.body !== null) expect(Number(length)).toBe(new TextEncoder().encode(response.body).length)
        expect(({} as { polluted?: number }).polluted).toBeUndefined()
      }),
      { numRuns: 1000 },
    )
  })

  it('changes nothing if it is safe', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY'),
        fc.constantFrom('/note', '/bell', '*'),
        texts,
        (method, path, rest) => {
          expect(serve(api(), FULL, `${method} ${path} HTTP/1.1\r\nHost: a\r\n${rest}\r\n\r\n`, NOW).data).toBe(FULL)
        },
      ),
    )
  })
})

it('lengths are octets: what is cut is cut between characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, octets) => {
      expect(byteLength(text)).toBe(new TextEncoder().encode(text).length)
      const first = firstBytes(text, octets)
      expect(byteLength(first)).toBeLessThanOrEqual(octets)
      expect(text.startsWith(first)).toBe(true)
    }),
  )
})
