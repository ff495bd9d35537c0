/** Holds the chapter's sentences to the runs they speak of. */
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  'for the user': 'sends GET /users/42 to Api (rest)',
  'for the orders': 'sends GET /users/42/orders',
  'one call made for this page': 'sends GetUserWithOrders',
  'a query': 'sends POST /graphql',
  'ask for all at once': 'sends users WHERE id IN (50) to Database',
})
