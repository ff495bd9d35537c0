/** The orders API: which resources there are, and what each method does to them. */

import { printTimestamp, readTimestamp, type Seconds } from '../../actors/resource-server/http-date.ts'
import type { HttpRequest } from '../../actors/resource-server/http-request.ts'
import type { HttpResponse } from '../../actors/resource-server/http-response.ts'
import { printJson } from '../../actors/resource-server/json-text.ts'
import { isObject, mergePatch } from '../../actors/resource-server/merge-patch.ts'
import { type Flaw, problem } from '../../actors/resource-server/problem.ts'
import {
  type Api,
  type Handler,
  JSON_TYPE,
  type Outcome,
  type Representation,
  type Resource,
  representation,
} from '../../actors/resource-server/serve.ts'
import type { Json } from '../../engine/trace.ts'
import { OWN_MEMBERS, readContents } from './contents.ts'
import { type Contents, type Data, nextId, type Order, shown, withOrder } from './order.ts'
import { MEMBERS, membersAsked, only, type PagingStyle, showList } from './order-list.ts'
import { eventBetween, isPossible, STATUSES, type Status } from './order-machine.ts'

/** How an order is cancelled. */
export type Design = 'patch-status' | 'cancellation-resource' | 'delete'

/** What can be chosen about the API. */
export interface ApiSettings {
  readonly design: Design
  readonly paging: PagingStyle
  readonly requireIfMatch: boolean
}

/** An order stands in lines that fit a phone turned sideways. */
const WIDTH = 56

const PROBLEMS = 'https://shop.example.com/problems'

/** The API under some settings. */
export function ordersApi({ design, paging, requireIfMatch }: ApiSettings): Api<Data> {
  return {
    requireIfMatch,
    route(data, segments, now) {
      const [collection, id = '', part, ...rest] = segments
      if (collection !== 'orders' || rest.length > 0) return null
      if (segments.length === 1) return { show: request => showList(data, request, paging), handlers: { POST: create(data, now) } }
      if (!/^[1-9]\d{0,6}$/.test(id)) return null
      if (part === undefined) return orderResource(data, id, now, design)
      return part === 'cancellation' && design === 'cancellation-resource' ? cancellationResource(data, id, now) : null
    },
  }
}

function orderResource(data: Data, id: string, now: Seconds, design: Design): Resource<Data> {
  const order = own(data, id)
  return {
    show: request => (order === null ? null : showOrder(id, order, request)),
    handlers: { PUT: put(data, id, order, now), PATCH: patch(data, id, order, now, design), DELETE: remove(data, id, order) },
  }
}

function own(data: Data, id: string): Order | null {
  return Object.hasOwn(data.orders, id) ? (data.orders[id] as Order) : null
}

function showOrder(id: string, order: Order, request: HttpRequest): Representation | HttpResponse {
  const names = membersAsked(request, MEMBERS)
  return 'status' in names ? names : represented(order, only(names, shown(id, order)))
}

function represented(order: Order, value: Json): Representation {
  return { body: printJson(value, WIDTH), etag: { weak: false, opaque: `v${order.version}` }, lastModified: readTimestamp(order.updated) }
}

/** POST makes an order, under a number that the server chooses: 201 and Location. */
function create(data: Data, now: Seconds): Handler<Data> {
  return {
    takes: JSON_TYPE,
    whereNothingIs: true,
    perform(_, content) {
      const contents = readContents(content)
      const flaws = [...('items' in contents ? [] : contents), ...ownedFlaws(content, null)]
      if (flaws.length > 0) return invalid(data, flaws)
      const id = nextId(data)
      const next = withOrder(data, id, fresh(contents as Contents, now))
      const order = next.orders[id] as Order
      const { status, fields, body } = representation(201, represented(order, shown(id, order)))
      return { data: next, response: { status, fields: [['Location', `/orders/${id}`], ...fields], body } }
    },
  }
}

