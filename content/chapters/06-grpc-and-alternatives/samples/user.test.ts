/** Executes the listing with the reference implementation of GraphQL: the answer has the fields asked for, and no other. */
import { readFileSync } from 'node:fs'
import { buildSchema, graphqlSync } from 'graphql'
import { expect, it } from 'vitest'

const schema = buildSchema(`
  type Order { id: Int!, totalCents: Int!, status: String!, placed: String! }
  type User { name: String!, email: String!, orders(last: Int!): [Order!]! }
  type Query { user(id: Int!): User }
`)
const order = { id: 1047, totalCents: 4999, status: 'paid', placed: '2026-03-06' }
const rootValue = { user: () => ({ name: 'Ines', email: 'ines@example.com', orders: () => [order] }) }

it('gives the fields of the query and nothing else', () => {
  const source = readFileSync(new URL('./user.graphql', import.meta.url), 'utf8')
  const { data, errors } = graphqlSync({ schema, source, rootValue })
  expect(errors).toBeUndefined()
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    user: { name: 'Ines', orders: [{ id: 1047, totalCents: 4999, status: 'paid' }] },
  })
})
