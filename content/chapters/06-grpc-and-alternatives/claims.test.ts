/** Holds the chapter's sentences to the runs they speak of. */
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
