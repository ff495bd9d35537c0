/** Reads the listing with a parser of Protobuf: its calls, and the message that the sample beside it writes by hand. */
import { readFileSync } from 'node:fs'
import protobuf from 'protobufjs'
import { expect, it } from 'vitest'

const { root } = protobuf.parse(readFileSync(new URL('./payments.proto', import.meta.url), 'utf8'))
root.resolveAll()

it('is a Protobuf file with a unary call and a stream down', () => {
  const { Charge, ListTransactions } = root.lookupService('shop.payments.v1.PaymentService').methods
  expect([Charge?.responseStream ?? false, ListTransactions?.responseStream]).toEqual([false, true])
})

it('gives the charge its 20 bytes, and 58 with a key', () => {
  const request = root.lookupType('shop.payments.v1.ChargeRequest')
  const charge = { customerId: 'cus_abc123', amountCents: 4999, currency: 'usd' }
  const keyed = { ...charge, idempotencyKey: '5c1d9f2e-0b6a-4c7e-9d35-7a1e8f40b6c2' }
  expect([charge, keyed].map(message => request.encode(message).finish().length)).toEqual([20, 58])
})

it('has a state for what was not said', () => {
  expect(root.lookupEnum('shop.payments.v1.ChargeStatus').values).toMatchObject({ CHARGE_STATUS_UNSPECIFIED: 0 })
})
