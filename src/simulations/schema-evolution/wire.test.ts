/** The wire format, held to an implementation that shares nothing with ours but tags and varints: the reflection of @bufbuild/protobuf. */
import { create, createFileRegistry, type DescMessage, fromBinary, toBinary } from '@bufbuild/protobuf'
import { reflect } from '@bufbuild/protobuf/reflect'
import {
  type FieldDescriptorProtoSchema,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as ProtoType,
} from '@bufbuild/protobuf/wkt'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changes, contractOf } from './changes.ts'
import { type Contract, FIRST, type Field, fieldOf, type Message } from './contract.ts'
import type { Reading, Values } from './json-codec.ts'
import { fromHex, readProtobuf, toHex, writeProtobuf } from './protobuf-codec.ts'

type FieldInit = Parameters<typeof create<typeof FieldDescriptorProtoSchema>>[1]

const TYPES = { string: ProtoType.STRING, int32: ProtoType.INT32, int64: ProtoType.INT64, sint32: ProtoType.SINT32, enum: ProtoType.ENUM }

function descriptorOf(message: Message): DescMessage {
  const field = ({ name, number, type, repeated, unpacked }: Field): FieldInit => ({
    name,
    number,
    type: TYPES[type],
    label: repeated ? Label.REPEATED : Label.OPTIONAL,
    ...(type === 'enum' ? { typeName: `.shop.v1.${name}_word` } : {}),
    ...(unpacked ? { options: { packed: false } } : {}),
  })
  const enums = message.fields.filter(({ values }) => values)
  const file = create(FileDescriptorProtoSchema, {
    name: 'shop.proto',
    package: 'shop.v1',
    syntax: 'proto3',
    messageType: [{ name: message.name, field: message.fields.map(one => field(one) as never) }],
    enumType: enums.map(({ name, values = [] }) => ({
      name: `${name}_word`,
      value: ['unspecified', ...values].map((word, number) => ({ name: `${name}_${word}`, number })),
    })),
  })
  const registry = createFileRegistry(create(FileDescriptorSetSchema, { file: [file] }))
  return registry.getMessage(`shop.v1.${message.name}`) as DescMessage
}

/** Writes by reflection. */
function reflected(message: Message, values: Values): Uint8Array {
  const desc = descriptorOf(message)
  const made = reflect(desc)
  for (const field of message.fields) {
    const value = values[field.key]
    const target = desc.fields.find(({ number }) => number === field.number)
    if (!target || value === undefined || value === null) continue
    if (target.fieldKind === 'list') for (const one of value as readonly number[]) made.get(target).add(one)
    else if (field.type === 'enum') made.set(target, (field.values ?? []).indexOf(String(value)) + 1)
    else made.set(target, field.type === 'int64' ? BigInt(value as number) : field.type === 'string' ? String(value) : value)
  }
  return toBinary(desc, made.message)
}

/** Reads by reflection, as values by what they mean. */
function readReflected(message: Message, bytes: Uint8Array): Record<string, unknown> {
  const desc = descriptorOf(message)
  const seen = reflect(desc, fromBinary(desc, bytes))
  return Object.fromEntries(
    message.fields.map(field => {
      const target = desc.fields.find(({ number }) => number === field.number) as DescMessage['fields'][number]
      const value: unknown = target.fieldKind === 'list' ? [...seen.get(target)] : seen.get(target)
      if (field.type === 'enum') return [field.key, value === 0 ? undefined : (field.values?.[Number(value) - 1] ?? value)]
      return [field.key, typeof value === 'bigint' ? Number(value) : value]
    }),
  )
}

const int32 = fc.integer({ min: -2147483648, max: 2147483647 })

function anyValues({ fields }: Message): fc.Arbitrary<Values> {
  const of = ({ type, repeated, values }: Field): fc.Arbitrary<unknown> => {
    if (repeated) return fc.array(int32, { maxLength: 5 })
    if (type === 'string') return fc.string({ maxLength: 200, unit: 'grapheme' })
    if (type === 'enum') return fc.constantFrom(...(values ?? []))
    return type === 'int64' ? fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }) : int32
  }
  return fc.record(Object.fromEntries(fields.map(field => [field.key, of(field)]))) as fc.Arbitrary<Values>
}

const every: readonly (readonly [string, Contract])[] = [
  ['the first contract', FIRST],
  ...Object.keys(changes)
    .filter(id => !['split-name-migrate', 'split-name-contract'].includes(id))
    .map(id => [id, contractOf([id])] as const),
]

const valuesOf = (reading: Reading): Values => ('values' in reading ? reading.values : {})

