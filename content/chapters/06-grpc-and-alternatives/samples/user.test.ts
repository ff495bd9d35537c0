/** Executes the query with the reference implementation of GraphQL: the answer is the other listing, no field more. */
import { readFileSync } from 'node:fs'
import { buildSchema, graphqlSync } from 'graphql'
import { expect, it } from 'vitest'

const listing = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

const schema = buildSchema(`
  enum Status { NEW PAID SHIPPED DELIVERED }
  type Order { id: Int!, totalCents: Int!, status: Status!, placed: String! }
  type User { name: String!, email: String!, orders(last: Int!): [Order!]! }
  type Query { user(id: Int!): User }
`)
const orders = [
  { id: 1045, totalCents: 900, status: 'DELIVERED', placed: '2026-02-02' },
  { id: 1046, totalCents: 1250, status: 'SHIPPED', placed: '2026-03-04' },
  { id: 1047, totalCents: 4999, status: 'PAID', placed: '2026-03-06' },
]
const user = { name: 'Ines', email: 'ines@example.com', orders: ({ last }: { last: number }) => orders.slice(-last) }

it('gives the fields of the query and nothing else', () => {
  const { data, errors } = graphqlSync({ schema, source: listing('./user.graphql'), rootValue: { user: () => user } })
  expect(errors).toBeUndefined()
  expect(JSON.parse(JSON.stringify({ data }))).toEqual(JSON.parse(listing('./user-answer.json')))
})
