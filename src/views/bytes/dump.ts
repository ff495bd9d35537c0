/** Parts of a message cut into the rows of a hex dump. */
import type { BytePart, ByteRole } from './byte-roles.ts'

/** Bytes of one part that stand side by side in a row. */
export interface Stretch {
  /** Which part it is of, from 0. */
  readonly part: number
  readonly role: ByteRole
  readonly hex: string
  /** Printable ASCII as it is, everything else as a dot. */
  readonly text: string
}

/** Half of a row: up to eight bytes. */
export interface HalfRow {
  readonly offset: number
  readonly stretches: readonly Stretch[]
}

/** Bytes of a half row. */
const HALF = 8

/** The hexadecimal digits of bytes, parted by spaces. */
export function hexText(bytes: readonly number[]): string {
  return bytes.map(byte => byte.toString(16).padStart(2, '0')).join(' ')
}

/** Bytes as text: printable ASCII, and dots. */
export function plainText(bytes: readonly number[]): string {
  return bytes.map(byte => (byte >= 32 && byte < 127 ? String.fromCharCode(byte) : '·')).join('')
}

/** The rows of a dump, each of two halves; the last may lack its second one. */
export function dumpRows(parts: readonly BytePart[]): HalfRow[][] {
  const halves: { offset: number; room: number; stretches: Stretch[] }[] = []
  let offset = 0
  for (const [part, { bytes, role }] of parts.entries()) {
    for (let from = 0; from < bytes.length; ) {
      let half = halves.at(-1)
      if (!half || half.room === 0) {
        half = { offset, room: HALF, stretches: [] }
        halves.push(half)
      }
      const some = bytes.slice(from, from + half.room)
      half.stretches.push({ part, role, hex: hexText(some), text: plainText(some) })
      half.room -= some.length
      from += some.length
      offset += some.length
    }
  }
  return Array.from({ length: Math.ceil(halves.length / 2) }, (_, i) => halves.slice(2 * i, 2 * i + 2))
}
