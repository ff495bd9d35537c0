/** An order as the server keeps it, and as clients get it. */
import { printTimestamp, type Seconds, secondsOf } from '../../actors/resource-server/http-date.ts'
import type { Json } from '../../engine/trace.ts'
import type { OrderEvent, Status } from './order-machine.ts'

/** What a client may write. */
export type Contents = {
  readonly items: readonly { readonly sku: string; readonly quantity: number }[]
  readonly address: { readonly street: string; readonly city: string }
  readonly note?: string
}

/** What the server adds, and clients may only read. */
type Kept = {
  /** Counts the changes of this order from 1; it goes on where an order of this number comes again. */
  readonly version: number
  readonly status: Status
  /** As timestamps. */
  readonly created: string
  readonly updated: string
  /** Why it was cancelled, where cancellations are resources. */
  readonly reason?: string
  /** All that has happened to its status; absent while nothing has. */
  readonly events?: readonly OrderEvent[]
}

/** A row of the table `orders`. */
export type Order = Contents & Kept

/** What is on the server's disk. Keys are numbers of orders. */
export interface Data {
  readonly orders: Readonly<Record<string, Order>>
  /** The last version of every number ever used, deleted orders too: a version never names two contents. */
  readonly versions: Readonly<Record<string, number>>
}

/** The instant at which every run begins. */
export const OPENING: Seconds = secondsOf(2026, 3, 2, 9)

/** The order of every story: pending, one kettle, with a gift note. */
export const STAR = '1047'
/** Newest of the orders that are there from the start: 1047 is the last on a page of ten. */
const NEWEST = 1056
const EVERY: Seconds = 7 * 60

const CYCLE: readonly (readonly OrderEvent[])[] = [[], ['pay'], [], ['pay', 'ship'], ['pay'], ['cancel'], ['pay', 'ship']]
const STATUS_AFTER: Readonly<Record<string, Status>> = { '': 'pending', pay: 'paid', 'pay,ship': 'shipped', cancel: 'cancelled' }
const SKUS = ['kettle', 'mug', 'tea-pot', 'spoon'] as const
const STREETS = ['Canal Street', 'Mill Lane', 'Station Road', 'Harbour Row'] as const

const opened = new Map<number, Data>()

/** The orders that are there from the start, 1056 and below, one every seven minutes. 1049 is pending, 1048 paid, 1047 pending, 1046 shipped. */
export function openingData(count: number): Data {
  const known = opened.get(count)
  if (known) return known
  const ids = Array.from({ length: count }, (_, i) => NEWEST - i)
  const orders = Object.fromEntries(ids.map((id, i) => [String(id), openingOrder(id, i)]))
  const data = { orders, versions: Object.fromEntries(ids.map(id => [String(id), 1])) }
  opened.set(count, data)
  return data
}

function openingOrder(id: number, place: number): Order {
  const events = CYCLE[place % CYCLE.length] as readonly OrderEvent[]
  const created = printTimestamp(OPENING - 3 * 60 - place * EVERY)
  const isStar = String(id) === STAR
  const order = {
    status: STATUS_AFTER[events.join()] as Status,
    events,
    created,
    updated: created,
    items: [{ sku: SKUS[(id + 1) % SKUS.length] as string, quantity: isStar ? 1 : 1 + (id % 3) }],
    address: { street: `${2 + (id % 9)} ${STREETS[id % STREETS.length]}`, city: 'Utrecht' },
    ...(isStar || id % 2 === 0 ? { note: isStar ? 'For Mia, with love' : 'Happy birthday' } : {}),
  }
  return asRow(order, 1)
}

/** An order with its number, as a client gets it. */
export function shown(id: string, { status, created, items, address, note }: Order): { readonly [name: string]: Json } {
  return { id: Number(id), status, created, items, address, ...(note === undefined ? {} : { note }) }
}

/** The data with an order written, its version one higher than this number ever had, or with it deleted (null). */
export function withOrder(data: Data, id: string, order: Omit<Order, 'version'> | null): Data {
  if (order === null) {
    const { [id]: _, ...orders } = data.orders
    return { ...data, orders }
  }
  const version = (data.versions[id] ?? 0) + 1
  return { orders: { ...data.orders, [id]: asRow(order, version) }, versions: { ...data.versions, [id]: version } }
}

/** The members of a row in the order in which they are best read. */
function asRow({ status, items, address, note, reason, created, updated, events }: Omit<Order, 'version'>, version: number): Order {
  const optional = { ...(note === undefined ? {} : { note }), ...(reason === undefined ? {} : { reason }) }
  return {
    version,
    status,
    items,
    address,
    ...optional,
    created,
    updated,
    ...(events === undefined || events.length === 0 ? {} : { events }),
  }
}

/** The numbers of the orders that differ. */
export function changedBetween(before: Data, after: Data): readonly string[] {
  if (before === after) return []
  const gone = Object.keys(before.orders).filter(id => !Object.hasOwn(after.orders, id))
  return [...gone, ...Object.keys(after.orders).filter(id => before.orders[id] !== after.orders[id])]
}

/** The number that the next new order gets. */
export function nextId({ versions }: Data): string {
  return String(Math.max(...Object.keys(versions).map(Number)) + 1)
}
