// Products, served over real HTTP: a price in cents, a number that is
// never given twice, and a version that every replacement must name.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Product {
  id: number
  version: number
  name: string
  cents: number
}
interface Reply {
  status: number
  headers?: Record<string, string>
  body?: object
}

const products = new Map<number, Product>()
let lastId = 87 // only counts up; the greatest id + 1 would come again

const KINDS: Record<number, string> = {
  400: 'not-json',
  404: 'not-found',
  412: 'version-moved',
  422: 'invalid-field',
  428: 'version-missing',
}

function problem(status: number, detail: string): Reply {
  const type = `https://shop.example.com/problems/${KINDS[status]}`
  const headers = { 'content-type': 'application/problem+json' }
  const title = 'The request cannot be granted.'
  return { status, headers, body: { type, title, status, detail } }
}

/** Keeps what was sent if it is a product; or says what is wrong. */
function store(id: number, version: number, text: string): Reply {
  let sent: { name?: unknown; cents?: unknown } | null
  try {
    sent = JSON.parse(text)
  } catch {
    return problem(400, 'the content is not JSON')
  }
  const { name, cents } = sent ?? {}
  if (typeof name !== 'string' || name === '')
    return problem(422, 'name is a text')
  if (!Number.isSafeInteger(cents) || Number(cents) < 0)
    return problem(422, 'cents is a whole number, 0 or more')
  products.set(id, { id, version, name, cents: Number(cents) })
  const etag = `"v${version}"`
  if (version > 1) return { status: 200, headers: { etag } }
  return { status: 201, headers: { location: `/products/${id}`, etag } }
}

function answer(
  method: string,
  path: string,
  text: string,
  condition?: string,
): Reply {
  if (path === '/products') {
    if (method !== 'POST')
      return { status: 405, headers: { allow: 'POST' } }
    const reply = store(lastId + 1, 1, text)
    if (reply.status === 201) lastId += 1
    return reply
  }
  const id = Number(/^\/products\/([1-9]\d{0,8})$/.exec(path)?.[1])
  if (method === 'DELETE' && id) {
    products.delete(id)
    return { status: 204 }
  }
  const product = products.get(id)
  if (!product) return problem(404, `nothing at ${path}`)
  const tag = `"v${product.version}"`
  if (method === 'GET') {
    const headers = { etag: tag, 'content-type': 'application/json' }
    return { status: 200, headers, body: product }
  }
  if (method !== 'PUT')
    return { status: 405, headers: { allow: 'GET, PUT, DELETE' } }
  if (condition === undefined)
    return problem(428, 'name the version you have read, in If-Match')
  if (condition !== tag)
    return problem(412, `this is ${tag} by now: read it again`)
  return store(id, product.version + 1, text)
}

const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const { method = '', url = '', headers } = request
  const text = Buffer.concat(parts).toString()
  const reply = answer(method, url, text, headers['if-match'])
  response.writeHead(reply.status, reply.headers)
  response.end(reply.body && JSON.stringify(reply.body))
}).listen(0, '127.0.0.1')
await once(server, 'listening')
const { port } = server.address() as AddressInfo

async function ask(line: string, sent?: string, condition?: string) {
  const [method, path] = line.split(' ')
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    body: sent,
    headers: condition ? { 'if-match': condition } : {},
  })
  const text = await response.text()
  const detail = text && (JSON.parse(text).detail ?? text)
  const names = ['location', 'etag', 'allow']
  const told = [...names.map(one => response.headers.get(one)), detail]
  const first = `${line}: ${response.status}`
  console.log([first, ...told.filter(Boolean)].join(', '))
}

await ask('POST /products', '{"name": "kettle", "cents": 49.99}')
await ask('POST /products', '{"name": "kettle", "cents": 4999}')
await ask('GET /products/88')
await ask('PUT /products/88', '{"name": "kettle", "cents": 4499}')
await ask('PUT /products/88', '{"name": "kettle", "cents": 1}', '"v1"')
await ask('PUT /products/88', '{"name": "kettle", "cents": 2}', '"v1"')
await ask('PUT /products/88', '{"name": ', '"v2"')
await ask('DELETE /products/88')
await ask('POST /products', '{"name": "teapot", "cents": 2500}')
await ask('GET /products/88')
await ask('PATCH /products/89')
server.close()
