// A chat room over WebSocket, with Node alone: who may come in, who
// hears what, and who is put out.
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const HOME = 'https://shop.example.com'
const [TEXT, CLOSE, PING] = [1, 8, 9]
const room = new Set<Duplex>()

function accept(key: string): string {
  return createHash('sha1')
    .update(key + GUID)
    .digest('base64')
}

const masked = (data: Buffer, mask: Buffer) =>
  data.map((byte, i) => byte ^ (mask[i % 4] ?? 0))

/** One short frame; clients mask theirs, servers do not. */
function frame(kind: number, text = '', mask?: Buffer): Buffer {
  const data = Buffer.from(text)
  if (!mask) {
    return Buffer.concat([
      Buffer.from([0x80 | kind, data.length]),
      data,
    ])
  }
  const head = Buffer.from([0x80 | kind, 0x80 | data.length])
  return Buffer.concat([head, mask, masked(data, mask)])
}

/** What comes in, frame by frame, however the network cuts it. */
async function* frames(socket: Duplex) {
  let rest = Buffer.alloc(0)
  for await (const piece of socket) {
    rest = Buffer.concat([rest, piece as Buffer])
    while (rest.length >= 2) {
      const [kind = 0, size = 0] = rest
      const body = size & 0x80 ? 6 : 2
      const end = body + (size & 0x7f)
      if (end > body + 125) throw new Error('short messages only')
      if (rest.length < end) break
      const data = masked(
        rest.subarray(body, end),
        rest.subarray(2, body),
      )
      yield { kind: kind & 0x0f, text: Buffer.from(data).toString() }
      rest = rest.subarray(end)
    }
  }
}

/** To everybody. Whoever leaves too much unread is put out. */
function say(text: string) {
  for (const guest of room) {
    if (guest.writableLength > 64_000) guest.destroy()
    else guest.write(frame(TEXT, text))
  }
}

async function serve(asked: IncomingMessage, guest: Duplex) {
  if (asked.headers.origin !== HOME) {
    return guest.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  }
  const key = asked.headers['sec-websocket-key'] ?? ''
  guest.write(
    'HTTP/1.1 101 Switching Protocols\r\n' +
      'Connection: Upgrade\r\nUpgrade: websocket\r\n' +
      `Sec-WebSocket-Accept: ${accept(key)}\r\n\r\n`,
  )
  room.add(guest)
  let heard = true
  const pulse = setInterval(() => {
    // silent since the last ping: nobody is there any more
    if (!heard) guest.destroy()
    heard = false
    guest.write(frame(PING))
  }, 20_000)
  try {
    for await (const { kind, text } of frames(guest)) {
      heard = true
      if (kind === TEXT) say(text)
      if (kind !== CLOSE) continue
      room.delete(guest)
      guest.end(frame(CLOSE))
    }
  } catch {
    guest.destroy()
  } finally {
    room.delete(guest)
    clearInterval(pulse)
  }
}

/** A seat in the room, or the status with which it was refused. */
function join(port: number, origin: string): Promise<Duplex | number> {
  const headers = {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    Origin: origin,
  }
  return new Promise(resolve => {
    request({ port, path: '/chat', headers })
      .on('upgrade', (_, socket) => resolve(socket))
      .on('response', ({ statusCode = 0 }) => resolve(statusCode))
      .end()
  })
}

const server = createServer()
server.on('upgrade', (asked, guest) => void serve(asked, guest))
await once(server.listen(0, '127.0.0.1'), 'listening')
const { port } = server.address() as AddressInfo

const ines = (await join(port, HOME)) as Duplex
const omar = (await join(port, HOME)) as Duplex
const [inesHears, omarHears] = [frames(ines), frames(omar)]
ines.write(frame(TEXT, 'Is the kettle in stock?', randomBytes(4)))
console.log(`Ines hears: ${(await inesHears.next()).value?.text}`)
console.log(`Omar hears: ${(await omarHears.next()).value?.text}`)
const stranger = await join(port, 'https://elsewhere.example')
console.log(`from another site: ${stranger}`)
omar.write(frame(CLOSE, '', randomBytes(4)))
await omarHears.next()
console.log(`Omar leaves, ${room.size} in the room`)
ines.end(frame(CLOSE, '', randomBytes(4)))
omar.end()
server.close()
