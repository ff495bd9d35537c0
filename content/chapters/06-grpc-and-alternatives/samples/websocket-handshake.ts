// How a GET becomes a WebSocket, and what a first frame looks like.
import { createHash } from 'node:crypto'

/** A constant of the standard: nobody else would hash just this. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

function accept(key: string): string {
  return createHash('sha1')
    .update(key + GUID)
    .digest('base64')
}

/** A short text from the client: masked with four random bytes. */
function frame(text: string, mask: number[]): number[] {
  const bytes = [...new TextEncoder().encode(text)]
  const masked = bytes.map((byte, i) => byte ^ (mask[i % 4] ?? 0))
  // 0x81: whole message, text; the top bit of the length: masked
  return [0x81, 0x80 | bytes.length, ...mask, ...masked]
}

const key = 'dGhlIHNhbXBsZSBub25jZQ=='
const hello = frame('Hello', [0x37, 0xfa, 0x21, 0x3d])

console.log('> GET /orders HTTP/1.1')
console.log('> Connection: Upgrade')
console.log('> Upgrade: websocket')
console.log('> Sec-WebSocket-Version: 13')
console.log(`> Sec-WebSocket-Key: ${key}`)
console.log('< HTTP/1.1 101 Switching Protocols')
console.log(`< Sec-WebSocket-Accept: ${accept(key)}`)
console.log(`> ${Buffer.from(hello).toString('hex')}`)
