/** Writes and reads messages as JSON text, with readers generated from the schema: strict, tolerant, unchecked, or a server's. */
import type { Field, Message } from './contract.ts'

/** A field's value. */
export type Value = string | number | null | readonly number[]

/** Values by what they mean. */
export type Values = Readonly<Record<string, Value | undefined>>

/** How a reader takes what it did not expect. */
export interface Reader {
  /** Members that the schema does not know: refused, as by a parser with `additionalProperties: false`, or passed over. */
  readonly unknownMembers: 'refuse' | 'ignore'
  /** Whether types, nulls and missing members are looked at; generated TypeScript types are gone at run time. */
  readonly checks: boolean
  /** Whether a word that the enum does not know is refused while reading. */
  readonly closedEnums: boolean
  /** The fields that it looks at; absent: all. */
  readonly only?: readonly string[]
}

/** What came of reading: values, or the reason why there are none. `unknown` is what a Protobuf reader keeps unread, in hexadecimal. */
export type Reading = { readonly values: Values; readonly unknown: string } | { readonly refused: string }

/** A message as JSON text. What has no value is left out. */
export function writeJson(message: Message, values: Values): string {
  const members: Record<string, Value> = {}
  for (const { key, name, type } of message.fields) {
    const value = values[key]
    if (value !== undefined) members[name] = type === 'string' && typeof value === 'number' ? String(value) : value
  }
  return JSON.stringify(members)
}

/** Reads JSON text by a schema. */
export function readJson(message: Message, text: string, reader: Reader): Reading {
  const members = JSON.parse(text) as Readonly<Record<string, unknown>>
  const { fields } = message
  if (reader.unknownMembers === 'refuse') {
    const foreign = Object.keys(members).find(name => !fields.some(field => field.name === name))
    if (foreign !== undefined) return { refused: `unknown member "${foreign}"` }
  }
  const values: Record<string, Value | undefined> = {}
  for (const field of fields) {
    if (reader.only && !reader.only.includes(field.key)) continue
    const value = members[field.name]
    const problem = reader.checks ? problemOf(field, value, reader) : null
    if (problem !== null) return { refused: `${field.name}: ${problem}` }
    values[field.key] = value as Value | undefined
  }
  return { values, unknown: '' }
}

/** What is wrong with a value, or null. */
function problemOf(field: Field, value: unknown, { closedEnums }: Reader): string | null {
  if (value === undefined) return field.required ? 'required, and missing' : null
  if (value === null) return field.nullable ? null : `expected ${typeName(field)}, got "null"`
  if (field.repeated) return Array.isArray(value) ? null : `expected a list, got ${JSON.stringify(value)}`
  if (field.type === 'string') return typeof value === 'string' ? null : `expected a string, got ${JSON.stringify(value)}`
  if (field.type === 'enum') {
    if (typeof value !== 'string') return `expected a word, got ${JSON.stringify(value)}`
    return closedEnums && !field.values?.includes(value) ? `"${value}" is none of ${field.values?.join(', ')}` : null
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) return `expected an integer, got ${JSON.stringify(value)}`
  return field.type === 'int64' || (value >= -2147483648 && value <= 2147483647) ? null : `${value} is no int32`
}

function typeName({ type }: Field): string {
  return type === 'string' ? 'a string' : type === 'enum' ? 'a word' : 'an integer'
}
