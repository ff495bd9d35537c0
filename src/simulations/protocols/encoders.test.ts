/** The encoders against the standards' own examples, and against real ones. */
import { BinaryReader } from '@bufbuild/protobuf/wire'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../../engine/trace.ts'
import { prefixed } from './grpc.ts'
import { dataFrames } from './http2-parts.ts'
import { jsonParts } from './json-parts.ts'
import { cut, joined, lengthOf, utf8 } from './parts.ts'
import { protobufParts } from './protobuf-parts.ts'
import { CHARGE } from './stock.ts'
import { textFrame } from './websocket-parts.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('JSON', () => {
  it('is the text of JSON.stringify, whatever is written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), value => {
        expect(Buffer.from(joined(jsonParts(value as Json))).toString()).toBe(JSON.stringify(value))
      }),
    )
  })

  it('counts names and commas of what nobody asked for with it', () => {
    const parts = jsonParts({ name: 'Zoë', phone: '1', orders: [{ id: 1 }, { id: 2 }] }, path => path === 'name')
    expect(lengthOf(parts.filter(({ unwanted }) => unwanted))).toBe(',"phone":"1"'.length + ',"orders":[{"id":1},{"id":2}]'.length)
  })
})

describe('Protobuf', () => {
  it('writes the charge in 20 bytes, behind a prefix of five; JSON takes 65', () => {
    const message = protobufParts(CHARGE)
    expect(hex(joined(message))).toBe('0a0a6375735f616263313233108727' + '1a03757364')
    expect(hex(joined(prefixed(message)).subarray(0, 5))).toBe('0000000014')
    expect(lengthOf(jsonParts({ customer_id: 'cus_abc123', amount_cents: 4999, currency: 'usd' }))).toBe(65)
  })

  it('is read back by the real reader, with longer tags from field 16 on, and leaves out what is the default', () => {
    const bytes = joined(
      protobufParts([
        { number: 15, name: 'a', value: 150 },
        { number: 16, name: 'b', value: 'x' },
        { number: 17, name: 'c', value: 0 },
      ]),
    )
    const reader = new BinaryReader(bytes)
    expect([reader.tag()[0], reader.int32(), reader.tag()[0], reader.string(), reader.pos]).toEqual([15, 150, 16, 'x', bytes.length])
    expect(hex(bytes.subarray(0, 3))).toBe('789601')
  })
})

describe('WebSocket', () => {
  const text = (of: string) => [{ bytes: utf8(of), role: 'value', label: of } as const]

  it('writes the examples of RFC 6455 section 5.7', () => {
    expect(hex(joined(textFrame(text('Hello'), null)))).toBe('810548656c6c6f')
    expect(hex(joined(textFrame(text('Hello'), Uint8Array.from([0x37, 0xfa, 0x21, 0x3d]))))).toBe('818537fa213d7f9f4d5158')
    expect(hex(joined(textFrame(text('x'.repeat(256)), null)).subarray(0, 4))).toBe('817e0100')
    expect(hex(joined(textFrame(text('x'.repeat(65_536)), null)).subarray(0, 10))).toBe('817f0000000000010000')
  })
})

describe('frames', () => {
  it('part a body where DATA is full, and lose nothing', () => {
    const body = jsonParts({ text: 'x'.repeat(40_000) })
    const parts = dataFrames(1, body, true)
    const frames = parts.filter(({ role }) => role === 'frame').map(({ label }) => label)
    expect(frames).toEqual([
      'DATA frame, stream 1, 16384 bytes',
      'DATA frame, stream 1, 16384 bytes',
      'DATA frame, stream 1, 7243 bytes, END_STREAM',
    ])
    expect(hex(joined(parts.filter(({ role }) => role !== 'frame')))).toBe(hex(joined(body)))
    expect(cut(body, 0, 0)).toEqual([])
  })
})
