/** REST over HTTP/1.1 against Node's own HTTP: its server reads our request, its client our answer. */
import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { expect, it } from 'vitest'
import { emptyTable } from '../../actors/hpack/tables.ts'
import { joined } from './parts.ts'
import type { Setting } from './protocol.ts'
import { rest } from './rest.ts'

const SET: Setting = {
  question: 'user',
  fieldsWanted: 6,
  orders: 3,
  http: '1.1',
  restCalls: 'include',
  otherFields: 4,
  etags: true,
  batching: false,
  token: 'secret',
}
const LINE = { table: emptyTable(), stream: 1 }
const ASK = { what: 'user and orders', id: 42 } as const

/** Listens on a free port of this machine. */
async function listening(server: net.Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

it('is read by a real server: method, path and every field', async () => {
  const server = http.createServer()
  const socket = net.connect(await listening(server), '127.0.0.1')
  socket.write(joined(rest.request(SET, LINE, ASK, '"v1"').parts))
  const [request, response] = (await once(server, 'request')) as [IncomingMessage, ServerResponse]
  expect([request.method, request.url, request.httpVersion]).toEqual(['GET', '/users/42?include=orders&limit=3', '1.1'])
  expect(request.headers).toEqual({
    host: 'api.example.com',
    'user-agent': 'shop-app/1.0',
    accept: 'application/json',
    authorization: 'Bearer secret',
    'if-none-match': '"v1"',
  })
  response.end()
  socket.destroy()
  server.close()
})

it.each([
  ['whole', null, 200],
  ['left out where the client has it', 'same', 304],
])('is read by a real client, its body %s', async (_, has, status) => {
  const known = { count: 3, at: 0, failed: false }
  const version = rest.answer(SET, LINE, ASK, { ...known, etag: null }).told.etag
  const answer = rest.answer(SET, LINE, ASK, { ...known, etag: has === null ? null : version })
  const server = net.createServer(socket => void socket.once('data', () => socket.write(joined(answer.parts))))
  const request = http.get({ port: await listening(server), host: '127.0.0.1', agent: false })
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  let body = ''
  for await (const part of response) body += part
  expect([response.statusCode, response.headers.etag, response.headers.date]).toEqual([status, version, 'Mon, 02 Mar 2026 10:00:00 GMT'])
  if (status === 200) expect((JSON.parse(body) as { orders: unknown[] }).orders).toHaveLength(3)
  else expect(body).toBe('')
  request.destroy()
  server.close()
})
