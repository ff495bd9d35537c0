/** What the shop knows: people and orders, the same in every run. Amounts are whole cents. */

/** A person. */
export interface User {
  readonly id: number
  readonly name: string
  readonly email: string
}

/** An order. */
export interface Order {
  readonly id: number
  readonly cents: number
  readonly status: (typeof STATUSES)[number]
}

/** The states of an order; in Protobuf their numbers are 1, 2, 3 and 4. */
export const STATUSES = ['NEW', 'PAID', 'SHIPPED', 'DELIVERED'] as const

/** The user of the question. */
export const FIRST_USER = 42

const FIRST_ORDER = 1001

const NAMES = ['Nora', 'Emre', 'Zoë', 'Ivan', 'Aiko', 'José', 'Lena', 'Omar', 'Priya', 'Tom'] as const
const MAILBOXES = ['nora', 'emre', 'zoe', 'ivan', 'aiko', 'jose', 'lena', 'omar', 'priya', 'tom'] as const

/** The user of a number, 42 or more. */
export function userOf(id: number): User {
  const i = id - FIRST_USER
  const turn = Math.floor(i / NAMES.length)
  const mailbox = `${MAILBOXES[i % NAMES.length]}${turn > 0 ? turn : ''}`
  return { id, name: NAMES[i % NAMES.length] as string, email: `${mailbox}@example.com` }
}

/** The n-th order, from 0. The first two cost what they cost all over this course. */
function orderAt(n: number): Order {
  const cents = [4999, 1250][n] ?? 500 + ((n * 7919) % 9500)
  const status = n === 0 ? 'PAID' : n === 1 ? 'NEW' : (STATUSES[(n * 5) % 4] as Order['status'])
  return { id: FIRST_ORDER + n, cents, status }
}

/** The latest of so many orders, newest first. */
export function ordersOf(count: number): Order[] {
  return Array.from({ length: count }, (_, i) => orderAt(count - 1 - i))
}

/** Who placed an order, where the question is about everybody's. */
export function customerOf({ id }: Order): User {
  return userOf(FIRST_USER + id - FIRST_ORDER)
}

/** What else a resource says of a user. */
const MORE_OF_USER = [
  ['phone', '+1-555-0142'],
  ['createdAt', '2024-03-01T09:30:00Z'],
  ['locale', 'en-GB'],
  ['newsletter', true],
  ['tier', 'gold'],
  ['lastSeenAt', '2026-03-02T08:15:00Z'],
] as const

/** What else a resource says of an order. */
const MORE_OF_ORDER = [
  ['currency', 'EUR'],
  ['placedAt', '2026-02-27T18:04:00Z'],
  ['carrier', 'post'],
  ['giftWrap', false],
  ['warehouse', 'north-2'],
  ['invoice', '/invoices/2026/0142'],
] as const

/** A resource with so many of its other fields. */
export function representation(of: User | Order, others: number): { readonly [key: string]: string | number | boolean } {
  const more = 'cents' in of ? MORE_OF_ORDER : MORE_OF_USER
  return { ...of, ...Object.fromEntries(more.slice(0, others)) }
}
