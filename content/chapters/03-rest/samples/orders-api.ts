// A small orders API without a framework: one function from request
// to response, so that the rules stand out.
type Json = Record<string, unknown>
const STATUSES = ['pending', 'paid', 'shipped', 'cancelled']
interface Order {
  id: number
  status: string
  items: string[]
  note?: string
}
interface Reply {
  status: number
  headers?: Record<string, string>
  body?: unknown
}

const SHIPPED = 'the order has left the house'
const orders = new Map<number, Order>()
let lastId = 1046

const KINDS: Record<number, string> = {
  400: 'bad-query',
  404: 'not-found',
  409: 'order-state',
  422: 'invalid-field',
}

function problem(status: number, detail: string): Reply {
  const type = `https://shop.example.com/problems/${KINDS[status]}`
  const headers = { 'content-type': 'application/problem+json' }
  const title = 'The request cannot be granted.'
  return { status, headers, body: { type, title, status, detail } }
}

/** What a client may set, checked; or what is wrong with it. */
function wanted(body: Json): Pick<Order, 'items' | 'note'> | string {
  const { items, note } = body
  const list = Array.isArray(items) ? items : []
  const good = list.every(item => typeof item === 'string')
  if (!good || list.length === 0) return 'items is a list of names'
  if (note === undefined || note === null) return { items: list }
  return typeof note === 'string'
    ? { items: list, note }
    : 'note is a text'
}

/** A number in its plain form, or undefined: no "1e1", no "-1". */
function plain(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}

function list(query: URLSearchParams): Reply {
  const limit = plain(query.get('limit') ?? '20') ?? 0
  if (limit < 1 || limit > 100)
    return problem(400, 'limit is a whole number from 1 to 100')
  const after = plain(query.get('after') ?? '999999999')
  if (!after) return problem(400, 'after is the id of an order')
  const status = query.get('status')
  if (status !== null && !STATUSES.includes(status))
    return problem(400, `there is no status ${status}`)
  const page = [...orders.values()].filter(
    order =>
      order.id < after && (status === null || order.status === status),
  )
  page.sort((a, b) => b.id - a.id).splice(limit)
  const next = page.length === limit ? page.at(-1)?.id : undefined
  return { status: 200, body: { orders: page, next } }
}

function create(body: Json): Reply {
  const order = wanted(body)
  if (typeof order === 'string') return problem(422, order)
  const id = ++lastId
  orders.set(id, { id, status: 'pending', ...order })
  const headers = { location: `/orders/${id}` }
  return { status: 201, headers, body: orders.get(id) }
}

/** PUT builds a new whole: what was not sent is gone. */
function replace(order: Order, body: Json): Reply {
  const next = wanted(body)
  if (typeof next === 'string') return problem(422, next)
  const { id, status } = order
  orders.set(id, { id, status, ...next })
  return { status: 200, body: orders.get(id) }
}

/** PATCH merges, and the server guards every change of state. */
function patch(order: Order, { status, ...rest }: Json): Reply {
  const { note = order.note, items = order.items } = rest
  const merged = wanted({ items, note })
  if (typeof merged === 'string') return problem(422, merged)
  if (status !== undefined && status !== order.status) {
    if (status !== 'cancelled')
      return problem(422, 'only "cancelled" can be asked for')
    if (order.status === 'shipped') return problem(409, SHIPPED)
    order = { ...order, status }
  }
  const { id } = order
  orders.set(id, { id, status: order.status, ...merged })
  return { status: 200, body: orders.get(id) }
}

function handle(method: string, url: string, body: Json = {}): Reply {
  const { pathname, searchParams } = new URL(url, 'http://shop')
  const [, collection, id, ...rest] = pathname.split('/')
  if (collection !== 'orders' || rest.length > 0)
    return problem(404, `nothing at ${pathname}`)
  if (id === undefined) {
    if (method === 'GET') return list(searchParams)
    if (method === 'POST') return create(body)
    return { status: 405, headers: { allow: 'GET, POST' } }
  }
  const order = orders.get(plain(id) ?? 0)
  if (method === 'DELETE') {
    if (order?.status === 'shipped') return problem(409, SHIPPED)
    if (order) orders.delete(order.id) // no order: it is gone already
    return { status: 204 }
  }
  if (!order) return problem(404, `no order ${id}`)
  if (method === 'GET') return { status: 200, body: order }
  if (method === 'PUT') return replace(order, body)
  if (method === 'PATCH') return patch(order, body)
  return { status: 405, headers: { allow: 'GET, PUT, PATCH, DELETE' } }
}

function show(method: string, url: string, sent?: Json) {
  const { status, body } = handle(method, url, sent)
  const { note, detail, orders: page } = (body ?? {}) as Json
  const ids = (page as Order[] | undefined)?.map(({ id }) => id)
  console.log(
    [`${method} ${url}: ${status}`, note, detail, ids?.join(' ')]
      .filter(Boolean)
      .join(', '),
  )
}

show('POST', '/orders', { items: ['kettle'], note: 'a gift' })
show('GET', '/orders/1047')
show('PATCH', '/orders/1047', { items: ['kettle', 'cups'] })
show('PUT', '/orders/1047', { items: ['kettle'], status: 'paid' })
show('PUT', '/orders/1047', { items: 'kettle' })
show('PATCH', '/orders/1047', { status: 'cancelled' })
show('PATCH', '/orders/1047', { status: 'shipped' })
show('POST', '/orders', { items: ['teapot'] })
orders.set(1048, { id: 1048, status: 'shipped', items: ['teapot'] })
show('PATCH', '/orders/1048', { status: 'cancelled' })
show('DELETE', '/orders/1048')
show('GET', '/orders?limit=1')
show('GET', '/orders?limit=1&after=1048')
show('GET', '/orders?status=cancelled')
show('GET', '/orders?limit=abc')
show('GET', '/orders?after=abc')
show('DELETE', '/orders/1047')
show('DELETE', '/orders/1047')
show('GET', '/orders/1047')
