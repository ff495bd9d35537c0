/** GraphQL: one address, a query that names every field, and an answer in its shape (GraphQL, September 2025; GraphQL over HTTP, draft). */
import type { Field } from '../../actors/hpack/tables.ts'
import type { Json } from '../../engine/trace.ts'
import { dataFrames, headersFrame } from './http2-parts.ts'
import { jsonParts } from './json-parts.ts'
import { lengthOf } from './parts.ts'
import {
  type Answered,
  type Ask,
  dateAt,
  HOST,
  type Known,
  type Line,
  type Protocol,
  type Setting,
  type Written,
  wants,
  wantsOrders,
} from './protocol.ts'
import { remembered } from './remembered.ts'
import { customerOf, FIRST_USER, type Order, ordersOf, type User, userOf } from './shop-data.ts'

const USER_FIELDS = ['id', 'name', 'email'] as const
const ORDER_FIELDS = ['id', 'cents', 'status'] as const

/** The query and its variables, as they are sent. */
export function queryOf(set: Setting): { readonly query: string; readonly variables: { readonly [name: string]: number } } {
  const user = USER_FIELDS.filter(name => wants(set, `user.${name}`)).join(' ')
  const order = ORDER_FIELDS.filter(name => wants(set, `order.${name}`)).join(' ')
  if (set.question === 'latest') {
    return { query: `query($n:Int!){orders(first:$n){${order}${order && ' '}customer{${user}}}}`, variables: { n: set.orders } }
  }
  if (!wantsOrders(set)) return { query: `query($id:Int!){user(id:$id){${user}}}`, variables: { id: FIRST_USER } }
  return {
    query: `query($id:Int!,$n:Int!){user(id:$id){${user} orders(first:$n){${order}}}}`,
    variables: { id: FIRST_USER, n: set.orders },
  }
}

/** The answer that the query asks for. */
export function resultOf(set: Setting, count: number): { readonly data: Json } {
  const user = (of: User) => Object.fromEntries(USER_FIELDS.filter(name => wants(set, `user.${name}`)).map(name => [name, of[name]]))
  const order = (of: Order) => Object.fromEntries(ORDER_FIELDS.filter(name => wants(set, `order.${name}`)).map(name => [name, of[name]]))
  if (set.question === 'latest')
    return { data: { orders: ordersOf(count).map(one => ({ ...order(one), customer: user(customerOf(one)) })) } }
  const owner = user(userOf(FIRST_USER))
  return { data: { user: wantsOrders(set) ? { ...owner, orders: ordersOf(count).map(order) } : owner } }
}

function request(set: Setting, { table, stream }: Line): Written {
  const body = jsonParts(queryOf(set))
  const fields: Field[] = [
    [':method', 'POST'],
    [':scheme', 'https'],
    [':authority', HOST],
    [':path', '/graphql'],
    ['user-agent', 'shop-app/1.0'],
    ['accept', 'application/graphql-response+json'],
    ['content-type', 'application/json'],
    ['content-length', String(lengthOf(body))],
    ['authorization', `Bearer ${set.token}`],
  ]
  const head = headersFrame(table, stream, fields, false)
  return { label: 'POST /graphql', parts: [...head.parts, ...dataFrames(stream, body, true)], table: head.table }
}

/** A resolver for each field: without batching each order asks for its own customer; with it they ask together (DataLoader). */
function queries(set: Setting, { id }: Ask, round: number, count: number): string[] {
  if (set.question === 'user') {
    if (round === 0) return [`users WHERE id = ${id}`]
    return round === 1 && wantsOrders(set) ? [`orders WHERE user = ${id}`] : []
  }
  if (round === 0) return [`orders LIMIT ${set.orders}`]
  if (round > 1 || count === 0) return []
  const customers = ordersOf(count).map(order => customerOf(order).id)
  return set.batching ? [`users WHERE id IN (${customers.length})`] : customers.map(customer => `users WHERE id = ${customer}`)
}

function answer(set: Setting, { table, stream }: Line, ask: Ask, { count, at, failed }: Known): Answered {
  // An error is part of the answer; to HTTP all is well.
  const root = set.question === 'user' ? 'user' : 'orders'
  const body = failed
    ? jsonParts({ errors: [{ message: 'database gone', path: [root] }], data: { [root]: null } })
    : remembered('graphql', set, ask, count, () => jsonParts(resultOf(set, count)))
  const fields: Field[] = [
    [':status', '200'],
    ['content-type', 'application/graphql-response+json; charset=utf-8'],
    ['content-length', String(lengthOf(body))],
    ['date', dateAt(at)],
  ]
  const head = headersFrame(table, stream, fields, false)
  const told = { ask, newest: wantsOrders(set) ? (ordersOf(count)[0]?.id ?? 0) : 0, customers: [], etag: null }
  return {
    label: failed ? '200 OK, with errors' : '200 OK',
    told,
    parts: [...head.parts, ...dataFrames(stream, body, true)],
    table: head.table,
  }
}

/** GraphQL. */
export const graphql: Protocol = {
  first: ({ question }) => [
    question === 'user' ? { what: 'user and orders', id: FIRST_USER } : { what: 'latest orders and customers', id: 0 },
  ],
  further: () => [],
  request,
  queries,
  answer,
}
