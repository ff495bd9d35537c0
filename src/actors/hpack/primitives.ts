/** The two primitive types of HPACK: integers with a prefix (RFC 7541 section 5.1) and strings (section 5.2). */
import { huffmanDecode, huffmanEncode, huffmanLength } from './huffman.ts'

/** When a string is Huffman coded: if that is shorter, as nghttp2 does, or always or never, as the examples of the RFC do. */
export type Huffman = 'if shorter' | 'always' | 'never'

/** A place in bytes being read. */
export interface Reading<T> {
  readonly value: T
  readonly next: number
}

/** The largest integer that a decoder takes: more octets than this allows would only be an attack. */
const MOST = 0xfffffff

/** A whole number, 0 or more, behind a prefix of `bits` bits; `pattern` fills the bits before the prefix. */
export function encodeInteger(value: number, bits: number, pattern: number): number[] {
  const full = (1 << bits) - 1
  if (value < full) return [pattern | value]
  const out = [pattern | full]
  let rest = value - full
  for (; rest >= 128; rest = Math.floor(rest / 128)) out.push((rest % 128) | 128)
  return [...out, rest]
}

/** Reads an integer with a prefix of `bits` bits at `at`. Throws a RangeError if it does not end or is too large. */
export function decodeInteger(bytes: Uint8Array, at: number, bits: number): Reading<number> {
  const full = (1 << bits) - 1
  let value = octetAt(bytes, at) & full
  let next = at + 1
  if (value < full) return { value, next }
  for (let weight = 1; ; weight *= 128) {
    const octet = octetAt(bytes, next++)
    value += (octet & 127) * weight
    if (value > MOST) throw new RangeError(`an integer is larger than ${MOST}`)
    if (octet < 128) return { value, next }
  }
}

/** A string: its length, and whether it is Huffman coded, before its octets. */
export function encodeString(text: string, huffman: Huffman): number[] {
  const octets = octetsOf(text)
  const coded = huffman === 'always' || (huffman === 'if shorter' && huffmanLength(octets) < octets.length)
  const body = coded ? huffmanEncode(octets) : octets
  return [...encodeInteger(body.length, 7, coded ? 128 : 0), ...body]
}

/** Reads a string at `at`. Throws a RangeError if it is cut short or badly coded. */
export function decodeString(bytes: Uint8Array, at: number): Reading<string> {
  const coded = (octetAt(bytes, at) & 128) !== 0
  const { value: length, next } = decodeInteger(bytes, at, 7)
  if (next + length > bytes.length) throw new RangeError('a string is longer than the header block')
  const body = bytes.subarray(next, next + length)
  const octets = coded ? huffmanDecode(body) : [...body]
  return { value: octets.map(octet => String.fromCharCode(octet)).join(''), next: next + length }
}

/** The octets of a field's text: a character each. Throws a RangeError for characters above 255, which no field may hold as they are. */
function octetsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => {
    const code = text.charCodeAt(i)
    if (code > 255) throw new RangeError(`a header field holds "${text[i]}", which is no octet`)
    return code
  })
}

function octetAt(bytes: Uint8Array, at: number): number {
  const octet = bytes[at]
  if (octet === undefined) throw new RangeError('a header block is cut short')
  return octet
}
