// A charge in Protobuf, byte by byte, and the five bytes that gRPC puts
// in front of it. The file says: customer_id = 1, amount_cents = 2,
// currency = 3, idempotency_key = 4.
const VARINT = 0
const LENGTH = 2

/** Seven bits a byte, smallest first; the top bit says "more". */
function varint(value: number): number[] {
  const bytes = []
  while (value > 127) {
    bytes.push((value & 127) | 128)
    value = Math.floor(value / 128)
  }
  return [...bytes, value]
}

/** A field begins with its number and its kind, in one varint. */
const tag = (field: number, kind: number) => varint((field << 3) | kind)

function text(field: number, value: string): number[] {
  const bytes = new TextEncoder().encode(value)
  return [...tag(field, LENGTH), ...varint(bytes.length), ...bytes]
}

function whole(field: number, value: number): number[] {
  return [...tag(field, VARINT), ...varint(value)]
}

const charge = [
  ...text(1, 'cus_abc123'),
  ...whole(2, 4999),
  ...text(3, 'usd'),
]
// not compressed, then the length in four bytes
const prefix = [0, 0, 0, 0, charge.length]

const hex = (bytes: number[]) =>
  bytes.map(byte => byte.toString(16).padStart(2, '0')).join(' ')
console.log(hex(charge))
console.log(`prefix: ${hex(prefix)}`)

const message = {
  customer_id: 'cus_abc123',
  amount_cents: 4999,
  currency: 'usd',
}
const json = JSON.stringify(message)
console.log(`${charge.length} bytes, as JSON ${json.length}`)

const key = '5c1d9f2e-0b6a-4c7e-9d35-7a1e8f40b6c2'
const keyed = [...charge, ...text(4, key)]
const both = JSON.stringify({ ...message, idempotency_key: key })
console.log(`with a key ${keyed.length}, as JSON ${both.length}`)