function fresh(contents: Contents, now: Seconds): Omit<Order, 'version'> {
  return { status: 'pending', created: printTimestamp(now), updated: printTimestamp(now), ...contents }
}

/**
 * PUT replaces all that a client may write: what is not sent is gone. Where nothing is, it creates (201). The answer names no version
 * unless the content was kept to the letter (RFC 9110 section 9.3.4): the server adds members of its own.
 */
function put(data: Data, id: string, order: Order | null, now: Seconds): Handler<Data> {
  return {
    takes: JSON_TYPE,
    whereNothingIs: true,
    perform(request, content) {
      const contents = readContents(content)
      const flaws = [...('items' in contents ? [] : contents), ...ownedFlaws(content, order === null ? null : shown(id, order))]
      if (flaws.length > 0) return invalid(data, flaws)
      if (order === null) {
        const next = withOrder(data, id, fresh(contents as Contents, now))
        const body = printJson(shown(id, next.orders[id] as Order), WIDTH)
        return { data: next, response: { status: 201, fields: [['Content-Type', JSON_TYPE]], body } }
      }
      const outcome = changed(data, id, order, contents as Contents, order.status, now)
      if (outcome.response) return { data, response: outcome.response }
      const kept = outcome.data.orders[id] as Order
      const saved = represented(kept, shown(id, kept))
      const fields = saved.body === request.body ? representation(204, saved).fields.filter(([name]) => name === 'ETag') : []
      return { data: outcome.data, response: { status: 204, fields, body: null } }
    },
  }
}

/** PATCH merges (RFC 7396), then the whole must be an order again. A status moves only along the states of an order. */
function patch(data: Data, id: string, order: Order | null, now: Seconds, design: Design): Handler<Data> {
  return {
    takes: 'application/merge-patch+json',
    perform(_, content) {
      const before = order as Order
      const was = shown(id, before)
      const document = mergePatch(was, content)
      const contents = readContents(document)
      const { status, ...others } = was
      const flaws = [
        ...('items' in contents ? [] : contents),
        ...ownedFlaws(document, others, true),
        ...statusFlaws(document, id, before, design),
      ]
      if (flaws.length > 0) return invalid(data, flaws)
      const target = (document as { status: Status }).status
      const outcome = changed(data, id, before, contents as Contents, target, now)
      if (outcome.response) return { data, response: outcome.response }
      const kept = outcome.data.orders[id] as Order
      return { data: outcome.data, response: representation(200, represented(kept, shown(id, kept))) }
    },
  }
}

/** DELETE ends the link between the address and the order. A second one finds it done: 204 again. */
function remove(data: Data, id: string, order: Order | null): Handler<Data> {
  return {
    whereNothingIs: true,
    perform() {
      if (order !== null && !isPossible(order.status, 'delete'))
        return conflict(data, `Order ${id} is ${order.status}; the books need it. It cannot be deleted.`)
      return { data: order === null ? data : withOrder(data, id, null), response: { status: 204, fields: [], body: null } }
    },
  }
}

/** A cancellation is a thing of its own, with a reason. A second, equal POST is shown the one that exists: 303 (RFC 9110 section 9.3.3). */
function cancellationResource(data: Data, id: string, now: Seconds): Resource<Data> {
  const order = own(data, id)
  const path = `/orders/${id}/cancellation`
  const show = (one: Order) => represented(one, { order: `/orders/${id}`, reason: one.reason ?? '', cancelled: one.updated })
  const perform: Handler<Data>['perform'] = (_, content) => {
    if (order === null) return { data, response: problem(404, { detail: `There is no order ${id} to cancel.` }) }
    const reason = isObject(content) ? content.reason : undefined
    if (typeof reason !== 'string' || reason === '' || reason.length > 200)
      return invalid(data, [{ detail: 'is a text of 1 to 200 characters', pointer: '#/reason' }])
    if (order.status === 'cancelled' && order.reason === reason)
      return { data, response: { status: 303, fields: [['Location', path]], body: null } }
    if (!isPossible(order.status, 'cancel')) return conflict(data, `Order ${id} is ${order.status}; from there it cannot be cancelled.`)
    const next = withOrder(data, id, {
      ...order,
      status: 'cancelled',
      events: [...(order.events ?? []), 'cancel'],
      updated: printTimestamp(now),
      reason,
    })
    const { status, fields, body } = representation(201, show(next.orders[id] as Order))
    return { data: next, response: { status, fields: [['Location', path], ...fields], body } }
  }
  return {
    show: () => (order?.status === 'cancelled' ? show(order) : null),
    handlers: { POST: { takes: JSON_TYPE, whereNothingIs: true, perform } },
  }
}

