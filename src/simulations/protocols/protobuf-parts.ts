/** Protobuf messages in parts: tags and values, each written by the real encoder (protobuf.dev/programming-guides/encoding). */
import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import { lengthOf, type Part } from './parts.ts'

/** A field of a message: its number and name, and a value, or a message in parts. Absent where the value is the type's default. */
export interface ProtobufField {
  readonly number: number
  readonly name: string
  readonly value: string | number | readonly Part[]
  readonly unwanted?: boolean
}

/** Fields from this number on have a tag of two bytes; none here reaches 2048, where three begin. */
const FIRST_LONG_TAG = 16

/** The bytes of a message, field by field. Numbers are non-negative integers (varints), text is UTF-8. */
export function protobufParts(fields: readonly ProtobufField[]): Part[] {
  return fields.flatMap(fieldParts)
}

function fieldParts({ number, name, value, unwanted }: ProtobufField): Part[] {
  // proto3 leaves out what equals the default: a reader puts it back.
  if (value === 0 || value === '') return []
  const writer = new BinaryWriter().tag(number, typeof value === 'number' ? WireType.Varint : WireType.LengthDelimited)
  const wanted = unwanted ? { unwanted: true as const } : {}
  const label = `tag of ${name}: field ${number}, ${typeof value === 'number' ? 'varint' : 'with a length'}`
  const head = (bytes: Uint8Array): Part => ({ bytes, role: 'name', label, payload: true, ...wanted })
  if (typeof value === 'object') {
    const inner = unwanted ? value.map(part => ({ ...part, ...wanted })) : value
    return [head(writer.uint32(lengthOf(value)).finish()), ...inner]
  }
  const bytes = (typeof value === 'number' ? writer.int64(value) : writer.string(value)).finish()
  const tag = number < FIRST_LONG_TAG ? 1 : 2
  return [head(bytes.subarray(0, tag)), { bytes: bytes.subarray(tag), role: 'value', label: `${name}: ${value}`, payload: true, ...wanted }]
}
