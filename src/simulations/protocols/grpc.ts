/** gRPC: a method made for the question, Protobuf messages behind a prefix, in DATA frames of HTTP/2 ("gRPC over HTTP2", grpc.io). */
import type { DynamicTable, Field } from '../../actors/hpack/tables.ts'
import { dataFrames, headersFrame } from './http2-parts.ts'
import { lengthOf, type Part } from './parts.ts'
import { protobufParts } from './protobuf-parts.ts'
import { type Answered, type Ask, HOST, type Known, type Line, type Protocol, type Setting, type Written, wants } from './protocol.ts'
import { remembered } from './remembered.ts'
import { customerOf, FIRST_USER, type Order, ordersOf, STATUSES, type User, userOf } from './shop-data.ts'

/** The fields of a call's HEADERS, in the order of the specification. `timeout` is how long the client will wait. */
export function callFields(path: string, token: string, timeout: string): Field[] {
  return [
    [':method', 'POST'],
    [':scheme', 'https'],
    [':path', path],
    [':authority', HOST],
    ['grpc-timeout', timeout],
    ['te', 'trailers'],
    ['content-type', 'application/grpc+proto'],
    ['user-agent', 'grpc-shop/1.0'],
    ['authorization', `Bearer ${token}`],
  ]
}

/** What an answer's HEADERS say before any message. */
export const ANSWER_FIELDS: readonly Field[] = [
  [':status', '200'],
  ['content-type', 'application/grpc+proto'],
]

/** The call is over, and went well. */
export const OK_TRAILERS: readonly Field[] = [['grpc-status', '0']]

/** A message behind its prefix: a flag (0: not compressed) and its length in four octets. */
export function prefixed(message: readonly Part[]): Part[] {
  const length = lengthOf(message)
  const bytes = Uint8Array.from([0, length >>> 24, (length >>> 16) & 255, (length >>> 8) & 255, length & 255])
  return [{ bytes, role: 'prefix', label: `gRPC prefix: not compressed, ${length} bytes` }, ...message]
}

/** A whole unary answer: HEADERS, the message in DATA, trailers in a second HEADERS. */
export function unaryAnswer(
  table: DynamicTable,
  stream: number,
  message: readonly Part[],
): { readonly parts: readonly Part[]; readonly table: DynamicTable } {
  const head = headersFrame(table, stream, ANSWER_FIELDS, false)
  const trailers = headersFrame(head.table, stream, OK_TRAILERS, true)
  return { parts: [...head.parts, ...dataFrames(stream, prefixed(message), false), ...trailers.parts], table: trailers.table }
}

/** The path of the method that answers the question. */
export function methodOf({ question }: Pick<Setting, 'question'>): string {
  return `/shop.v1.Shop/${question === 'user' ? 'GetUserWithOrders' : 'ListLatestOrders'}`
}

function request(set: Setting, { table, stream }: Line, { id }: Ask): Written {
  const method = methodOf(set)
  const head = headersFrame(table, stream, callFields(method, set.token, '5S'), false)
  const message = protobufParts([
    ...(set.question === 'user' ? [{ number: 1, name: 'user_id', value: id }] : []),
    { number: 2, name: 'limit', value: set.orders },
  ])
  return {
    label: method.slice(method.lastIndexOf('/') + 1),
    parts: [...head.parts, ...dataFrames(stream, prefixed(message), true)],
    table: head.table,
  }
}

function userFields(set: Setting, { id, name, email }: User, at: string) {
  return [
    { number: 1, name: `${at}id`, value: id, unwanted: !wants(set, 'user.id') },
    { number: 2, name: `${at}name`, value: name, unwanted: !wants(set, 'user.name') },
    { number: 3, name: `${at}email`, value: email, unwanted: !wants(set, 'user.email') },
  ]
}

function orderFields(set: Setting, { id, cents, status }: Order, at: string) {
  return [
    { number: 1, name: `${at}id`, value: id, unwanted: !wants(set, 'order.id') },
    { number: 2, name: `${at}cents`, value: cents, unwanted: !wants(set, 'order.cents') },
    { number: 3, name: `${at}status`, value: STATUSES.indexOf(status) + 1, unwanted: !wants(set, 'order.status') },
  ]
}

/** Whether nothing in a message was asked for. */
function isUnwanted(parts: readonly Part[]): boolean {
  return parts.length > 0 && parts.every(({ unwanted }) => unwanted)
}

/** The answer's message. */
export function messageOf(set: Setting, count: number): Part[] {
  const isUser = set.question === 'user'
  const orders = ordersOf(count).map((order, i) => {
    const at = `orders[${i}].`
    const customer = isUser
      ? []
      : [{ number: 4, name: `${at}customer`, value: protobufParts(userFields(set, customerOf(order), `${at}customer.`)) }]
    const value = protobufParts([...orderFields(set, order, at), ...customer])
    return { number: isUser ? 4 : 1, name: `orders[${i}]`, value, unwanted: isUnwanted(value) }
  })
  return protobufParts([...(isUser ? userFields(set, userOf(FIRST_USER), '') : []), ...orders])
}

function queries({ question, orders }: Setting, { id }: Ask, round: number): string[] {
  if (question === 'latest') return round === 0 ? [`orders JOIN users LIMIT ${orders}`] : []
  return round === 0 ? [`users WHERE id = ${id}`] : round === 1 ? [`orders WHERE user = ${id}`] : []
}

function answer(set: Setting, { table, stream }: Line, ask: Ask, { count, failed }: Known): Answered {
  const told = { ask, newest: ordersOf(count)[0]?.id ?? 0, customers: [], etag: null }
  if (failed) {
    // Trailers-Only: the answer ends before any message.
    const only = headersFrame(table, stream, [...ANSWER_FIELDS, ['grpc-status', '14'], ['grpc-message', 'database gone']], true)
    return { label: 'UNAVAILABLE', told, ...only }
  }
  return {
    label: 'OK',
    told,
    ...unaryAnswer(
      table,
      stream,
      remembered('grpc', set, ask, count, () => messageOf(set, count)),
    ),
  }
}

/** gRPC. */
export const grpc: Protocol = {
  first: ({ question }) => [
    question === 'user' ? { what: 'user and orders', id: FIRST_USER } : { what: 'latest orders and customers', id: 0 },
  ],
  further: () => [],
  request,
  queries,
  answer,
}
