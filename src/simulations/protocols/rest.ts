/** REST: resources with addresses, in JSON, over HTTP/1.1 or HTTP/2; answers carry whole resources, and may carry an ETag (RFC 9110). */
import type { Field } from '../../actors/hpack/tables.ts'
import { hashText } from '../../engine/hash.ts'
import type { Json } from '../../engine/trace.ts'
import { http1Parts } from './http1-parts.ts'
import { dataFrames, headersFrame } from './http2-parts.ts'
import { jsonParts } from './json-parts.ts'
import { lengthOf, type Part } from './parts.ts'
import {
  type Answered,
  type Ask,
  dateAt,
  HOST,
  type Known,
  type Line,
  type Protocol,
  type Setting,
  type Told,
  type Written,
  wants,
  wantsOrders,
} from './protocol.ts'
import { remembered } from './remembered.ts'
import { customerOf, FIRST_USER, type Order, ordersOf, representation, userOf } from './shop-data.ts'

/** The address of what is asked for. */
export function pathOf({ orders }: Setting, { what, id }: Ask): string {
  switch (what) {
    case 'orders':
      return `/users/${id}/orders?limit=${orders}`
    case 'user and orders':
      return `/users/${id}?include=orders&limit=${orders}`
    case 'latest orders':
      return `/orders?limit=${orders}`
    case 'latest orders and customers':
      return `/orders?limit=${orders}&include=customer`
    default:
      return `/users/${id}`
  }
}

function first(set: Setting): Ask[] {
  if (set.question === 'latest') return [{ what: set.restCalls === 'include' ? 'latest orders and customers' : 'latest orders', id: 0 }]
  const user: Ask = { what: 'user', id: FIRST_USER }
  if (!wantsOrders(set)) return [user]
  if (set.restCalls === 'include') return [{ what: 'user and orders', id: FIRST_USER }]
  return set.restCalls === 'at-once' ? [user, { what: 'orders', id: FIRST_USER }] : [user]
}

function further(set: Setting, { ask, customers }: Told): Ask[] {
  if (ask.what === 'latest orders') return customers.map(id => ({ what: 'customer', id }))
  if (ask.what === 'user' && set.restCalls === 'one-by-one' && wantsOrders(set)) return [{ what: 'orders', id: ask.id }]
  return []
}

/** Over either version of HTTP: the same fields, as text or packed. */
function written(
  { http }: Setting,
  line: Line,
  start: string,
  pseudo: readonly Field[],
  fields: readonly Field[],
  body: readonly Part[],
): Omit<Written, 'label'> {
  if (http === '1.1') return { parts: http1Parts(start, fields, body), table: line.table }
  const alone = body.length === 0
  const head = headersFrame(line.table, line.stream, [...pseudo, ...fields.filter(([name]) => name !== 'host')], alone)
  return { parts: [...head.parts, ...(alone ? [] : dataFrames(line.stream, body, true))], table: head.table }
}

function request(set: Setting, line: Line, ask: Ask, etag: string | null): Written {
  const path = pathOf(set, ask)
  const fields: Field[] = [
    ['host', HOST],
    ['user-agent', 'shop-app/1.0'],
    ['accept', 'application/json'],
    ['authorization', `Bearer ${set.token}`],
    ...(etag === null ? [] : [['if-none-match', etag] as const]),
  ]
  const pseudo: Field[] = [
    [':method', 'GET'],
    [':scheme', 'https'],
    [':authority', HOST],
    [':path', path],
  ]
  return { label: `GET ${path}`, ...written(set, line, `GET ${path} HTTP/1.1`, pseudo, fields, []) }
}

/** The table that a query reads, and what it looks for there. */
function queries({ orders }: Setting, { what, id }: Ask, round: number): string[] {
  const user = `users WHERE id = ${id}`
  const theirs = `orders WHERE user = ${id}`
  switch (what) {
    case 'orders':
      return round === 0 ? [theirs] : []
    case 'user and orders':
      return round === 0 ? [user] : round === 1 ? [theirs] : []
    case 'latest orders':
      return round === 0 ? [`orders LIMIT ${orders}`] : []
    case 'latest orders and customers':
      return round === 0 ? [`orders JOIN users LIMIT ${orders}`] : []
    default:
      return round === 0 ? [user] : []
  }
}

/** The field of the question that stands at a path of a document. */
function fieldAt(path: string): string {
  const at = path.split('.')
  return `${at.at(-2) === 'orders' ? 'order' : 'user'}.${at.at(-1)}`
}

function documentOf(set: Setting, { what, id }: Ask, count: number): { readonly [key: string]: Json } {
  const order = (one: Order): { readonly [key: string]: Json } => representation(one, set.otherFields)
  const user = (of: number): { readonly [key: string]: Json } => representation(userOf(of), set.otherFields)
  switch (what) {
    case 'orders':
      return { orders: ordersOf(count).map(order) }
    case 'user and orders':
      return { ...user(id), orders: ordersOf(count).map(order) }
    case 'latest orders':
      return { orders: ordersOf(count).map(one => ({ ...order(one), customerId: customerOf(one).id })) }
    case 'latest orders and customers':
      return { orders: ordersOf(count).map(one => ({ ...order(one), customer: user(customerOf(one).id) })) }
    default:
      return user(id)
  }
}

const PROBLEM = { type: 'about:blank', title: 'Service Unavailable', status: 503 } as const

function answer(set: Setting, line: Line, ask: Ask, { count, at, failed, etag }: Known): Answered {
  const holdsOrders = ask.what.includes('orders')
  // Whom an order belongs to is asked for: the next request needs it.
  const body = failed
    ? jsonParts(PROBLEM)
    : remembered('rest', set, ask, count, () =>
        jsonParts(documentOf(set, ask, count), path => path.endsWith('.customerId') || wants(set, fieldAt(path))),
      )
  const version = set.etags && !failed ? `"${hashText(JSON.stringify(documentOf(set, ask, count))).slice(0, 8)}"` : null
  const unchanged = version !== null && version === etag
  const status = failed ? '503' : unchanged ? '304' : '200'
  const reason = failed ? 'Service Unavailable' : unchanged ? 'Not Modified' : 'OK'
  const fields: Field[] = [
    ...(unchanged
      ? []
      : [['content-type', `application/${failed ? 'problem+' : ''}json`] as const, ['content-length', String(lengthOf(body))] as const]),
    ...(version === null ? [] : [['etag', version] as const]),
    ['date', dateAt(at)],
  ]
  const told: Told = {
    ask,
    newest: holdsOrders ? (ordersOf(count)[0]?.id ?? 0) : 0,
    customers: ask.what === 'latest orders' ? ordersOf(count).map(one => customerOf(one).id) : [],
    etag: version,
  }
  return {
    label: `${status} ${reason}`,
    told,
    ...written(set, line, `HTTP/1.1 ${status} ${reason}`, [[':status', status]], fields, unchanged ? [] : body),
  }
}

/** REST. */
export const rest: Protocol = { first, further, request, queries, answer }
