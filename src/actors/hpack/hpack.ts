/** HPACK, the header compression of HTTP/2 (RFC 7541): an encoder that chooses as nghttp2 does, and a decoder that takes whatever is allowed. */
import { decodeInteger, decodeString, encodeInteger, encodeString, type Huffman } from './primitives.ts'
import { type DynamicTable, type Field, fieldAt, find, resized, withEntry } from './tables.ts'

/** How a literal is written: kept in the dynamic table, not kept, or never to be kept by anybody on the way (section 7.1.3). */
export type Indexing = 'kept' | 'not kept' | 'never kept'

/** What an encoder is free to choose. */
export interface Choices {
  readonly huffman?: Huffman
  readonly indexing?: (field: Field) => Indexing
}

/** A field as it was written. */
export interface EncodedField {
  readonly field: Field
  readonly bytes: Uint8Array
  /** `indexed`: the number of a whole field. Otherwise a literal. */
  readonly form: 'indexed' | Indexing
  /** The number of the field, or with a literal that of its name; 0 where the name is written out, too. */
  readonly index: number
  readonly table: DynamicTable
}

/** Fields whose values seldom come again: nghttp2 spends no place in the table on them. */
const SELDOM: ReadonlySet<string> = new Set([
  ':path',
  'age',
  'content-length',
  'etag',
  'if-modified-since',
  'if-none-match',
  'location',
  'set-cookie',
])

/** Cookies shorter than this could be guessed one letter at a time, by the size of what the table makes of them (section 7.1). */
const SHORT_COOKIE = 20

/** nghttp2's choice, which is that of Node and curl. */
export function indexingOf([name, value]: Field): Indexing {
  if (name === 'authorization' || (name === 'cookie' && value.length < SHORT_COOKIE)) return 'never kept'
  return SELDOM.has(name) ? 'not kept' : 'kept'
}

/** The bits before the number, and how many bits that number begins with (sections 6.2.1 to 6.2.3). */
const LITERALS = {
  kept: { pattern: 0x40, bits: 6 },
  'not kept': { pattern: 0, bits: 4 },
  'never kept': { pattern: 0x10, bits: 4 },
} as const

/** Writes one field. Throws a RangeError for characters that are no octets. */
export function encodeField(table: DynamicTable, field: Field, choices: Choices = {}): EncodedField {
  const { huffman = 'if shorter', indexing = indexingOf } = choices
  const form = indexing(field)
  const found = find(table, field)
  if (found.whole > 0 && form !== 'never kept') {
    return { field, bytes: Uint8Array.from(encodeInteger(found.whole, 7, 0x80)), form: 'indexed', index: found.whole, table }
  }
  const { pattern, bits } = LITERALS[form]
  const name = found.name > 0 ? [] : encodeString(field[0], huffman)
  const bytes = Uint8Array.from([...encodeInteger(found.name, bits, pattern), ...name, ...encodeString(field[1], huffman)])
  return { field, bytes, form, index: found.name, table: form === 'kept' ? withEntry(table, field) : table }
}

/** Writes the fields of a message, in order, and gives the table as it is then. */
export function encodeHeaders(
  table: DynamicTable,
  fields: readonly Field[],
  choices: Choices = {},
): { readonly bytes: Uint8Array; readonly table: DynamicTable } {
  const octets: number[] = []
  let known = table
  for (const field of fields) {
    const encoded = encodeField(known, field, choices)
    octets.push(...encoded.bytes)
    known = encoded.table
  }
  return { bytes: Uint8Array.from(octets), table: known }
}

/**
 * Reads a header block, and gives the table as it is then. Throws a RangeError for every block that RFC 7541 calls an error;
 * `mostSize` is what this side has allowed the other's table to take.
 */
export function decodeHeaders(
  table: DynamicTable,
  bytes: Uint8Array,
  mostSize = table.maxSize,
): { readonly fields: readonly Field[]; readonly table: DynamicTable } {
  const fields: Field[] = []
  let known = table
  for (let at = 0; at < bytes.length; ) {
    const octet = bytes[at] as number
    if (octet >= 0x80) {
      const { value: index, next } = decodeInteger(bytes, at, 7)
      fields.push(fieldAt(known, index))
      at = next
    } else if (octet >= 0x20 && octet < 0x40) {
      const { value: size, next } = decodeInteger(bytes, at, 5)
      if (fields.length > 0) throw new RangeError('the table is resized after a field, which only the start of a block may do')
      if (size > mostSize) throw new RangeError(`the table is resized to ${size} octets, of ${mostSize} allowed`)
      known = resized(known, size)
      at = next
    } else {
      const kept = octet >= 0x40
      const { value: index, next } = decodeInteger(bytes, at, kept ? 6 : 4)
      const name = index > 0 ? { value: fieldAt(known, index)[0], next } : decodeString(bytes, next)
      const value = decodeString(bytes, name.next)
      const field: Field = [name.value, value.value]
      fields.push(field)
      if (kept) known = withEntry(known, field)
      at = value.next
    }
  }
  return { fields, table: known }
}