describe('the Protobuf codec', () => {
  it.each(every)('writes the bytes that reflection writes: %s', (_, { request, order }) => {
    for (const message of [request, order]) {
      fc.assert(
        fc.property(anyValues(message), values => {
          expect(toHex(writeProtobuf(message, values))).toBe(toHex(reflected(message, values)))
        }),
        { numRuns: 20, seed: 5 },
      )
    }
  })

  it.each(every)('reads what reflection wrote, and reflection reads what it writes: %s', (_, { request, order }) => {
    for (const message of [request, order].map(one => ({ ...one, fields: one.fields.map(({ nullable: _, ...field }) => field) }))) {
      fc.assert(
        fc.property(anyValues(message), values => {
          expect(valuesOf(readProtobuf(message, reflected(message, values)))).toEqual(values)
          expect(readReflected(message, writeProtobuf(message, values))).toEqual(values)
        }),
        { numRuns: 20, seed: 6 },
      )
    }
  })

  it('gives old readers of every change what reflection gives them, where wire types agree', () => {
    for (const [id, { order }] of every) {
      if (id === 'change-type') continue
      const values = {
        id: 1062,
        name: 'Ada',
        email: 'a@example.com',
        phone: '+1',
        status: 'pending',
        total: 4999,
        items: [17, 300],
        carrier: 'post',
      }
      const bytes = writeProtobuf(order, values)
      expect(valuesOf(readProtobuf(FIRST.order, bytes)), id).toEqual(readReflected(FIRST.order, bytes))
    }
  })
})

describe('rules of the format', () => {
  const order = (...path: string[]): Message => contractOf(path).order
  const sent = { id: 1062, name: 'Ada', email: 'a@example.com', status: 'pending', total: 4999, items: [17, 300] }
  const read = (writer: Message, reader: Message, values: Values = sent) => readProtobuf(reader, writeProtobuf(writer, values))

  it('a default is not on the wire, and is what a reader finds where nothing was sent', () => {
    expect(toHex(writeProtobuf(FIRST.order, { id: 0, name: '', total: 0, items: [] }))).toBe('')
    expect(valuesOf(readProtobuf(FIRST.order, fromHex('')))).toMatchObject({ id: 0, name: '', total: 0, items: [], status: undefined })
  })

  it('a number with another wire type is an unknown field, kept and no error', () => {
    const reading = read(order('change-type'), FIRST.order)
    expect(reading).toMatchObject({ values: { total: 0 }, unknown: '2a0434393939' })
  })

  it('zigzag is misread in silence: 4999 as sint32 is 9998 to an int32 reader', () => {
    expect(valuesOf(read(order('proto-change-type'), FIRST.order)).total).toBe(9998)
    expect(valuesOf(read(FIRST.order, order('proto-change-type'))).total).toBe(-2500)
  })

  it('an int64 is cut to its low 32 bits by an int32 reader', () => {
    expect(valuesOf(read(order('widen-type'), FIRST.order, { ...sent, id: 2147483662 })).id).toBe(-2147483634)
  })

  it('a number used again is read as what it meant before', () => {
    expect(valuesOf(read(order('proto-reuse-number'), FIRST.order, { ...sent, phone: '+12025550143' })).email).toBe('+12025550143')
  })

  it('an enum is open: the number without a name stays, and is written again as it came', () => {
    const on_hold = { ...sent, status: 'on_hold' }
    const reading = read(order('add-enum-value'), FIRST.order, on_hold)
    expect(valuesOf(reading).status).toBe(4)
    expect(toHex(writeProtobuf(FIRST.order, valuesOf(reading)))).toBe(toHex(writeProtobuf(order('add-enum-value'), on_hold)))
  })

  it('packed and unpacked lists are read by both', () => {
    const unpacked = order('proto-unpack')
    expect(toHex(writeProtobuf(unpacked, { items: [17, 300] }))).toBe('301130ac02')
    expect(toHex(writeProtobuf(FIRST.order, { items: [17, 300] }))).toBe('320311ac02')
    expect(valuesOf(read(unpacked, FIRST.order)).items).toEqual([17, 300])
    expect(valuesOf(read(FIRST.order, unpacked)).items).toEqual([17, 300])
  })

  it('unknown fields go on with a message that is written again, unless the code is older than 3.5', () => {
    const bytes = writeProtobuf(order('add-response-field'), { ...sent, carrier: 'post' })
    for (const drops of [false, true]) {
      const reading = readProtobuf(FIRST.order, bytes, drops)
      const again = 'values' in reading ? writeProtobuf(FIRST.order, reading.values, reading.unknown) : fromHex('')
      expect(valuesOf(readProtobuf(order('add-response-field'), again)).carrier).toBe(drops ? '' : 'post')
    }
  })

  it('a reserved number or name cannot be taken again', () => {
    const reserved = contractOf(['proto-reserve'])
    expect(changes['proto-reuse-number']?.apply(reserved)).toMatch(/reserved/)
    expect(fieldOf(reserved.order, 'email')).toBeUndefined()
  })
})
