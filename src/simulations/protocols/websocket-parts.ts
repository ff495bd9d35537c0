/** WebSocket frames in parts: 2 to 10 octets of head, a mask from clients, and the message (RFC 6455 sections 5.2 and 5.3). */
import { lengthOf, type Part } from './parts.ts'

const FIN_TEXT = 0x81
const MASKED = 0x80

/** The head of a text frame that is whole, without the mask. */
function headOf(length: number, masked: boolean): Uint8Array {
  const bit = masked ? MASKED : 0
  if (length < 126) return Uint8Array.from([FIN_TEXT, bit | length])
  if (length < 65_536) return Uint8Array.from([FIN_TEXT, bit | 126, length >>> 8, length & 255])
  return Uint8Array.from([FIN_TEXT, bit | 127, 0, 0, 0, 0, length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255])
}

/** A text frame. Clients give four octets as a mask, servers none. */
export function textFrame(message: readonly Part[], mask: Uint8Array | null): Part[] {
  const length = lengthOf(message)
  const head: Part = { bytes: headOf(length, mask !== null), role: 'frame', label: `text frame, ${length} bytes${mask ? ', masked' : ''}` }
  if (!mask) return [head, ...message]
  let at = 0
  const hidden = message.map(part => ({
    ...part,
    bytes: part.bytes.map(byte => byte ^ (mask[at++ % 4] as number)),
    label: `${part.label}, masked`,
  }))
  return [head, { bytes: mask, role: 'prefix', label: 'mask: four random bytes' }, ...hidden]
}
