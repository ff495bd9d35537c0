import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTENT_LIMIT, readRequest } from './http-request.ts'

const HOST = 'Host: shop.example.com\r\n'
const statusOf = (text: string) => {
  const read = readRequest(text)
  return 'status' in read ? read.status : 200
}

describe('a request', () => {
  it('is read: method, path, query, fields, and as much content as it announces', () => {
    const read = readRequest(`PUT /orders/a%20b?x=1&y=%26+z HTTP/1.1\r\n${HOST}If-Match:  "v1" \r\nContent-Length: 4\r\n\r\né{}and more`)
    expect(read).toEqual({
      method: 'PUT',
      target: {
        path: '/orders/a%20b',
        segments: ['orders', 'a b'],
        query: [
          ['x', '1'],
          ['y', '& z'],
        ],
      },
      fields: [
        ['Host', 'shop.example.com'],
        ['If-Match', '"v1"'],
        ['Content-Length', '4'],
      ],
      body: 'é{}',
    })
  })

  it.each([
    ['an empty line is missing', 'GET / HTTP/1.1\r\n', 400],
    ['two spaces', `GET  / HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['a space in the path', `GET /a b HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['a letter beyond ASCII in the path', `GET /caf\u00e9 HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['a percent sign alone', `GET /100% HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['octets that are no UTF-8', `GET /%ff HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['a path without a slash', `GET orders HTTP/1.1\r\n${HOST}\r\n`, 400],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['two hosts', `GET / HTTP/1.1\r\n${HOST}${HOST}\r\n`, 400],
    ['no host, in HTTP/1.0', 'GET / HTTP/1.0\r\n\r\n', 200],
    ['HTTP/2.0', `GET / HTTP/2.0\r\n${HOST}\r\n`, 505],
    ['a field without a colon', `GET / HTTP/1.1\r\n${HOST}If-Match\r\n\r\n`, 400],
    ['a space before the colon', `GET / HTTP/1.1\r\n${HOST}If-Match : "v1"\r\n\r\n`, 400],
    ['a line that begins with a space', `GET / HTTP/1.1\r\n${HOST}A: b\r\n c\r\n\r\n`, 400],
    ['a line feed alone in a value', `GET / HTTP/1.1\r\n${HOST}A: b\nC: d\r\n\r\n`, 400],
    ['a NUL in a value', `GET / HTTP/1.1\r\n${HOST}A: b\0\r\n\r\n`, 400],
    ['content of unknown length', `POST / HTTP/1.1\r\n${HOST}\r\n`, 411],
    ['a length that is no number', `POST / HTTP/1.1\r\n${HOST}Content-Length: ten\r\n\r\n`, 400],
    ['two lengths', `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, 400],
    ['the same length twice', `POST / HTTP/1.1\r\n${HOST}Content-Length: 2\r\nContent-Length: 2\r\n\r\nab`, 200],
    ['length and transfer coding', `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`, 400],
    ['chunks', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 411],
    ['another transfer coding', `POST / HTTP/1.1\r\n${HOST}Transfer-Encoding: br\r\n\r\n`, 501],
    ['less content than announced', `POST / HTTP/1.1\r\n${HOST}Content-Length: 9\r\n\r\nab`, 408],
    ['too much content', `POST / HTTP/1.1\r\n${HOST}Content-Length: ${CONTENT_LIMIT + 1}\r\n\r\n`, 413],
    ['a long path', `GET /${'a'.repeat(3000)} HTTP/1.1\r\n${HOST}\r\n`, 414],
    ['many fields', `GET / HTTP/1.1\r\n${HOST}A: ${'a'.repeat(9000)}\r\n\r\n`, 431],
  ])('with %s: %#', (_, text, status) => {
    expect(statusOf(text)).toBe(status)
  })

  it('is any text: it is read, or refused with a status that names the fault, and nothing is thrown', () => {
    const parts = fc.constantFrom(
      'GET',
      'PATCH',
      ' ',
      '/',
      '/orders',
      '?',
      '%',
      '%41',
      'HTTP/1.1',
      '\r\n',
      '\r',
      '\n',
      ':',
      'Host',
      'Host: a',
      'Content-Length: ',
      '3',
      '"',
      '\0',
      '__proto__',
      '😀',
      'é',
    )
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts, { maxLength: 20 }).map(list => list.join('')),
      fc.array(parts).map(list => `GET / HTTP/1.1\r\n${HOST}${list.join('')}\r\n\r\n`),
    )
    fc.assert(
      fc.property(texts, text => {
        const read = readRequest(text)
        if ('status' in read) expect(read.status).toBeGreaterThanOrEqual(400)
        else for (const [name, value] of read.fields) expect(name + value).not.toMatch(/[\r\n\0]/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe("beside Node's own HTTP server", () => {
  let server: Server
  beforeAll(async () => {
    server = createServer((_, response) => response.end())
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => server.close())

  const nodes = (text: string) =>
    new Promise<number>(resolve => {
      const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
      socket.once('data', data => {
        resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(String(data))?.[1]))
        socket.destroy()
      })
      socket.write(text)
    })

  it.each([
    `GET / HTTP/1.1\r\n${HOST}\r\n`,
    `GET /a b HTTP/1.1\r\n${HOST}\r\n`,
    `GET orders HTTP/1.1\r\n${HOST}\r\n`,
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.0\r\n\r\n',
    `GET / HTTP/1.1\r\n${HOST}If-Match\r\n\r\n`,
    `GET / HTTP/1.1\r\n${HOST}If-Match : "v1"\r\n\r\n`,
    `GET / HTTP/1.1\r\n${HOST}A: b\0\r\n\r\n`,
    `GET / HTTP/1.1\r\n${HOST}A: \t b \t\r\n\r\n`,
    `GET / HTTP/1.1\r\n${HOST}A: caf\u00e9\r\n\r\n`,
    `GET / HTTP/1.1\r\n${HOST}: empty name\r\n\r\n`,
    `POST / HTTP/1.1\r\n${HOST}Content-Length: ten\r\n\r\n`,
    `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`,
    `POST / HTTP/1.1\r\n${HOST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST / HTTP/1.1\r\n${HOST}Content-Length: 2\r\n\r\nab`,
    `DELETE / HTTP/1.1\r\n${HOST}\r\n`,
  ])('%j is as broken, or as whole', async text => {
    expect(statusOf(text)).toBe(await nodes(text))
  })
})
