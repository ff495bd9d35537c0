/** Reads the listing with a parser of Protobuf, and writes with it the 46 bytes of the figure's answer. */
import { readFileSync } from 'node:fs'
import protobuf from 'protobufjs'
import { expect, it } from 'vitest'

const { root } = protobuf.parse(readFileSync(new URL('./order-page.proto', import.meta.url), 'utf8'))
root.resolveAll()

it('has a method for the page, and a stream down', () => {
  const { GetUserWithOrders, ListOrders } = root.lookupService('shop.v1.Shop').methods
  expect([GetUserWithOrders?.responseStream ?? false, ListOrders?.responseStream]).toEqual([false, true])
})

it('makes 46 bytes of the user and two orders', () => {
  const orders = [
    { id: 1002, cents: 1250, status: 1 },
    { id: 1001, cents: 4999, status: 2 },
  ]
  const answer = { id: 42, name: 'Nora', email: 'nora@example.com', orders }
  expect(root.lookupType('shop.v1.UserWithOrders').encode(answer).finish().length).toBe(46)
})
