/** What the model says of processes, held against real ones: a stuck process accepts and is silent, an ended one refuses, a killed one resets. */
import { type ChildProcess, spawn } from 'node:child_process'
import http from 'node:http'
import net from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'

/** A server that says where it listens; GET /stuck puts its only thread into a loop, GET /slow is never answered. */
const SERVER = `
  const server = require('node:http').createServer((request, response) => {
    if (request.url === '/stuck') for (;;);
    if (request.url !== '/slow') response.end('ok')
  })
  server.listen(0, '127.0.0.1', () => console.log(server.address().port))
`

const running: ChildProcess[] = []

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
})

function serve(): Promise<{ readonly child: ChildProcess; readonly port: number }> {
  const child = spawn(process.execPath, ['-e', SERVER], { stdio: ['ignore', 'pipe', 'inherit'] })
  running.push(child)
  return new Promise(resolve => child.stdout?.once('data', data => resolve({ child, port: Number(data) })))
}

/** The status of an answer, or the code of the error; `timeout` if neither comes within `ms`. */
function get(port: number, path: string, ms = 20_000): Promise<number | string | undefined> {
  return new Promise(resolve => {
    const request = http.get({ host: '127.0.0.1', port, path, agent: false, timeout: ms }, answer => resolve(answer.statusCode))
    request.on('timeout', () => resolve('timeout'))
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
  })
}

function connects(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = net.connect(port, '127.0.0.1', () => resolve(true))
    socket.on('connect', () => socket.destroy())
    socket.on('error', () => resolve(false))
  })
}

const ended = (child: ChildProcess): Promise<NodeJS.Signals | null> =>
  new Promise(resolve => child.once('exit', (_, signal) => resolve(signal)))

describe('a real process', () => {
  it('that hangs still accepts connections, and answers nothing', async () => {
    const { port } = await serve()
    expect(await get(port, '/')).toBe(200)
    void get(port, '/stuck')
    expect(await get(port, '/', 1500)).toBe('timeout')
    expect(await connects(port), 'a probe of the port alone would find it alive').toBe(true)
  })

  it('that has ended refuses at once, and who was waiting is reset', async () => {
    const { child, port } = await serve()
    const waiting = get(port, '/slow')
    await get(port, '/')
    child.kill('SIGKILL')
    await ended(child)
    expect(await waiting).toBe('ECONNRESET')
    expect(await get(port, '/')).toBe('ECONNREFUSED')
  })
})
