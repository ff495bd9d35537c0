import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Choices, decodeHeaders, encodeField, encodeHeaders, type Indexing } from './hpack.ts'
import { decodeInteger, encodeInteger } from './primitives.ts'
import { type DynamicTable, emptyTable, type Field } from './tables.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(/\s/g, ''), 'hex'))

describe('integers of RFC 7541 C.1', () => {
  it.each([
    [10, 5, '0a'],
    [1337, 5, '1f9a0a'],
    [42, 8, '2a'],
  ])('%i with a prefix of %i bits is %s', (value, bits, text) => {
    expect(hex(Uint8Array.from(encodeInteger(value, bits, 0)))).toBe(text)
    expect(decodeInteger(bytes(text), 0, bits)).toEqual({ value, next: text.length / 2 })
  })
})

describe('single fields of RFC 7541 C.2', () => {
  it.each<[string, Field, Indexing, string, number]>([
    ['C.2.1', ['custom-key', 'custom-header'], 'kept', '400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572', 55],
    ['C.2.2', [':path', '/sample/path'], 'not kept', '040c 2f73 616d 706c 652f 7061 7468', 0],
    ['C.2.3', ['password', 'secret'], 'never kept', '1008 7061 7373 776f 7264 0673 6563 7265 74', 0],
    ['C.2.4', [':method', 'GET'], 'kept', '82', 0],
  ])('%s is written and read as there', (_, field, form, text, size) => {
    const encoded = encodeField(emptyTable(), field, { huffman: 'never', indexing: () => form })
    expect(hex(encoded.bytes)).toBe(hex(bytes(text)))
    expect(encoded.table.size).toBe(size)
    const { fields, table } = decodeHeaders(emptyTable(), bytes(text))
    expect([fields, table]).toEqual([[field], encoded.table])
  })
})

const WWW: Field = [':authority', 'www.example.com']
const NO_CACHE: Field = ['cache-control', 'no-cache']
const CUSTOM: Field = ['custom-key', 'custom-value']
const get = (scheme: string, path: string): Field[] => [[':method', 'GET'], [':scheme', scheme], [':path', path], WWW]
const REQUESTS = [
  { fields: get('http', '/'), table: [WWW], size: 57 },
  { fields: [...get('http', '/'), NO_CACHE], table: [NO_CACHE, WWW], size: 110 },
  { fields: [...get('https', '/index.html'), CUSTOM], table: [CUSTOM, NO_CACHE, WWW], size: 164 },
]

const PRIVATE: Field = ['cache-control', 'private']
const DATE: Field = ['date', 'Mon, 21 Oct 2013 20:13:21 GMT']
const LATER: Field = ['date', 'Mon, 21 Oct 2013 20:13:22 GMT']
const LOCATION: Field = ['location', 'https://www.example.com']
const COOKIE: Field = ['set-cookie', 'foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1']
const GZIP: Field = ['content-encoding', 'gzip']
const RESPONSES = [
  {
    fields: [[':status', '302'], PRIVATE, DATE, LOCATION] as Field[],
    table: [LOCATION, DATE, PRIVATE, [':status', '302']] as Field[],
    size: 222,
  },
  {
    fields: [[':status', '307'], PRIVATE, DATE, LOCATION] as Field[],
    table: [[':status', '307'], LOCATION, DATE, PRIVATE] as Field[],
    size: 222,
  },
  { fields: [[':status', '200'], PRIVATE, LATER, LOCATION, GZIP, COOKIE] as Field[], table: [COOKIE, GZIP, LATER], size: 215 },
]

const DATE_PLAIN = '611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32'
const PLAIN_RESPONSES = [
  `4803 3330 3258 0770 7269 7661 7465 ${DATE_PLAIN} 3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d`,
  '4803 3330 37c1 c0bf',
  `88c1 ${DATE_PLAIN} 3220 474d 54c0 5a04 677a 6970 7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745
    4f49 553b 206d 6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31`,
]
const CODED_RESPONSES = [
  `4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad 1718 63c7 8f0b 97c8 e9ae
    82ae 43d3`,
  '4883 640e ffc1 c0bf',
  `88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2 e6c7 b335 dfdf cd5b 3960
    d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106 3d50 07`,
]

