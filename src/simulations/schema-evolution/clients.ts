/** The five clients: what each sends, which fields of an order it uses, and what it does with a word that it does not know. */
import { type CallName, type Contract, fieldOf } from './contract.ts'
import type { Reader, Values } from './json-codec.ts'

/** What a client does with a status that its own version does not list. */
export type OnUnknownStatus = 'throw' | 'say so' | 'not counted'

/** A client. */
export interface Profile {
  readonly name: ClientName
  /** How it reads: a strict parser, one that passes over what it does not know, or plain `JSON.parse`. */
  readonly reading: 'strict' | 'tolerant' | 'unchecked'
  readonly onUnknownStatus: OnUnknownStatus
  readonly customer: readonly [first: string, last: string]
  readonly quantity: number
  readonly delivery?: 'pickup'
  readonly calls: readonly CallName[]
  /** The fields that its screens and jobs use, by call. */
  readonly uses: Partial<Record<CallName, readonly string[]>>
}

export const CLIENTS = ['mobile-v1', 'mobile-tolerant', 'web-current', 'partner', 'analytics'] as const

export type ClientName = (typeof CLIENTS)[number]

const customer = { quantity: 1, calls: ['CreateOrder'] } as const

/** The clients by name. */
export const profiles: Readonly<Record<ClientName, Profile>> = {
  'mobile-v1': {
    ...customer,
    name: 'mobile-v1',
    reading: 'strict',
    onUnknownStatus: 'throw',
    customer: ['Ada', 'Lovelace'],
    uses: { CreateOrder: ['name', 'email', 'status', 'total'] },
  },
  'mobile-tolerant': {
    ...customer,
    name: 'mobile-tolerant',
    reading: 'tolerant',
    onUnknownStatus: 'say so',
    customer: ['Alan', 'Turing'],
    uses: { CreateOrder: ['name', 'status', 'total'] },
  },
  'web-current': {
    ...customer,
    name: 'web-current',
    reading: 'unchecked',
    onUnknownStatus: 'say so',
    customer: ['Grace', 'Hopper'],
    delivery: 'pickup',
    uses: { CreateOrder: ['name', 'email', 'status', 'to pay'], GetTracking: ['id'] },
  },
  partner: {
    name: 'partner',
    reading: 'tolerant',
    onUnknownStatus: 'say so',
    customer: ['Mary Ann', 'Evans'],
    quantity: 0,
    calls: ['CreateOrder', 'GetInvoice'],
    uses: { CreateOrder: ['id'], GetInvoice: ['name', 'total'] },
  },
  analytics: {
    name: 'analytics',
    reading: 'unchecked',
    onUnknownStatus: 'not counted',
    customer: ['', ''],
    quantity: 0,
    calls: ['ListOrders'],
    uses: { ListOrders: ['status', 'total'] },
  },
}

/** Whether a text is the name of a client. */
export function isClient(name: string): name is ClientName {
  return (CLIENTS as readonly string[]).includes(name)
}

/** The calls that a client makes at a version: new ones are for the web alone, and nobody calls what its own version lacks. */
export function callsOf({ name, calls }: Profile, contract: Contract): readonly CallName[] {
  const all = name === 'web-current' ? ([...calls, 'GetTracking'] as const) : calls
  return all.filter(call => contract.calls.includes(call))
}

/** The reader that a client's generated code is, for the fields that a call of it uses. */
export function readerOf({ reading }: Profile, used: readonly string[]): Reader {
  if (reading === 'strict') return { unknownMembers: 'refuse', checks: true, closedEnums: true }
  return { unknownMembers: 'ignore', checks: reading === 'tolerant', closedEnums: false, only: used }
}

/** What a customer wants of the shop, whatever the message says of it. */
export type Wish = Readonly<Record<string, string | number>>

/** What a client wants, and the request by which its version says so. */
export function wishOf({ customer: [first, last], quantity, delivery, name }: Profile, contract: Contract): { wish: Wish; values: Values } {
  const { request } = contract
  const field = (key: string) => fieldOf(request, key)
  const max = field('quantity')?.max ?? 0
  const wanted = name === 'web-current' && max > 100 ? 500 : Math.max(quantity, field('quantity')?.min ?? 0)
  const way = delivery && field('delivery')?.values?.includes(delivery) ? delivery : undefined
  const extra = {
    ...(field('note') ? { note: 'Ring twice' } : {}),
    ...(field('phone') ? { phone: PHONE } : {}),
  }
  const values: Values = {
    ...(contract.split === 'contract' ? {} : { name: `${first} ${last}` }),
    ...(contract.split === 'migrate' || contract.split === 'contract' ? { first_name: first, last_name: last } : {}),
    product: 'teapot',
    quantity: wanted,
    // Who knows that the default is no longer standard, and wants standard, says so.
    delivery: way ?? (field('delivery')?.fallback === 'standard' ? undefined : 'standard'),
    ...extra,
  }
  return { wish: { name: `${first} ${last}`, quantity: wanted, delivery: way ?? 'standard', ...extra }, values }
}

/** A number reserved for fiction. */
export const PHONE = '+12025550143'
