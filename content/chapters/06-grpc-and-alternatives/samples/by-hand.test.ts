/** Runs both languages of the sample, has Protobuf itself write the same message, and holds the text to what gzip makes of the other. */
import { gzipSync } from 'node:zlib'
import { BinaryWriter } from '@bufbuild/protobuf/wire'
import { expect, it } from 'vitest'
import { samplePrints } from '../../samples.fixture.ts'

const bytes = '0a 0a 63 75 73 5f 61 62 63 31 32 33 10 87 27 1a 03 75 73 64'

samplePrints(import.meta.url, 'by-hand', [bytes, 'prefix: 00 00 00 00 14', '20 bytes, as JSON 65', 'with a key 58, as JSON 122'])

it('writes what a library of Protobuf writes', () => {
  const written = new BinaryWriter().tag(1, 2).string('cus_abc123').tag(2, 0).int64(4999).tag(3, 2).string('usd').finish()
  expect(Buffer.from(written).toString('hex')).toBe(bytes.replaceAll(' ', ''))
})

it('gzip makes the 65 bytes of JSON longer', () => {
  const json = JSON.stringify({ customer_id: 'cus_abc123', amount_cents: 4999, currency: 'usd' })
  expect(gzipSync(json).length).toBeGreaterThan(json.length)
})
