/** Reads the listing with a parser of Protobuf: all four kinds of call are there. */
import { readFileSync } from 'node:fs'
import protobuf from 'protobufjs'
import { expect, it } from 'vitest'

it('has each of the four kinds of call once', () => {
  const { root } = protobuf.parse(readFileSync(new URL('./stock.proto', import.meta.url), 'utf8'))
  const kinds = root
    .resolveAll()
    .lookupService('shop.stock.v1.StockService')
    .methodsArray.map(({ requestStream, responseStream }) => `${Boolean(requestStream)} ${Boolean(responseStream)}`)
  expect(kinds).toEqual(['false false', 'false true', 'true false', 'true true'])
})
