/** Reads the listing with a parser of Protobuf: one call with one answer, one with many. */
import { readFileSync } from 'node:fs'
import protobuf from 'protobufjs'
import { expect, it } from 'vitest'

it('is a Protobuf file with a unary call and a stream down', () => {
  const { root } = protobuf.parse(readFileSync(new URL('./payments.proto', import.meta.url), 'utf8'))
  const { Charge, ListTransactions } = root.resolveAll().lookupService('shop.payments.v1.PaymentService').methods
  expect([Charge?.responseStream ?? false, ListTransactions?.responseStream]).toEqual([false, true])
})
