/** What a replica does with a call: it reads the request by its own version, keeps records, and answers. No state of its own. */

import { PHONE, type Wish } from './clients.ts'
import { type CallName, type Contract, FIRST, fieldOf } from './contract.ts'
import type { Reader, Value, Values } from './json-codec.ts'
import { type Format, type Payload, read, write, writeAll } from './payload.ts'

/** What is true of an order. Messages say it well or badly; verdicts compare with it. */
export interface Truth {
  readonly id: number
  readonly name: string
  /** Null: nobody has one to say. */
  readonly email: string | null
  readonly phone: string | null
  readonly status: string
  readonly total: number
}

/** An order as it was stored: in the bytes of the version that wrote it. */
export interface StoredOrder extends Payload {
  readonly id: number
  readonly truth: Truth
}

/** An answer. Status codes are those of HTTP; gRPC says the same with words. */
export interface Answer {
  readonly status: number
  readonly reason: string
  readonly payload: Payload | null
  /** What is true of the orders in it. */
  readonly truths: readonly Truth[]
  /** What the replica took the request to mean. */
  readonly understood: Wish | null
  /** An order to be stored. */
  readonly stored: StoredOrder | null
}

/** A parcel is 49.99 euro, whatever is in it. */
const TOTAL_CENTS = 4999

/** A report is over the newest so many orders. */
const NEWEST = 4

/** Servers pass over members that they do not know, and check all others. */
const SERVER: Reader = { unknownMembers: 'ignore', checks: true, closedEnums: true }

/** gRPC's word for a status. */
export const GRPC_WORDS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'OK',
  400: 'INVALID_ARGUMENT',
  404: 'NOT_FOUND',
  410: 'UNIMPLEMENTED',
  500: 'INTERNAL',
}

const failed = (status: number, reason: string): Answer => ({ status, reason, payload: null, truths: [], understood: null, stored: null })

/** Answers a call. `id` is the order that it is about, or the number that a new one gets. */
export function serve(
  contract: Contract,
  call: CallName,
  request: Payload,
  id: number,
  kept: readonly StoredOrder[],
  drops = false,
): Answer {
  const { format } = request
  if (!contract.calls.includes(call)) {
    // A call that was there says that it is gone (RFC 9110, section 15.5.11).
    return failed(FIRST.calls.includes(call) ? 410 : 404, `${call} is not offered`)
  }
  if (call === 'CreateOrder') return create(contract, request, id, drops)
  const found = call === 'ListOrders' ? kept.slice(-NEWEST) : kept.filter(order => order.id === id)
  if (found.length === 0) return failed(404, 'no such order')
  const parts: Payload[] = []
  for (const order of found) {
    const again = reencode(contract, format, order, drops)
    if (typeof again === 'string') return failed(500, `stored order ${order.id}, ${again}`)
    parts.push(again)
  }
  const payload = call === 'ListOrders' ? writeAll(format, parts) : (parts[0] as Payload)
  return { status: 200, reason: '', payload, truths: found.map(({ truth }) => truth), understood: null, stored: null }
}

function create(contract: Contract, request: Payload, number: number, drops: boolean): Answer {
  const reading = read(request, contract.request, SERVER, drops)
  if ('refused' in reading) return failed(400, reading.refused)
  const { values } = reading
  const problem = refusal(contract, values)
  if (problem !== null) return failed(400, problem)
  const name = nameIn(values) as string
  const delivery = (values.delivery as string | undefined) ?? fieldOf(contract.request, 'delivery')?.fallback ?? ''
  const id = number + (contract.habits.includes('large-numbers') ? 2147483648 - 1048 : 0)
  const hasEmail = fieldOf(contract.order, 'email') && !contract.habits.includes('guest-orders')
  const truth: Truth = {
    id,
    name,
    email: hasEmail ? `${name.split(' ').at(-1)?.toLowerCase()}@example.com` : null,
    phone: fieldOf(contract.order, 'phone') ? PHONE : null,
    status: contract.habits.includes('hold-new-orders') ? 'on_hold' : 'pending',
    total: TOTAL_CENTS,
  }
  const payload = write(request.format, contract.order, orderValues(contract, truth))
  const said = Object.entries({ note: values.note, phone: values.phone }).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const understood: Wish = { name, quantity: values.quantity as number, delivery, ...Object.fromEntries(said) }
  return { status: 201, reason: '', payload, truths: [truth], understood, stored: { ...payload, id, truth } }
}

/** What a handler has against a request that could be read. Protobuf has no required fields, so that is for the handler to say. */
function refusal({ request }: Contract, values: Values): string | null {
  for (const field of request.fields) {
    const value = values[field.key]
    if (field.required && (value === undefined || value === '')) return `${field.name}: required, and missing`
    if (field.type === 'enum' && typeof value === 'number') return `${field.name}: ${value} is no value that this version knows`
    if (typeof value !== 'number' || field.min === undefined || field.max === undefined) continue
    if (value < field.min || value > field.max) return `${field.name}: ${value} is not within ${field.min} to ${field.max}`
  }
  return nameIn(values) ? null : 'name, or first_name and last_name: required, and missing'
}

/** The customer's name, in whichever form it came. */
export function nameIn(values: Values): string | undefined {
  const { name, first_name: first, last_name: last } = values
  if (first && last) return `${first} ${last}`
  return (name as string | undefined) || undefined
}

function partsOf(name: string): { first_name: string; last_name: string } {
  const at = name.lastIndexOf(' ')
  return { first_name: name.slice(0, Math.max(0, at)), last_name: name.slice(at + 1) }
}

function orderValues(contract: Contract, truth: Truth): Values {
  const { id, name, email, phone, status, total } = truth
  const value: Record<string, Value | undefined> = { id, name, ...partsOf(name), email, status, total, items: [17, 300], carrier: 'post' }
  if (phone !== null) value.phone = phone
  return Object.fromEntries(contract.order.fields.map(({ key }) => [key, value[key]]))
}

/** A stored order, read by this version and written again for a reader; or what is wrong with it. */
export function reencode(contract: Contract, format: Format, order: StoredOrder, drops: boolean): Payload | string {
  const reading = read(order, contract.order, SERVER, drops)
  if ('refused' in reading) return reading.refused
  const { values, unknown } = reading
  const name = nameIn(values)
  // Between expand and contract whichever form is there stands for both.
  const both = contract.split === 'expand' || contract.split === 'migrate'
  const complete = both && name !== undefined ? { ...values, name, ...partsOf(name) } : values
  return write(format, contract.order, complete, order.format === format ? unknown : '')
}

/** The order that every replica has stored before a run begins, by the first version. */
export function firstOrder(format: Format): StoredOrder {
  const truth: Truth = { id: 1047, name: 'Mary Ann Evans', email: 'evans@example.com', phone: null, status: 'paid', total: TOTAL_CENTS }
  return { ...write(format, FIRST.order, orderValues(FIRST, truth)), id: truth.id, truth }
}
