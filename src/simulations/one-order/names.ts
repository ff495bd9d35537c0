/** The names that an order carries from layer to layer: its key, its request id, its trace. All follow from its number. */
import type { Effect, ReceivedMessage } from '../../engine/effects.ts'
import { hashText } from '../../engine/hash.ts'
import type { Json, Micros } from '../../engine/trace.ts'

/** The number of an order, by how many have been placed. */
export function orderNumber(placed: number): number {
  return 1046 + placed
}

/** The key of a wish: made once, the same for every attempt. */
export function keyOf(order: number): string {
  return hashText(`the wish that is order ${order}`)
}

/** A long name as tables show it. */
export function short(name: string): string {
  return name.slice(0, 8)
}

/** The id under which the door lets a request in. */
export function requestIdOf(order: number): string {
  return hashText(`request for order ${order}`)
}

/** The trace that begins at the door, for one request that came in. */
export function newTrace(message: ReceivedMessage): string {
  return hashText(`trace of message ${message.id}`) + hashText(`of order ${message.detail.order}`)
}

/** The span of whoever serves a message. */
export function spanOf(service: string, message: ReceivedMessage): string {
  return hashText(`${service} serves message ${message.id}`)
}

/** A traceparent as W3C Trace Context writes it: version, trace, the sender's span, flags. */
export function traceparent(trace: string, span: string): string {
  return `00-${trace}-${span}-01`
}

/** The trace and the parent span that a message brings; one that brings none begins a trace. */
export function traceOf(message: ReceivedMessage): { readonly trace: string; readonly parent: string } {
  const [, trace, parent] = String(message.detail.traceparent ?? '').split('-')
  return trace && parent ? { trace, parent } : { trace: newTrace(message), parent: 'none' }
}

/** The traceparent that whoever serves `message` sends on. */
export function passedOn(service: string, message: ReceivedMessage): string {
  return traceparent(traceOf(message).trace, spanOf(service, message))
}

/** A line of the trace: who served what, since when, on whose behalf. */
export function spanRow(service: string, message: ReceivedMessage, began: Micros, ended: Micros): Effect {
  const { trace, parent } = traceOf(message)
  const value: { [column: string]: Json } = {
    trace: short(trace),
    parent: short(parent),
    service,
    serves: message.label,
    from: `${began / 1000} ms`,
    to: `${ended / 1000} ms`,
  }
  return { type: 'row', table: 'trace', key: short(spanOf(service, message)), value }
}

/** The event that a machine is given has its instant. */
export function now(event: unknown): Micros {
  return (event as { at: Micros }).at
}
