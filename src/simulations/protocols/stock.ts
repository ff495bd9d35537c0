/** The services of the streaming figure: a method for each of the four shapes of a call, and their messages. */
import { type DynamicTable, emptyTable } from '../../actors/hpack/tables.ts'
import type { SendEffect } from '../../engine/effects.ts'
import type { MessageId } from '../../engine/trace.ts'
import { ANSWER_FIELDS, callFields, OK_TRAILERS, prefixed, unaryAnswer } from './grpc.ts'
import { cancelFrame, dataFrames, headersFrame } from './http2-parts.ts'
import { onTheWire, type Part } from './parts.ts'
import { type ProtobufField, protobufParts } from './protobuf-parts.ts'

/** The four shapes of a call. */
export const MODES = ['unary', 'server', 'client', 'bidi'] as const

/** One of the shapes. */
export type Mode = (typeof MODES)[number]

/** The method of each shape; only a stream holds more than one message. */
export const METHODS: Readonly<
  Record<Mode, { readonly service: string; readonly name: string; readonly asksOften: boolean; readonly answersOften: boolean }>
> = {
  unary: { service: 'Payments', name: 'Charge', asksOften: false, answersOften: false },
  server: { service: 'Stock', name: 'Watch', asksOften: false, answersOften: true },
  client: { service: 'Stock', name: 'Count', asksOften: true, answersOften: false },
  bidi: { service: 'Stock', name: 'Reserve', asksOften: true, answersOften: true },
}

/** What both ends of a stream are given. */
export interface StreamInput {
  /** How many messages a stream has. */
  readonly messages: number
  readonly everyMs: number
  readonly token: string
}

/** One end of the connection. */
export interface Connection {
  readonly table: DynamicTable
  readonly stream: number
}

/** A connection without streams. */
export const OPENED: Connection = { table: emptyTable(), stream: 1 }

/** Something to send, and the table as its writer has it afterwards. */
export interface Sent {
  readonly effect: SendEffect
  readonly table: DynamicTable
}

function item(n: number): Part[] {
  return protobufParts([
    { number: 1, name: 'sku', value: 'mug-blue' },
    { number: 2, name: 'pieces', value: n },
  ])
}

/** The charge that this course makes everywhere: 20 bytes, as JSON 65. */
export const CHARGE: readonly ProtobufField[] = [
  { number: 1, name: 'customer_id', value: 'cus_abc123' },
  { number: 2, name: 'amount_cents', value: 4999 },
  { number: 3, name: 'currency', value: 'usd' },
]

/** A message of the client: the first opens the stream, the last closes the client's half of it. */
export function asked({ table, stream }: Connection, { token }: StreamInput, mode: Mode, n: number, last: boolean): Sent {
  const method = METHODS[mode]
  const detail = { mode, stream, n, last }
  const head =
    n === 1
      ? headersFrame(table, stream, callFields(`/shop.v1.${method.service}/${method.name}`, token, '5S'), false)
      : { parts: [], table }
  const message = prefixed(mode === 'unary' ? protobufParts(CHARGE) : item(n))
  // Whoever streams learns only afterwards that this was the last message: an empty frame says so, as gRPC's own libraries do.
  const data = method.asksOften
    ? [...dataFrames(stream, message, false), ...(last ? dataFrames(stream, [], true) : [])]
    : dataFrames(stream, message, last)
  const opens = { label: method.asksOften ? `${method.name} 1` : method.name, kind: 'request' }
  const words = n === 1 ? opens : { label: `${method.name} ${n}`, kind: 'event', event: 'message' }
  return { effect: { type: 'send', to: 'api', ...words, ...onTheWire([...head.parts, ...data], detail) }, table: head.table }
}

/** The client has waited for as long as it would. */
export function cancelled({ stream }: Connection): SendEffect {
  return { type: 'send', to: 'api', label: 'RST_STREAM', kind: 'event', event: 'cancel', ...onTheWire(cancelFrame(stream), {}) }
}

/** The one answer to all that was asked: HEADERS, a message, trailers. */
export function answeredOnce({ table, stream }: Connection, request: MessageId, mode: Mode, heard: number): Sent {
  const label = mode === 'unary' ? 'charge, OK' : 'summary, OK'
  const written = unaryAnswer(
    table,
    stream,
    mode === 'unary' ? protobufParts([{ number: 1, name: 'charge_id', value: 'ch_1' }]) : item(heard),
  )
  const effect: SendEffect = {
    type: 'send',
    to: 'client',
    label,
    kind: 'response',
    correlates: request,
    ...onTheWire(written.parts, { last: true }),
  }
  return { effect, table: written.table }
}

/** One of several answers: HEADERS before the first. */
export function answeredOnceMore({ table, stream }: Connection, request: MessageId, n: number): Sent {
  const head = n === 1 ? headersFrame(table, stream, ANSWER_FIELDS, false) : { parts: [], table }
  const parts = [...head.parts, ...dataFrames(stream, prefixed(item(20 - n)), false)]
  const effect: SendEffect = {
    type: 'send',
    to: 'client',
    label: `level ${n}`,
    kind: 'response',
    correlates: request,
    ...onTheWire(parts, { last: false }),
  }
  return { effect, table: head.table }
}

/** The status that closes a stream of answers. */
export function trailers({ table, stream }: Connection, request: MessageId): Sent {
  const tail = headersFrame(table, stream, OK_TRAILERS, true)
  const effect: SendEffect = {
    type: 'send',
    to: 'client',
    label: 'OK',
    kind: 'response',
    correlates: request,
    ...onTheWire(tail.parts, { last: true }),
  }
  return { effect, table: tail.table }
}
