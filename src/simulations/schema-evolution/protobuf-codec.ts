/** Writes and reads messages in the Protobuf wire format, by a schema, as the generated code of proto3 does. */
import { BinaryReader, BinaryWriter, WireType } from '@bufbuild/protobuf/wire'
import type { Field, Message } from './contract.ts'
import type { Reading, Value, Values } from './json-codec.ts'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Bytes as hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += HEX[byte]
  return hex
}

/** Bytes from hexadecimal digits. */
export function fromHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

/** The wire type that a field's values are written with. */
export function wireTypeOf({ type, repeated, unpacked }: Field): WireType {
  return type === 'string' || (repeated && !unpacked) ? WireType.LengthDelimited : WireType.Varint
}

/** A message as bytes. Proto3 leaves out what equals the default: 0, the empty text, the empty list. `unknown` follows at the end, as it came. */
export function writeProtobuf(message: Message, values: Values, unknown = ''): Uint8Array {
  const writer = new BinaryWriter()
  for (const field of [...message.fields].sort((a, b) => a.number - b.number)) {
    const value = values[field.key]
    if (value === undefined || value === null || value === 0 || value === '') continue
    if (Array.isArray(value)) writeNumbers(writer, field, value)
    else writeOne(writer.tag(field.number, wireTypeOf(field)), field, value as string | number)
  }
  return writer.raw(fromHex(unknown)).finish()
}

function writeNumbers(writer: BinaryWriter, field: Field, values: readonly number[]): void {
  if (field.unpacked) {
    for (const value of values) writeOne(writer.tag(field.number, WireType.Varint), field, value)
  } else if (values.length > 0) {
    writer.tag(field.number, WireType.LengthDelimited).fork()
    for (const value of values) writeOne(writer, field, value)
    writer.join()
  }
}

function writeOne(writer: BinaryWriter, { type, values }: Field, value: string | number): void {
  if (type === 'string') writer.string(String(value))
  else if (type === 'enum') writer.int32(typeof value === 'number' ? value : (values ?? []).indexOf(value) + 1)
  else if (type === 'int64') writer.int64(Number(value))
  else if (type === 'sint32') writer.sint32(Number(value))
  else writer.int32(Number(value))
}

/**
 * Reads bytes by a schema, as Python's protobuf does: a number that the schema does not know,
 * or one that comes with another wire type, is an unknown field and no error. It is kept, unless `drops`, as before version 3.5.
 */
export function readProtobuf(message: Message, bytes: Uint8Array, drops = false): Reading {
  const reader = new BinaryReader(bytes)
  const values: Record<string, Value | undefined> = Object.fromEntries(message.fields.map(field => [field.key, defaultOf(field)]))
  let unknown = ''
  while (reader.pos < reader.len) {
    const start = reader.pos
    const [number, wireType] = reader.tag()
    const field = message.fields.find(one => one.number === number)
    if (field?.repeated && wireType === WireType.LengthDelimited) values[field.key] = readNumbers(reader, field)
    else if (field?.repeated && wireType === WireType.Varint) {
      values[field.key] = [...(values[field.key] as readonly number[]), Number(readOne(reader, field))]
    } else if (field && !field.repeated && wireType === wireTypeOf(field)) values[field.key] = readOne(reader, field)
    else {
      reader.skip(wireType, number)
      unknown += toHex(bytes.subarray(start, reader.pos))
    }
  }
  return { values, unknown: drops ? '' : unknown }
}

/** What a reader finds where nothing was sent. `optional` fields tell it from the default. */
function defaultOf({ type, repeated, nullable }: Field): Value | undefined {
  if (repeated) return []
  if (nullable) return null
  return type === 'string' ? '' : type === 'enum' ? undefined : 0
}

function readNumbers(reader: BinaryReader, field: Field): number[] {
  const end = reader.uint32() + reader.pos
  const values: number[] = []
  while (reader.pos < end) values.push(Number(readOne(reader, field)))
  return values
}

/** Enums are open in proto3: a number without a name stays a number. */
function readOne(reader: BinaryReader, { type, values }: Field): Value | undefined {
  switch (type) {
    case 'string':
      return reader.string()
    case 'enum': {
      const number = reader.int32()
      return number === 0 ? undefined : (values?.[number - 1] ?? number)
    }
    case 'int64':
      return Number(reader.int64())
    case 'sint32':
      return reader.sint32()
    default:
      return reader.int32()
  }
}

/** `message OrderList { repeated Order orders = 1; }` */
export function writeList(orders: readonly Uint8Array[]): Uint8Array {
  const writer = new BinaryWriter()
  for (const order of orders) writer.tag(1, WireType.LengthDelimited).bytes(order)
  return writer.finish()
}

/** The orders of an OrderList. */
export function readList(bytes: Uint8Array): Uint8Array[] {
  const reader = new BinaryReader(bytes)
  const orders: Uint8Array[] = []
  while (reader.pos < reader.len) {
    const [number, wireType] = reader.tag()
    if (number === 1 && wireType === WireType.LengthDelimited) orders.push(reader.bytes())
    else reader.skip(wireType, number)
  }
  return orders
}
