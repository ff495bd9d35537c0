import { once } from 'node:events'
import http2 from 'node:http2'
import net, { type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { decodeHeaders, encodeHeaders } from './hpack/hpack.ts'
import { emptyTable, type Field } from './hpack/tables.ts'
import {
  FLAGS,
  type Frame,
  frame,
  INITIAL_WINDOW,
  PREFACE,
  readFrame,
  readFrames,
  settingsPayload,
  windowUpdatePayload,
} from './http2-frames.ts'

const EMPTY = new Uint8Array()

const GET: readonly Field[] = [
  [':method', 'GET'],
  [':authority', 'shop.example.com'],
  [':scheme', 'http'],
  [':path', '/style.css'],
  ['accept', 'text/css,*/*;q=0.1'],
  ['accept-encoding', 'gzip, deflate, br'],
  ['user-agent', 'Mozilla/5.0 (X11; Linux x86_64)'],
  ['cookie', 'session=8f2c1e7ab94d4e02a1c6'],
  ['authorization', 'Bearer 1'],
  ['if-none-match', '"33a64df5"'],
]

async function listening(server: net.Server | http2.Http2Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

describe('a frame', () => {
  it('begins with nine octets: length, type, flags, stream', () => {
    const bytes = frame({ type: 'HEADERS', flags: FLAGS.END_STREAM | FLAGS.END_HEADERS, stream: 5, payload: new Uint8Array(70_000) })
    expect([...bytes.subarray(0, 9)]).toEqual([1, 0x11, 0x70, 1, 5, 0, 0, 0, 5])
    expect(bytes.length).toBe(70_009)
  })

  it('is read back as it was written, one after another', () => {
    const frames: Frame[] = [
      { type: 'SETTINGS', flags: 0, stream: 0, payload: settingsPayload([['INITIAL_WINDOW_SIZE', INITIAL_WINDOW]]) },
      { type: 'WINDOW_UPDATE', flags: 0, stream: 0x7fffffff, payload: windowUpdatePayload(0x7fffffff) },
      { type: 'DATA', flags: FLAGS.END_STREAM, stream: 1, payload: EMPTY },
    ]
    const bytes = Uint8Array.from(frames.flatMap(one => [...frame(one)]))
    expect(readFrames(bytes)).toEqual(frames)
    expect(readFrame(bytes.subarray(0, 14))).toBeNull()
  })

  it('of an unknown type is passed over, and the reserved bit of the stream is ignored', () => {
    const known = frame({ type: 'PING', flags: 0, stream: 0, payload: new Uint8Array(8) })
    const unknown = Uint8Array.from([0, 0, 1, 99, 0, 0x80, 0, 0, 1, 7])
    expect(readFrames(Uint8Array.from([...unknown, ...known])).map(({ type }) => type)).toEqual(['PING'])
    expect(readFrame(Uint8Array.from([0, 0, 0, 0, 0, 0x80, 0, 0, 1]))?.frame?.stream).toBe(1)
  })

  it('with a stream or an increment that is none is refused', () => {
    expect(() => frame({ type: 'DATA', flags: 0, stream: -1, payload: EMPTY })).toThrow('no stream')
    expect(() => windowUpdatePayload(0)).toThrow('no increment')
  })
})

describe("Node's own HTTP/2", () => {
  it('writes the requests of a connection as this encoder does, octet by octet', async () => {
    const seen: Buffer[] = []
    const server = net.createServer(socket => socket.on('data', data => seen.push(data)).on('error', () => {}))
    const client = http2.connect(`http://127.0.0.1:${await listening(server)}`)
    client.on('error', () => {})
    const paths = ['/style.css', '/app.js', '/style.css']
    for (const path of paths)
      client.request(Object.fromEntries([...GET.slice(0, 3), [':path', path], ...GET.slice(4)])).on('error', () => {})
    const blocks = await new Promise<Frame[]>(resolve => {
      const look = setInterval(() => {
        const bytes = Buffer.concat(seen)
        const headers = readFrames(bytes.subarray(PREFACE.length)).filter(({ type }) => type === 'HEADERS')
        if (headers.length < paths.length) return
        clearInterval(look)
        expect(bytes.toString('latin1', 0, PREFACE.length)).toBe(PREFACE)
        resolve(headers)
      }, 5)
    })
    client.destroy()
    server.close()
    let table = emptyTable()
    blocks.forEach(({ stream, flags, payload }, i) => {
      expect([stream, flags]).toEqual([2 * i + 1, FLAGS.END_STREAM | FLAGS.END_HEADERS])
      const { fields } = decodeHeaders(table, payload)
      expect(new Set(fields.map(String))).toEqual(new Set([...GET.slice(0, 3), [':path', paths[i]], ...GET.slice(4)].map(String)))
      const again = encodeHeaders(table, fields)
      expect(Buffer.from(payload).toString('hex')).toBe(Buffer.from(again.bytes).toString('hex'))
      table = again.table
    })
  })

  it('understands what this encoder writes, and its answers are read here', async () => {
    const heard: string[] = []
    const server = http2.createServer((request, response) => {
      heard.push(`${request.stream.id} ${request.url} ${request.headers.cookie}`)
      response.setHeader('content-type', 'text/css')
      response.end('body { margin: 0 }')
    })
    const socket = net.connect(await listening(server), '127.0.0.1')
    const send = (one: Frame) => socket.write(frame(one))
    socket.write(PREFACE)
    send({ type: 'SETTINGS', flags: 0, stream: 0, payload: EMPTY })
    let table = emptyTable()
    for (const stream of [1, 3]) {
      const block = encodeHeaders(table, GET)
      table = block.table
      send({ type: 'HEADERS', flags: FLAGS.END_STREAM | FLAGS.END_HEADERS, stream, payload: block.bytes })
    }
    const frames = await new Promise<Frame[]>(resolve => {
      let seen = Buffer.alloc(0)
      socket.on('data', data => {
        seen = Buffer.concat([seen, data])
        const read = readFrames(seen)
        if (read.filter(({ type, flags }) => type === 'DATA' && flags & FLAGS.END_STREAM).length === 2) resolve(read)
      })
    })
    socket.destroy()
    server.close()
    expect(heard).toEqual([1, 3].map(stream => `${stream} /style.css session=8f2c1e7ab94d4e02a1c6`))
    let theirs = emptyTable()
    for (const { payload } of frames.filter(({ type }) => type === 'HEADERS')) {
      const { fields, table: next } = decodeHeaders(theirs, payload)
      expect(fields).toEqual(
        expect.arrayContaining([
          [':status', '200'],
          ['content-type', 'text/css'],
        ]),
      )
      theirs = next
    }
    const body = frames.filter(({ type, stream }) => type === 'DATA' && stream === 1).flatMap(({ payload }) => [...payload])
    expect(Buffer.from(body).toString()).toBe('body { margin: 0 }')
  })
})
