/** Messages as bytes in parts: each stretch knows what it is, so that a view can colour and name it, and measures can count it. */
import type { Json } from '../../engine/trace.ts'

/** What a stretch of bytes is to its reader. */
export type PartRole = 'frame' | 'header' | 'prefix' | 'name' | 'value' | 'mark'

/** A stretch of a message. */
export interface Part {
  readonly bytes: Uint8Array
  readonly role: PartRole
  readonly label: string
  /** It belongs to the encoded message alone, not to headers and framing. */
  readonly payload?: true
  /** It carries a field that nobody asked for. */
  readonly unwanted?: true
}

/** A part as a trace holds it: how many bytes, what they are to a reader, and its name. */
export type PartNote = readonly [length: number, role: string, label: string]

/** What a message says of its own bytes, in its `detail`. */
export interface Anatomy {
  /** The first bytes, in hexadecimal. */
  readonly hex: string
  /** The parts of those. */
  readonly parts: readonly PartNote[]
  /** Bytes of the encoded message alone. */
  readonly payload: number
  /** Bytes of headers, header compression included, without the framing around them. */
  readonly headers: number
  /** Bytes of the payload that nobody asked for. */
  readonly unwanted: number
}

/** How many bytes of a message its `detail` holds. */
export const SHOWN_BYTES = 512

const encoder = new TextEncoder()

/** Text as UTF-8. Most of it is ASCII, for which a loop is many times faster than the encoder. */
export function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code > 127) return encoder.encode(text)
    bytes[i] = code
  }
  return bytes
}

/** How many bytes some parts have. */
export function lengthOf(parts: readonly Part[]): number {
  let length = 0
  for (const { bytes } of parts) length += bytes.length
  return length
}

/** All bytes of some parts. */
export function joined(parts: readonly Part[]): Uint8Array {
  const out = new Uint8Array(lengthOf(parts))
  let at = 0
  for (const { bytes } of parts) {
    out.set(bytes, at)
    at += bytes.length
  }
  return out
}

/** The parts from byte `from` to byte `to`; one that lies across an edge is cut there. */
export function cut(parts: readonly Part[], from: number, to: number): Part[] {
  const out: Part[] = []
  let at = 0
  for (const part of parts) {
    if (at >= to) break
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, part.bytes.length)]
    if (start < end) out.push(end - start === part.bytes.length ? part : { ...part, bytes: part.bytes.slice(start, end) })
    at += part.bytes.length
  }
  return out
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function hexOf(parts: readonly Part[]): string {
  let hex = ''
  for (const { bytes } of parts) for (const byte of bytes) hex += HEX[byte]
  return hex
}

/** A message's size and `detail`. */
export function onTheWire(
  parts: readonly Part[],
  more: { readonly [key: string]: Json },
): { bytes: number; detail: { [key: string]: Json } } {
  const shown = cut(parts, 0, SHOWN_BYTES)
  let [all, payload, headers, unwanted] = [0, 0, 0, 0]
  for (const part of parts) {
    const { length } = part.bytes
    all += length
    if (part.payload) payload += length
    if (part.role === 'header') headers += length
    if (part.unwanted) unwanted += length
  }
  const notes = shown.map(({ bytes, role, label }) => [bytes.length, role, label] as const)
  return { bytes: all, detail: { ...more, hex: hexOf(shown), parts: notes, payload, headers, unwanted } }
}

/** The anatomy of a message, or null if it shows no bytes. */
export function anatomyOf(detail: { readonly [key: string]: Json }): Anatomy | null {
  return typeof detail.hex === 'string' ? (detail as unknown as Anatomy) : null
}
