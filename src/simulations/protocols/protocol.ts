/** What a protocol must say: which requests a question takes, how they and their answers look as bytes, and what they cost the database. */
import type { DynamicTable } from '../../actors/hpack/tables.ts'
import type { Micros } from '../../engine/trace.ts'
import type { Part } from './parts.ts'

/** The settings of a run that requests and answers depend on. */
export interface Setting {
  readonly question: 'user' | 'latest'
  readonly fieldsWanted: number
  readonly orders: number
  readonly http: '1.1' | '2'
  readonly restCalls: 'one-by-one' | 'at-once' | 'include'
  readonly otherFields: number
  readonly etags: boolean
  readonly batching: boolean
  /** What proves who asks, in the field `authorization` of every request. */
  readonly token: string
}

/** One request: what it asks for, and of whom. */
export interface Ask {
  readonly what: 'user' | 'orders' | 'user and orders' | 'latest orders' | 'latest orders and customers' | 'customer'
  readonly id: number
}

/** What an answer tells the machine that asked, beside its bytes. */
export interface Told {
  readonly ask: Ask
  /** The number of the newest order in it, 0 where it holds none. */
  readonly newest: number
  /** Whom the orders in it belong to, where the client has yet to ask for them. */
  readonly customers: readonly number[]
  readonly etag: string | null
}

/** The shared memory of one direction of an HTTP/2 connection, and the stream of this exchange. */
export interface Line {
  readonly table: DynamicTable
  readonly stream: number
}

/** A message as a protocol writes it. */
export interface Written {
  readonly label: string
  readonly parts: readonly Part[]
  readonly table: DynamicTable
}

/** What the API knows when it answers. */
export interface Known {
  /** How many orders there are. */
  readonly count: number
  readonly at: Micros
  /** The database could not be reached. */
  readonly failed: boolean
  /** The version that the client has already. */
  readonly etag: string | null
}

/** An answer as a protocol writes it. */
export interface Answered extends Written {
  readonly told: Told
}

/** One of the protocols that answer the question. */
export interface Protocol {
  /** The requests that can be sent at once. */
  readonly first: (set: Setting) => readonly Ask[]
  /** The requests that an answer makes possible. */
  readonly further: (set: Setting, told: Told) => readonly Ask[]
  readonly request: (set: Setting, line: Line, ask: Ask, etag: string | null) => Written
  /** The queries that the API can send to the database at once, in round `round` from 0; none when it knows all. */
  readonly queries: (set: Setting, ask: Ask, round: number, count: number) => readonly string[]
  readonly answer: (set: Setting, line: Line, ask: Ask, known: Known) => Answered
}

/** The fields of the question, in the order in which `fieldsWanted` takes them up. */
const FIELDS = ['user.name', 'order.cents', 'order.status', 'order.id', 'user.email', 'user.id'] as const

/** How many fields there are to ask for. */
export const FIELD_COUNT = FIELDS.length

/** Whether the question asks for a field, such as `order.cents`. */
export function wants({ fieldsWanted }: Pick<Setting, 'fieldsWanted'>, field: string): boolean {
  return (FIELDS.slice(0, fieldsWanted) as readonly string[]).includes(field)
}

/** Whether the question asks for anything of an order. */
export function wantsOrders(set: Pick<Setting, 'fieldsWanted' | 'question'>): boolean {
  return set.question === 'latest' || ['order.id', 'order.cents', 'order.status'].some(field => wants(set, field))
}

/** The names that a machine's own requests go by: REST asks for things, the others ask the question. */
export const HOST = 'api.example.com'

/** The field `date` of an answer: every run begins at ten on a Monday. */
export function dateAt(at: Micros): string {
  const seconds = Math.floor(at / 1_000_000)
  const two = (n: number): string => String(n % 60).padStart(2, '0')
  return `Mon, 02 Mar 2026 10:${two(Math.floor(seconds / 60))}:${two(seconds)} GMT`
}
