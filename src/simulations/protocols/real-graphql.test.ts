/** GraphQL's answers and its N + 1 against graphql-js, with a loader of each kind. */
import { buildSchema, graphql as execute } from 'graphql'
import { expect, it } from 'vitest'
import { graphql, queryOf, resultOf } from './graphql.ts'
import type { Setting } from './protocol.ts'
import { customerOf, type Order, ordersOf, type User, userOf } from './shop-data.ts'

const schema = buildSchema(`
  type Customer { id: Int! name: String! email: String! orders(first: Int!): [Order!]! }
  type Order { id: Int! cents: Int! status: String! customer: Customer! }
  type Query { user(id: Int!): Customer orders(first: Int!): [Order!]! }
`)

/** Waits until all resolvers of this moment have asked, then fetches once for them all, as DataLoader does. */
function batched<K, V>(fetch: (keys: readonly K[]) => V[]): (key: K) => Promise<V> {
  let waiting: { key: K; resolve: (value: V) => void }[] = []
  return key =>
    new Promise(resolve => {
      if (waiting.length === 0)
        setTimeout(() => {
          const now = waiting
          waiting = []
          const values = fetch(now.map(one => one.key))
          for (const [i, one] of now.entries()) one.resolve(values[i] as V)
        })
      waiting.push({ key, resolve })
    })
}

/** Runs the model's query in graphql-js; `queries` counts what the resolvers ask a database for. */
async function really(set: Setting) {
  let queries = 0
  const ask = async <T>(value: T): Promise<T> => {
    queries++
    return value
  }
  const together = batched<number, User>(ids => {
    queries++
    return ids.map(userOf)
  })
  const withOrders = (user: User) => ({ ...user, orders: () => ask(ordersOf(set.orders)) })
  const withCustomer = (order: Order) => ({
    ...order,
    customer: () => (set.batching ? together(customerOf(order).id) : ask(customerOf(order))),
  })
  const rootValue = {
    user: ({ id }: { id: number }) => ask(withOrders(userOf(id))),
    orders: ({ first }: { first: number }) => ask(ordersOf(first).map(withCustomer)),
  }
  const { query, variables } = queryOf(set)
  const result = await execute({ schema, source: query, variableValues: variables, rootValue })
  return { text: JSON.stringify(result), queries }
}

/** How many queries the model's API sends for the question. */
function modelled(set: Setting): number {
  const [ask] = graphql.first(set)
  let count = 0
  for (let round = 0; ; round++) {
    const queries = ask ? graphql.queries(set, ask, round, set.orders) : []
    if (queries.length === 0) return count
    count += queries.length
  }
}

const USUAL: Setting = {
  question: 'user',
  fieldsWanted: 6,
  orders: 2,
  http: '2',
  restCalls: 'one-by-one',
  otherFields: 4,
  etags: false,
  batching: false,
  token: '',
}

it.each([
  ['user 42 and two orders', USUAL, 2],
  ['a name alone', { ...USUAL, fieldsWanted: 1 }, 1],
  ['nobody’s orders', { ...USUAL, orders: 0 }, 2],
  ['50 orders with their customers', { ...USUAL, question: 'latest', orders: 50 }, 51],
  ['the same with batching', { ...USUAL, question: 'latest', orders: 50, batching: true }, 2],
  ['customers’ names alone', { ...USUAL, question: 'latest', orders: 7, fieldsWanted: 1 }, 8],
] as const)('answers %s as graphql-js does, byte for byte, after as many queries', async (_, set, expected) => {
  const real = await really(set)
  expect(JSON.stringify(resultOf(set, set.orders))).toBe(real.text)
  expect([modelled(set), real.queries]).toEqual([expected, expected])
})
