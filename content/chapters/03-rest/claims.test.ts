/** Holds the chapter's sentences to the runs they speak of. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readLink } from '../../../src/engine/link.ts'
import { simulate } from '../../../src/engine/simulate.ts'
import { indexTrace } from '../../../src/engine/trace-index.ts'
import { exchangesOf } from '../../../src/simulations/rest-console/exchanges.ts'
import { restConsole } from '../../../src/simulations/rest-console/simulation.ts'
import { fieldIn, textOf } from '../../../src/simulations/rest-console/wire.ts'
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  'is lost': 'its address is replaced, its note is gone',
  'The second one': 'everything is as the request wants it already; nothing is written',
  'says 405': '405 Method Not Allowed (to POST',
  'went through': 'order 1047 is "v2" now: its items are replaced',
  'there was nothing to write': 'everything is as the request wants it already; nothing is written',
  'gets 412': 'Server answers Ben: 412 Precondition Failed',
  'writes 3': 'order 1047 is "v3" now: its items are replaced',
  'lost on the way': 'is lost, by your hand',
  refused: 'Ann receives 412',
  '304': 'Ann receives 304',
  'come in at the top': 'writes row 1057 of offset/orders',
  'page 2': 'Ann (offset) receives 200 OK from Server (offset)',
  deleted: 'deletes row 1049 of offset/orders',
  'send back': '(cursor) sends GET /orders?limit=10&cursor=',
  'all their fields': 'Ann receives 200',
  'these two': 'Ann receives 200',
  '400 that says so': 'Ann receives 400',
  'Our server says 422': 'Ann receives 422',
  'broken JSON': 'Ann receives 400',
  'nothing at this address': 'Ann receives 404',
  'in that format': 'Ann receives 406',
  'read that one': 'Ann receives 415',
  'has left the house': 'Ann receives 409',
  'this server has never heard of': 'Ann receives 501',
  'has shipped': 'Order is now shipped',
  'stays as it is': 'Server (patch status): everything is as the request wants it',
  'pointed to': '303 See Other (to POST /orders/1048/cancellation)',
  'can be read': 'Server (patch status) answers Ann (patch status): 200 OK (to GET /orders/1048)',
  'as well': 'Server (cancellation resource) answers Ann (cancellation resource): 200 OK (to GET /orders/1048)',
  'there is nothing': 'Server (delete) answers Ann (delete): 404 Not Found (to GET /orders/1048)',
  'refuses all three': 'Server (patch status) answers Ann (patch status): 409 Conflict (to PATCH /orders/1046)',
})

it('the bytes of ten orders, with all fields and with two, are those of the answers', () => {
  const text = readFileSync(new URL('./chapter.mdx', import.meta.url), 'utf8')
  const sizes = [...text.matchAll(/link="(do=0ms:send=GET%20\/orders\?fields=[^"&]*)/g)].map(([, link = '']) => {
    const { events } = simulate(restConsole, readLink(restConsole, link).input)
    const answer = exchangesOf(indexTrace(events), '')[0]?.answer
    return answer && fieldIn(textOf(answer.sent), 'Content-Length')
  })
  expect(sizes).toEqual(['2383', '424'])
  expect(text).toMatch(/are 2,383 bytes, and with <Moment[^>]*>these two<\/Moment> 424\./)
})