/** The data with an order's contents and status replaced; the same data if that changes nothing, a response if it may not be. */
function changed(
  data: Data,
  id: string,
  before: Order,
  contents: Contents,
  status: Status,
  now: Seconds,
): { data: Data; response?: HttpResponse } {
  const event = eventBetween(before.status, status)
  if (status !== before.status && event === null) {
    return conflict(data, `Order ${id} is ${before.status}; from there it cannot become ${status}.`)
  }
  const { items, address, note } = before
  const isSame = JSON.stringify(sorted({ items, address, note: note ?? null })) === JSON.stringify(sorted({ note: null, ...contents }))
  if (isSame && event === null) return { data }
  if (!isSame && (before.status === 'shipped' || before.status === 'cancelled')) {
    return conflict(data, `Order ${id} is ${before.status}; its contents are settled.`)
  }
  const { note: _, ...kept } = before
  const events = [...(before.events ?? []), ...(event === null ? [] : [event])]
  return { data: withOrder(data, id, { ...kept, ...contents, status, events, updated: printTimestamp(now) }) }
}

/** The same value with members in the order of their names: their order means nothing in JSON. */
function sorted(value: Json): Json {
  if (Array.isArray(value)) return (value as readonly Json[]).map(sorted)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map(name => [name, sorted(value[name] as Json)]),
  )
}

/** Members of the server's own may be sent back as they are, or left out unless `stay`; nothing else. */
function ownedFlaws(document: Json, was: { readonly [name: string]: Json } | null, stay = false): Flaw[] {
  if (!isObject(document)) return []
  return OWN_MEMBERS.flatMap(name => {
    const sent = document[name]
    if ((sent === undefined && !stay) || (was !== null && !(name in was)) || sent === was?.[name]) return []
    const how = name === 'status' && was !== null ? ' PATCH moves it, PUT does not.' : ''
    return [{ detail: `is written by the server.${how}`, pointer: `#/${name}` }]
  })
}

function statusFlaws(document: Json, id: string, before: Order, design: Design): Flaw[] {
  if (!isObject(document)) return []
  const { status } = document
  const pointer = '#/status'
  if (!(STATUSES as readonly (Json | undefined)[]).includes(status)) return [{ detail: `is one of ${STATUSES.join(', ')}`, pointer }]
  if (status !== 'cancelled' || before.status === 'cancelled' || design === 'patch-status') return []
  const how = design === 'delete' ? `DELETE /orders/${id}` : `POST /orders/${id}/cancellation`
  return [{ detail: `is not cancelled by a patch in this design: ${how}`, pointer }]
}

function invalid(data: Data, errors: readonly Flaw[]): Outcome<Data> {
  const detail = errors.map(({ detail: what, pointer }) => `${pointer.replace('#/', '')} ${what}`).join('; ')
  return {
    data,
    response: problem(422, {
      type: `${PROBLEMS}/invalid-order`,
      title: 'This is no valid order',
      detail: `${detail.slice(0, 200)}.`,
      errors,
    }),
  }
}

function conflict(data: Data, detail: string): Outcome<Data> {
  return { data, response: problem(409, { type: `${PROBLEMS}/wrong-state`, title: 'The order is in another state', detail }) }
}
