/** Reads the listing with a parser of Protobuf, and tries what it forbids. */
import { readFileSync } from 'node:fs'
import protobuf from 'protobufjs'
import { expect, it } from 'vitest'

const listing = readFileSync(new URL('./order.proto', import.meta.url), 'utf8')

it('is a Protobuf file whose enumeration begins with a value for "not said"', () => {
  const { root } = protobuf.parse(listing)
  expect(Object.keys(root.lookupType('shop.orders.v1.Order').fields)).toEqual(['id', 'name', 'status', 'totalCents'])
  expect(root.lookupEnum('shop.orders.v1.Status').values.STATUS_UNSPECIFIED).toBe(0)
})

it.each(['string phone = 3;', 'string email = 6;'])('refuses "%s": number and name are reserved', field => {
  expect(() => protobuf.parse(listing.replace('int64 total_cents', `${field}\n  int64 total_cents`)).root.resolveAll()).toThrow(/reserved/)
})
