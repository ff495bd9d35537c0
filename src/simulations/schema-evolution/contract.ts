/** The contract of the order API: which fields its messages have, as OpenAPI and Protobuf would both declare them, and which calls it offers. */

/** What a field holds. An enum is one of the words of `values`; in Protobuf the first word is number 1, and 0 is "unspecified". */
export type FieldType = 'string' | 'int32' | 'int64' | 'sint32' | 'enum'

/** A field of a message. */
export interface Field {
  /** What it means, whatever it is called: the code on both sides asks by this. */
  readonly key: string
  readonly name: string
  /** Its number in Protobuf, 1 and up. */
  readonly number: number
  readonly type: FieldType
  readonly required: boolean
  readonly nullable?: true
  readonly repeated?: true
  /** Protobuf: each number of a list with a tag of its own. The default of proto3 is packed. */
  readonly unpacked?: true
  readonly values?: readonly string[]
  readonly min?: number
  readonly max?: number
  /** What the server takes where nothing is said. */
  readonly fallback?: string
}

/** A message: its fields, and the numbers and names that nobody may use again. */
export interface Message {
  readonly name: string
  readonly fields: readonly Field[]
  readonly reserved: readonly { readonly number: number; readonly name: string }[]
}

/** A call, by its name in Protobuf; JSON has a method and a path for it. */
export type CallName = 'CreateOrder' | 'ListOrders' | 'GetInvoice' | 'GetTracking'

/** How far the split of `name` has come in this version: which fields there are, and which of them its code reads. */
export type Split = 'name' | 'expand' | 'migrate' | 'contract'

/** A version of the contract. Code on either side is generated from one. */
export interface Contract {
  readonly request: Message
  readonly order: Message
  readonly calls: readonly CallName[]
  readonly split: Split
  /** What the server does beyond the schema: new orders begin `on_hold`, numbers pass 32 bits, guests have no e-mail address. */
  readonly habits: readonly ('hold-new-orders' | 'large-numbers' | 'guest-orders')[]
}

/** The path of each call where JSON is spoken. */
export const PATHS: Readonly<Record<CallName, string>> = {
  CreateOrder: 'POST /orders',
  ListOrders: 'GET /orders',
  GetInvoice: 'GET /orders/{id}/invoice',
  GetTracking: 'GET /orders/{id}/tracking',
}

const text = (key: string, number: number, required = true): Field => ({ key, name: key, number, type: 'string', required })

/** The contract that every run begins with. */
export const FIRST: Contract = {
  request: {
    name: 'OrderRequest',
    fields: [
      text('name', 1),
      text('product', 2),
      { key: 'quantity', name: 'quantity', number: 3, type: 'int32', required: true, min: 0, max: 100 },
      {
        key: 'delivery',
        name: 'delivery',
        number: 4,
        type: 'enum',
        required: false,
        values: ['standard', 'express', 'pickup'],
        fallback: 'standard',
      },
    ],
    reserved: [],
  },
  order: {
    name: 'Order',
    fields: [
      { key: 'id', name: 'id', number: 1, type: 'int32', required: true },
      text('name', 2),
      text('email', 3),
      { key: 'status', name: 'status', number: 4, type: 'enum', required: true, values: ['pending', 'paid', 'shipped'] },
      { key: 'total', name: 'total_cents', number: 5, type: 'int32', required: true },
      { key: 'items', name: 'items', number: 6, type: 'int32', required: true, repeated: true },
    ],
    reserved: [],
  },
  calls: ['CreateOrder', 'ListOrders', 'GetInvoice'],
  split: 'name',
  habits: [],
}

/** The field of a message that means `key`, or undefined. */
export function fieldOf(message: Message, key: string): Field | undefined {
  return message.fields.find(field => field.key === key)
}

/** A message with one field changed. */
export function withField(message: Message, key: string, change: Partial<Field>): Message {
  return { ...message, fields: message.fields.map(field => (field.key === key ? { ...field, ...change } : field)) }
}

/** A message with fields added at its end. */
export function plus(message: Message, ...fields: readonly Field[]): Message {
  return { ...message, fields: [...message.fields, ...fields] }
}

/** A message without a field; its number and name are kept from being used again where `reserve` says so. */
export function minus(message: Message, key: string, reserve = false): Message {
  const gone = fieldOf(message, key)
  return {
    ...message,
    fields: message.fields.filter(field => field.key !== key),
    reserved: gone && reserve ? [...message.reserved, { number: gone.number, name: gone.name }] : message.reserved,
  }
}

/** A new text field whose number is free in the first contract. */
export function addedText(key: string, number: number, required = false): Field {
  return text(key, number, required)
}
