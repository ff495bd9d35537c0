/** The list of orders: filtered, sorted, cut to the members asked for, in pages. */
import { listOf } from '../../actors/resource-server/fields.ts'
import type { HttpRequest } from '../../actors/resource-server/http-request.ts'
import type { HttpResponse } from '../../actors/resource-server/http-response.ts'
import { printJson } from '../../actors/resource-server/json-text.ts'
import { type Page, pageAfter, pageByOffset, printCursor, readCursor } from '../../actors/resource-server/paging.ts'
import { problem } from '../../actors/resource-server/problem.ts'
import { queryValue } from '../../actors/resource-server/request-target.ts'
import type { Representation } from '../../actors/resource-server/serve.ts'
import { hashText } from '../../engine/hash.ts'
import type { Json } from '../../engine/trace.ts'
import { type Data, type Order, shown } from './order.ts'
import { STATUSES } from './order-machine.ts'

/** How the server goes on to the next page. */
export type PagingStyle = 'offset' | 'cursor'

/** Every member of an order. */
export const MEMBERS = ['id', 'status', 'created', 'items', 'address', 'note'] as const
/** A list shows these unless `fields` asks for others. */
const BRIEF = ['id', 'status', 'created'] as const
const SORTABLE = ['id', 'created', 'updated', 'status'] as const
const NEWEST_FIRST = '-created'
const USUAL_LIMIT = 10
const MOST = 100

interface Row {
  readonly id: string
  readonly order: Order
}

/** Which member, and whether the greatest comes first. */
type SortKey = { readonly of: (typeof SORTABLE)[number]; readonly falls: boolean }

class BadQuery extends Error {}

/** A page of the list, with a link to the next. */
export function showList(data: Data, request: HttpRequest, paging: PagingStyle): Representation | HttpResponse {
  try {
    return listed(data, request, paging)
  } catch (error) {
    if (error instanceof BadQuery) return problem(400, { detail: error.message })
    throw error
  }
}

/** Which members `fields` asks for, or `usual` ones without it; a refusal if it asks for what there is not. */
export function membersAsked({ target }: HttpRequest, usual: readonly string[]): readonly string[] | HttpResponse {
  const asked = queryValue(target.query, 'fields')
  const names = asked === null ? usual : listOf(asked)
  const isKnown = names.length > 0 && names.every(name => (MEMBERS as readonly string[]).includes(name))
  return isKnown ? names : problem(400, { detail: `fields names some of ${MEMBERS.join(', ')}.` })
}

/** Only these members of an order. */
export function only(names: readonly string[], order: { readonly [name: string]: Json }): { readonly [name: string]: Json } {
  return Object.fromEntries(Object.entries(order).filter(([name]) => names.includes(name)))
}

function listed(data: Data, request: HttpRequest, paging: PagingStyle): Representation | HttpResponse {
  const { query } = request.target
  const status = queryValue(query, 'status')
  if (status !== null && !(STATUSES as readonly string[]).includes(status)) throw new BadQuery(`status is one of ${STATUSES.join(', ')}.`)
  const sort = queryValue(query, 'sort') ?? NEWEST_FIRST
  const keys = readSort(sort)
  const rows = Object.entries(data.orders)
    .map(([id, order]) => ({ id, order }))
    .filter(({ order }) => status === null || order.status === status)
    .sort((a, b) => compare(valuesOf(a, keys), valuesOf(b, keys), keys))
  const limit = wholeNumber(query, 'limit', USUAL_LIMIT, 1, MOST)
  const { page, offset } = pageOf(rows, request, keys, sort, limit)
  const names = membersAsked(request, BRIEF)
  if ('status' in names) return names
  const body = printJson({ orders: page.rows.map(({ id, order }) => only(names, shown(id, order))) })
  const last = page.rows.at(-1)
  const next =
    !page.isFull || last === undefined
      ? null
      : paging === 'offset'
        ? `offset=${offset + limit}`
        : `cursor=${printCursor({ sort, values: valuesOf(last, keys) })}`
  const link = next === null ? [] : [['Link', `<${nextTarget(request, next)}>; rel="next"`] as const]
  const fields = [...link, ['Rows-Scanned', String(page.scanned)] as const]
  return { body, etag: { weak: false, opaque: hashText(body + next) }, lastModified: null, fields }
}

function pageOf(
  rows: readonly Row[],
  { target: { query } }: HttpRequest,
  keys: readonly SortKey[],
  sort: string,
  limit: number,
): { page: Page<Row>; offset: number } {
  const offset = wholeNumber(query, 'offset', 0, 0, 1_000_000)
  const token = queryValue(query, 'cursor')
  if (token === null) return { page: pageByOffset(rows, offset, limit), offset }
  if (queryValue(query, 'offset') !== null) throw new BadQuery('A page begins at an offset or behind a cursor, not both.')
  const place = readCursor(token, sort, keys.length)
  if (place === null) throw new BadQuery('This cursor is not one of this list in this order. Begin again without it.')
  return { page: pageAfter(rows, row => compare(valuesOf(row, keys), place.values, keys) > 0, limit), offset: 0 }
}

function wholeNumber(query: HttpRequest['target']['query'], name: string, usual: number, min: number, max: number): number {
  const text = queryValue(query, name)
  if (text === null) return usual
  const value = /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN
  if (value >= min && value <= max) return value
  throw new BadQuery(`${name} is a whole number from ${min} to ${max}.`)
}

/** The keys of an order, the id last: it never changes and is never shared, so that every place is one row's own. */
function readSort(text: string): readonly SortKey[] {
  const keys = listOf(text).map(member => {
    const falls = member.startsWith('-')
    const of = falls ? member.slice(1) : member
    if (!(SORTABLE as readonly string[]).includes(of))
      throw new BadQuery(`sort names some of ${SORTABLE.join(', ')}, each with a minus sign before it for falling order.`)
    return { of, falls } as SortKey
  })
  const last = keys.at(-1)
  if (last === undefined) throw new BadQuery('sort names what to sort by.')
  return keys.some(({ of }) => of === 'id') ? keys : [...keys, { of: 'id', falls: last.falls }]
}

function valuesOf({ id, order }: Row, keys: readonly SortKey[]): (string | number)[] {
  return keys.map(({ of }) => (of === 'id' ? Number(id) : order[of]))
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[], keys: readonly SortKey[]): number {
  for (const [i, { falls }] of keys.entries()) {
    const [x, y] = [a[i] as string | number, b[i] as string | number]
    if (x !== y) return x < y === falls ? 1 : -1
  }
  return 0
}

/** The address of the next page: the query as it was, its place replaced. */
function nextTarget({ target: { path, query } }: HttpRequest, next: string): string {
  const kept = query
    .filter(([name]) => name !== 'offset' && name !== 'cursor')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  return `${path}?${[...kept, next].join('&')}`
}
