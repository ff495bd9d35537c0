/** The calls behind one order: who is asked for what, and the real text of each message, whose length is its size. */
import type { ReceivedMessage, SendEffect } from '../../engine/effects.ts'
import type { ActorId, Json } from '../../engine/trace.ts'

/** The services that another service can ask. */
export type Callee = 'products' | 'inventory' | 'payments' | 'shipping' | 'users' | 'notifications'

/** A step of placing an order. */
interface Call {
  /** As a request over HTTP. */
  readonly request: string
  /** As a function inside one process. */
  readonly call: string
  readonly answer: string
  readonly ask: (order: number) => Json
  readonly reply: (order: number) => Json
  /** The table that doing it writes a row to. */
  readonly table: string | null
}

const KETTLE = { product: 'kettle', amount: 4999, currency: 'EUR' }

/** Each call, by whom it asks. Money is in minor units: 4999 is 49.99. */
export const calls: Readonly<Record<Callee, Call>> = {
  products: {
    request: 'GET /products/kettle',
    call: 'priceOf(kettle)',
    answer: '200 OK',
    ask: () => null,
    reply: () => KETTLE,
    table: null,
  },
  inventory: {
    request: 'POST /reservations',
    call: 'reserve(kettle)',
    answer: '201 Created',
    ask: order => ({ order, product: 'kettle', quantity: 1 }),
    reply: order => ({ order, product: 'kettle', quantity: 1, status: 'reserved' }),
    table: 'reservations',
  },
  payments: {
    request: 'POST /charges',
    call: 'charge(4999)',
    answer: '201 Created',
    ask: order => ({ order, amount: 4999, currency: 'EUR' }),
    reply: order => ({ order, amount: 4999, currency: 'EUR', status: 'charged' }),
    table: 'charges',
  },
  shipping: {
    request: 'POST /shipments',
    call: 'schedule(order)',
    answer: '201 Created',
    ask: order => ({ order, user: 'ines' }),
    reply: order => ({ order, user: 'ines', status: 'scheduled' }),
    table: 'shipments',
  },
  users: {
    request: 'GET /users/ines/address',
    call: 'addressOf(ines)',
    answer: '200 OK',
    ask: () => null,
    reply: () => ({ user: 'ines', street: 'Example Street 7', city: 'Utrecht' }),
    table: null,
  },
  notifications: {
    request: 'POST /emails',
    call: 'confirm(order)',
    answer: '202 Accepted',
    ask: order => ({ order, user: 'ines', template: 'order-confirmed' }),
    reply: order => ({ order, status: 'queued' }),
    table: 'emails',
  },
}

/** A request for `callee`; inside one process it is a call. `tag` tells its answer from that of another attempt. */
export function ask(callee: Callee, order: number, tag: string, remote: boolean): SendEffect {
  const { request, call, ask: bodyOf } = calls[callee]
  const body = bodyOf(order)
  if (!remote) return { type: 'send', to: callee, label: call, kind: 'call', event: 'request', tag, detail: { order, body } }
  const bytes = requestText(request, callee, body).length
  return { type: 'send', to: callee, label: request, kind: 'request', tag, bytes, detail: { order, body } }
}

/** The answer of `callee` to a message: of the kind that the question was. */
export function answer(callee: Callee, message: ReceivedMessage): SendEffect {
  const { answer: status, reply } = calls[callee]
  const order = message.detail.order as number
  const body = reply(order)
  const detail = { order, status: Number.parseInt(status, 10), body }
  if (message.kind === 'call') return back(message, 'call', `${calls[callee].call} returns`, 0, detail)
  if (message.kind === 'delivery') return back(message, 'ack', 'ack', ACK_BYTES, { order })
  return back(message, 'response', status, responseText(status, body).length, detail)
}

/** An answer that says that it could not be done. */
export function failure(message: ReceivedMessage): SendEffect {
  const order = message.detail.order as number
  if (message.kind === 'call') return { ...back(message, 'call', 'throws', 0, { order }), event: 'error' }
  const status = '502 Bad Gateway'
  return { ...back(message, 'error', status, responseText(status, null).length, { order, status: 502 }), event: 'error' }
}

function back(message: ReceivedMessage, kind: string, label: string, bytes: number, detail: SendEffect['detail'] & object): SendEffect {
  return { type: 'send', to: message.from, label, kind, event: 'response', correlates: message.id, bytes, detail }
}

/** A basic.ack of AMQP 0-9-1: a frame of 7 octets, a method of 4, a delivery tag of 8, a flag and the frame end. */
const ACK_BYTES = 21

/** A request as HTTP/1.1 writes it (RFC 9112, section 2.1), with the fewest fields; every character is one octet. */
export function requestText(request: string, host: ActorId, body: Json): string {
  return `${request} HTTP/1.1\r\nhost: ${host}.example.com\r\n${content(body)}`
}

/** A response as HTTP/1.1 writes it. */
export function responseText(status: string, body: Json): string {
  return `HTTP/1.1 ${status}\r\n${content(body)}`
}

function content(body: Json): string {
  if (body === null) return 'content-length: 0\r\n\r\n'
  const text = JSON.stringify(body)
  return `content-type: application/json\r\ncontent-length: ${text.length}\r\n\r\n${text}`
}