describe.each([
  [
    'C.3, requests without Huffman code',
    REQUESTS,
    4096,
    'never',
    [
      '8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d',
      '8286 84be 5808 6e6f 2d63 6163 6865',
      '8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65',
    ],
  ],
  [
    'C.4, requests with Huffman code',
    REQUESTS,
    4096,
    'always',
    [
      '8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff',
      '8286 84be 5886 a8eb 1064 9cbf',
      '8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf',
    ],
  ],
  ['C.5, responses without Huffman code, and entries put out', RESPONSES, 256, 'never', PLAIN_RESPONSES],
  ['C.6, responses with Huffman code, and entries put out', RESPONSES, 256, 'always', CODED_RESPONSES],
] as const)('RFC 7541 %s', (_, messages, maxSize, huffman, texts) => {
  it('is written as there, octet by octet, with the table that is printed there', () => {
    let table: DynamicTable = emptyTable(maxSize)
    messages.forEach(({ fields, table: entries, size }, i) => {
      const encoded = encodeHeaders(table, fields, { huffman, indexing: () => 'kept' })
      expect(hex(encoded.bytes)).toBe(hex(bytes(texts[i] as string)))
      expect([encoded.table.entries, encoded.table.size]).toEqual([entries, size])
      table = encoded.table
    })
  })

  it('is read as there', () => {
    let table: DynamicTable = emptyTable(maxSize)
    messages.forEach(({ fields, table: entries }, i) => {
      const decoded = decodeHeaders(table, bytes(texts[i] as string))
      expect([decoded.fields, decoded.table.entries]).toEqual([fields, entries])
      table = decoded.table
    })
  })
})

describe('any headers', () => {
  const text = fc.string({ unit: fc.integer({ min: 0, max: 255 }).map(code => String.fromCharCode(code)), maxLength: 40 })
  const name = fc.constantFrom('a', ':path', 'cookie', 'authorization', 'x-long-name', 'etag', 'date')
  const blocks = fc.array(fc.array(fc.tuple(name, text), { maxLength: 6 }), { maxLength: 6 })
  const choices = fc.record({
    huffman: fc.constantFrom('if shorter', 'always', 'never'),
    indexing: fc.option(fc.constantFrom<Indexing>('kept', 'not kept', 'never kept')),
  })

  it('are read as they were written, and both sides have the same table, whose size never passes its limit', () => {
    fc.assert(
      fc.property(blocks, choices, fc.integer({ min: 0, max: 300 }), (messages, { huffman, indexing }, maxSize) => {
        const chosen: Choices = indexing ? { huffman, indexing: () => indexing } : { huffman }
        let [here, there] = [emptyTable(maxSize), emptyTable(maxSize)]
        for (const fields of messages) {
          const encoded = encodeHeaders(here, fields, chosen)
          const decoded = decodeHeaders(there, encoded.bytes)
          expect(decoded.fields).toEqual(fields)
          expect(decoded.table).toEqual(encoded.table)
          expect(encoded.table.size).toBeLessThanOrEqual(maxSize)
          here = encoded.table
          there = decoded.table
        }
      }),
    )
  })

  it('may hold every octet, Huffman coded', () => {
    const every: Field[] = [['a', String.fromCharCode(...Array.from({ length: 256 }, (_, i) => i))]]
    expect(decodeHeaders(emptyTable(), encodeHeaders(emptyTable(), every, { huffman: 'always' }).bytes).fields).toEqual(every)
  })

  it('made of noise are read or refused, never worse', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), noise => {
        try {
          decodeHeaders(emptyTable(), noise)
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('a block that RFC 7541 calls an error is refused:', () => {
  it.each([
    ['the number 0', '80', 'number 0'],
    ['a number beyond both tables', 'be', 'number 62'],
    ['an integer without an end', 'ffffffffffffffff', 'larger'],
    ['a string that is cut short', '400a6375', 'longer'],
    ['a block that is cut short', '40', 'cut short'],
    ['padding that is not all ones', '4001618100', 'padded'],
    ['padding of eight bits', '40016182 1fff', 'padded'],
    ['EOS inside a string', '40016184 ffffffff', 'EOS'],
    ['a table larger than allowed', '3fe21f', 'of 4096 allowed'],
    ['a table resized after a field', '8220', 'start of a block'],
  ])('%s', (_, text, said) => {
    expect(() => decodeHeaders(emptyTable(), bytes(text))).toThrow(said)
  })

  it('but a smaller table is taken, and puts entries out', () => {
    const { table } = encodeHeaders(emptyTable(), [CUSTOM, NO_CACHE])
    expect(decodeHeaders(table, bytes('3f2a')).table).toEqual({ maxSize: 73, size: 53, entries: [NO_CACHE] })
  })
})
