/** Holds the chapter's sentences to the runs they speak of. */
import { expect, it } from 'vitest'
import { steps, turned } from '../dials.fixture.ts'
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  'for the user': 'sends GET /users/42 to Api (rest)',
  'for the orders': 'sends GET /users/42/orders',
  'one call made for this page': 'sends GetUserWithOrders',
  'a query': 'sends POST /graphql',
  'one request for both': 'sends GET /users/42?include=orders',
  'send both at once': 'sends GET /users/42/orders',
  'the same again': 'sends GetUserWithOrders',
  'all of them in their frames': 'receives OK from Api',
  'The first': 'receives level 1',
  'the end': 'receives OK',
  'count after count': 'sends Count 4',
  'one receipt': 'receives summary, OK',
  'the first answer': 'receives level 1',
  'seven times': 'sends POST /graphql',
  'ask for all at once': 'sends users WHERE id IN (50) to Database',
})

it('REST pays the distance twice and the others once, wherever the dial stops', async () => {
  const distances = steps(10, 300, 10)
  const [rest, grpc, graphql] = await Promise.all(
    ['rest', 'grpc', 'graphql'].map(async way => {
      const elapsed = await turned('protocols', { scenario: 'default', parameter: 'rttMs', measure: `elapsedMs.${way}` }, distances)
      return new Set(elapsed.map((ms, n) => Math.floor((ms as number) / (distances[n] as number))))
    }),
  )
  expect([rest, grpc, graphql]).toEqual([new Set([2]), new Set([1]), new Set([1])])
})
