import { EventEmitter, once } from 'node:events'
import http from 'node:http'
import net from 'node:net'
import { describe, expect, it } from 'vitest'
import { calls, requestText, responseText } from './calls.ts'

/** A real HTTP server that answers with `status`; what it understood is what it gives back. */
async function ask(text: string): Promise<{ method: string; url: string; host: string; body: string }> {
  const server = http.createServer((request, response) => {
    let body = ''
    request.on('data', part => {
      body += part
    })
    request.on('end', () => response.end(JSON.stringify({ method: request.method, url: request.url, host: request.headers.host, body })))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const socket = net.connect((server.address() as net.AddressInfo).port, '127.0.0.1')
  socket.write(text)
  const [answer] = (await once(socket, 'data')) as [Buffer]
  socket.destroy()
  server.close()
  return JSON.parse(answer.toString().split('\r\n\r\n')[1] as string)
}

/** What Node's own HTTP client makes of a response text. */
async function understand(text: string): Promise<{ status: number; body: string }> {
  const server = net.createServer(socket => {
    socket.once('data', () => socket.end(text))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as net.AddressInfo
  const request = http.get({ port, host: '127.0.0.1', agent: false })
  const [response] = (await once(request, 'response')) as [http.IncomingMessage]
  let body = ''
  for await (const part of response) body += part
  server.close()
  return { status: response.statusCode as number, body }
}

describe('the messages of one order', () => {
  it.each(Object.entries(calls))('to %s are HTTP/1.1 that a real server understands whole', async (callee, call) => {
    const body = call.ask(1047)
    const [method, url] = call.request.split(' ')
    expect(await ask(requestText(call.request, callee, body))).toEqual({
      method,
      url,
      host: `${callee}.example.com`,
      body: body === null ? '' : JSON.stringify(body),
    })
  })

  it.each(Object.entries(calls))('from %s are HTTP/1.1 that a real client understands whole', async (_, call) => {
    expect(await understand(responseText(call.answer, call.reply(1047)))).toEqual({
      status: Number.parseInt(call.answer, 10),
      body: JSON.stringify(call.reply(1047)),
    })
  })

  it('to a process that is down are refused by its host, by the system’s own words', async () => {
    const server = net.createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as net.AddressInfo
    server.close()
    await once(server, 'close')
    const [error] = (await once(
      net.connect(port, '127.0.0.1').on('connect', () => {}),
      'error',
    ).catch(refusal => [refusal])) as [NodeJS.ErrnoException]
    expect(error.code).toBe('ECONNREFUSED')
  })

  it('that are given up leave the server’s work done: ending the wait ends no work', async () => {
    const charged = new EventEmitter()
    let charges = 0
    const server = http.createServer(request => {
      request.resume()
      request.on('end', () => {
        charges++
        charged.emit('charge')
      })
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as net.AddressInfo
    const attempt = async (): Promise<string> => {
      const patience = new AbortController()
      // The wait ends exactly when the work is done: no real clock, so no luck either.
      charged.once('charge', () => patience.abort())
      try {
        await fetch(`http://127.0.0.1:${port}/charges`, { method: 'POST', body: '{}', signal: patience.signal })
        return 'answered'
      } catch (error) {
        return (error as Error).name
      }
    }
    expect([await attempt(), await attempt()]).toEqual(['AbortError', 'AbortError'])
    expect(charges).toBe(2)
    server.closeAllConnections()
    server.close()
  })
})
