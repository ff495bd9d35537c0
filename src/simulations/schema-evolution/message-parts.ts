/** A body taken apart: each field's bytes, what its writer meant by them, and what its reader makes of them. */
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire'
import type { Field, Message } from './contract.ts'
import type { Value } from './json-codec.ts'
import type { Payload } from './payload.ts'
import { fromHex, readProtobuf } from './protobuf-codec.ts'

/** What a stretch of bytes is: the tag or the member's name, a length, the value itself, or JSON's punctuation. */
export type PartKind = 'name' | 'length' | 'value' | 'mark'

/** A stretch of bytes. */
export interface Part {
  readonly kind: PartKind
  readonly bytes: readonly number[]
  readonly label: string
}

/** A field as it lies in a body. */
export interface FieldSeen {
  /** Its place in a list of orders, from 1; 0 where there is no list. */
  readonly place: number
  /** How the format names it: `3` and its wire type, or `"email"`. */
  readonly named: string
  readonly parts: readonly Part[]
  readonly written: string
  readonly read: string
  /** The reader finds what the writer meant. */
  readonly same: boolean
}

const WIRE_NAMES: Readonly<Record<number, string>> = {
  [WireType.Varint]: 'VARINT',
  [WireType.LengthDelimited]: 'LEN',
  [WireType.Bit32]: 'I32',
  [WireType.Bit64]: 'I64',
}

/** Takes a body apart. `isList`: it holds several orders. `refuses`: its reader has no patience with unknown members. */
export function takeApart(payload: Payload, writer: Message, reader: Message, isList: boolean, refuses: boolean): readonly FieldSeen[] {
  if (payload.body === '') return []
  return payload.format === 'json'
    ? jsonFields(payload.body, writer, reader, isList, refuses)
    : protobufFields(fromHex(payload.body), writer, reader, isList)
}

const saying = (field: Field | undefined, value: Value | undefined): string =>
  field === undefined ? 'nothing known' : `${field.name} ${value === undefined ? '?' : JSON.stringify(value)}`

function protobufFields(bytes: Uint8Array, writer: Message, reader: Message, isList: boolean): FieldSeen[] {
  const input = new BinaryReader(bytes)
  const fields: FieldSeen[] = []
  while (input.pos < input.len) {
    const start = input.pos
    const [number, wireType] = input.tag()
    const tagEnd = input.pos
    if (wireType === WireType.LengthDelimited) input.uint32()
    const lengthEnd = input.pos
    input.pos = tagEnd
    input.skip(wireType, number)
    const named = `${number} ${WIRE_NAMES[wireType]}`
    const head: Part[] = [
      { kind: 'name', bytes: [...bytes.subarray(start, tagEnd)], label: `number ${number}, wire type ${WIRE_NAMES[wireType]}` },
    ]
    const size = input.pos - lengthEnd
    if (lengthEnd > tagEnd) head.push({ kind: 'length', bytes: [...bytes.subarray(tagEnd, lengthEnd)], label: `${size} bytes follow` })
    if (isList) {
      const place = fields.filter(({ named: name }) => name.startsWith('order ')).length + 1
      fields.push({ place, named: `order ${place}`, parts: head, written: `orders = ${number}`, read: `orders = ${number}`, same: true })
      const inner = protobufFields(bytes.subarray(lengthEnd, input.pos), writer, reader, false)
      fields.push(...inner.map(field => ({ ...field, place })))
      continue
    }
    const whole = bytes.subarray(start, input.pos)
    const written = writer.fields.find(field => field.number === number)
    const read = reader.fields.find(field => field.number === number)
    const by = (message: Message, field: Field | undefined): string => {
      const result = readProtobuf(message, whole)
      const isUnknown = 'unknown' in result && result.unknown !== ''
      return isUnknown || !field || !('values' in result) ? `unknown field ${number}, passed over` : saying(field, result.values[field.key])
    }
    const [meant, got] = [by(writer, written), by(reader, read)]
    const label = meant === got ? meant : `written as ${meant}, read as ${got}`
    const value: Part = { kind: 'value', bytes: [...bytes.subarray(lengthEnd, input.pos)], label }
    fields.push({ place: 0, named, parts: [...head, value], written: meant, read: got, same: meant === got })
  }
  return fields
}

const ascii = (text: string): number[] => Array.from(text, character => character.charCodeAt(0))

const mark = (text: string, label: string): Part => ({ kind: 'mark', bytes: ascii(text), label })

/** The texts are those of `JSON.stringify`, member for member. */
function jsonFields(text: string, writer: Message, reader: Message, isList: boolean, refuses: boolean): FieldSeen[] {
  const parsed = JSON.parse(text) as Readonly<Record<string, Value>> | readonly Readonly<Record<string, Value>>[]
  const objects = (isList ? parsed : [parsed]) as readonly Readonly<Record<string, Value>>[]
  return objects.flatMap((object, i) => {
    const members = Object.entries(object)
    return members.map(([name, value], j): FieldSeen => {
      const isLast = i === objects.length - 1 && j === members.length - 1
      const opening = j > 0 ? ',' : `${isList ? (i > 0 ? ',' : '[') : ''}{`
      const closing = j < members.length - 1 ? '' : `}${isList && isLast ? ']' : ''}`
      const written = saying(
        writer.fields.find(field => field.name === name),
        value,
      )
      const known = reader.fields.find(field => field.name === name)
      const read = known ? saying(known, value) : `unknown member, ${refuses ? 'refused' : 'passed over'}`
      const parts: Part[] = [
        mark(opening, 'punctuation'),
        { kind: 'name', bytes: ascii(`${JSON.stringify(name)}:`), label: `the name ${name}` },
        {
          kind: 'value',
          bytes: ascii(JSON.stringify(value)),
          label: written === read ? written : `written as ${written}, read as ${read}`,
        },
        ...(closing ? [mark(closing, 'punctuation')] : []),
      ]
      return { place: isList ? i + 1 : 0, named: `"${name}"`, parts, written, read, same: written === read }
    })
  })
}
