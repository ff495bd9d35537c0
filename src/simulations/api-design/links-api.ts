/** The URL shortener: links, what their owners do with them, and the redirect that everybody follows. */
import { fieldValue } from '../../actors/resource-server/fields.ts'
import type { HttpRequest } from '../../actors/resource-server/http-request.ts'
import type { HttpResponse } from '../../actors/resource-server/http-response.ts'
import { printJson } from '../../actors/resource-server/json-text.ts'
import { isObject } from '../../actors/resource-server/merge-patch.ts'
import { pageAfter, pageByOffset, printCursor, readCursor } from '../../actors/resource-server/paging.ts'
import { problem } from '../../actors/resource-server/problem.ts'
import { queryValue } from '../../actors/resource-server/request-target.ts'
import { type Handler, JSON_TYPE, type Outcome, type Representation, type Resource } from '../../actors/resource-server/serve.ts'
import type { Json } from '../../engine/trace.ts'
import { accountOf, bare, json, refusal } from './answers.ts'
import { countedCode, randomCode } from './codes.ts'
import { type Data, type Link, type Setting, withRow } from './data.ts'

/** Rows on a page. */
export const PAGE = 10

/** Creations that one may ask for in a minute, where there is a limit. */
export const CREATIONS = 10

/** What a path of the shortener names; null if nothing. */
export function linksRoute(setting: Setting, data: Data, segments: readonly string[]): Resource<Data> | null {
  const [first = '', code = '', verb] = segments
  const { choices } = setting
  if (segments.length === 1 && first === 'links') {
    const create: Handler<Data> = {
      takes: JSON_TYPE,
      whereNothingIs: true,
      perform: (request, content) => creation(setting, data, request, content),
    }
    return { show: request => list(data, request, choices.pagination ?? ''), handlers: { POST: create } }
  }
  if (choices.resources === 'actions' && first === 'shorten') {
    const perform: Handler<Data>['perform'] = request => creation(setting, data, request, Object.fromEntries(request.target.query))
    return { handlers: { GET: { whereNothingIs: true, perform } } }
  }
  if (choices.resources === 'actions' && first === 'remove') {
    return { handlers: { GET: { whereNothingIs: true, perform: () => switched(data, code, 'off') } } }
  }
  if (first === 'links' && verb === 'toggle') {
    const perform = () => switched(data, code, own(data, code)?.state === 'on' ? 'off' : 'on')
    return choices.endpoints === 'toggle' ? { handlers: { POST: { whereNothingIs: true, perform } } } : null
  }
  if (first === 'clicks') {
    return { show: () => json(200, { code, clicks: data.tables.clicks[code] ?? 0 }, [['Cache-Control', 'no-store']]), handlers: {} }
  }
  if (first === 'links') return linkResource(setting, data, code)
  if (segments.length > 1) return null
  return { show: () => redirect(setting, own(data, first)), handlers: {} }
}

function own(data: Data, code: string): Link | null {
  return Object.hasOwn(data.tables.links, code) ? (data.tables.links[code] as Link) : null
}

/** The redirect that everybody follows. */
function redirect({ choices }: Setting, link: Link | null): HttpResponse {
  if (link === null) return refusal(choices, 404, 'There is no such link.')
  if (link.state !== 'on') return refusal(choices, 410, `This link ${link.state === 'off' ? 'was switched off' : 'has expired'}.`)
  const [status = '302', ...noStore] = (choices.redirect ?? '').split('-')
  return bare(Number(status), [['Location', link.target], ...(noStore.length > 0 ? [['Cache-Control', 'no-store'] as const] : [])])
}

function linkResource({ choices }: Setting, data: Data, code: string): Resource<Data> {
  const link = own(data, code)
  const remove: Handler<Data> = { whereNothingIs: true, perform: () => switched(data, code, 'off') }
  const move: Handler<Data> = {
    takes: JSON_TYPE,
    whereNothingIs: true,
    perform: (_, content) => {
      const target = isObject(content) ? content.target : undefined
      if (link === null || typeof target !== 'string') return { data, response: refusal(choices, 404, 'There is no such link.') }
      if (target === link.target) return { data, response: bare(204) }
      return { data: withRow(data, 'links', code, { ...link, target, version: link.version + 1 }), response: bare(204) }
    },
  }
  const show = (): Representation | HttpResponse => {
    if (link === null) return refusal(choices, 404, 'There is no such link.')
    const value = { code, target: link.target, state: link.state }
    if (choices.caching === 'max-age') return json(200, value, [['Cache-Control', 'private, max-age=3600']])
    if (choices.caching === 'no-store') return json(200, value, [['Cache-Control', 'no-store']])
    return { body: printJson(value), etag: { weak: false, opaque: `v${link.version}` }, lastModified: null }
  }
  return { show, handlers: { PUT: move, ...(choices.endpoints === 'delete' ? { DELETE: remove } : {}) } }
}

function switched(data: Data, code: string, state: 'on' | 'off'): Outcome<Data> {
  const link = own(data, code)
  if (link === null || link.state === state) return { data, response: bare(204) }
  return { data: withRow(data, 'links', code, { ...link, state, version: link.version + 1 }), response: bare(204) }
}

/** POST /links, or what stands for it: limit first, then the key, then the wish itself. A refusal is not kept under a key. */
function creation(setting: Setting, data: Data, request: HttpRequest, content: Json): Outcome<Data> {
  const { choices, address } = setting
  const account = accountOf(request)
  const key = choices.creation === 'key' ? fieldValue(request.fields, 'Idempotency-Key') : null
  const known = key === null ? undefined : data.keys[`${account} ${key}`]
  if (known) return { data, response: known }
  const who = choices.limit === 'per-address' ? address : choices.limit === 'per-account' ? account : null
  const made = who === null ? 0 : (data.made[who] ?? 0)
  if (who !== null && made >= CREATIONS) {
    return {
      data,
      response: problem(429, { detail: `At most ${CREATIONS} links a minute for each ${choices.limit?.slice(4)}.` }, [
        ['Retry-After', '60'],
      ]),
    }
  }
  const outcome = created(setting, who === null ? data : { ...data, made: { ...data.made, [who]: made + 1 } }, account, content)
  if (key === null || outcome.response.status !== 201) return outcome
  return { ...outcome, data: { ...outcome.data, keys: { ...outcome.data.keys, [`${account} ${key}`]: outcome.response } } }
}

function created({ choices, chance }: Setting, data: Data, owner: string, content: Json): Outcome<Data> {
  const { target, alias } = (isObject(content) ? content : {}) as { target?: Json; alias?: Json }
  if (typeof target !== 'string' || !/^https?:\/\//.test(target)) {
    return { data, response: refusal(choices, 422, 'A target begins with http:// or https://.') }
  }
  const found = Object.entries(data.tables.links).find(([, link]) => link.target === target && link.owner === owner)
  if (choices.creation === 'same-url' && found) return { data, response: answer(200, found[0], found[1]) }
  const n = data.drawn + 1
  const code = typeof alias === 'string' ? alias : choices.ids === 'counter' ? countedCode(n) : randomCode(chance, n)
  if (choices.ids !== 'random' && own(data, code)) return { data, response: refusal(choices, 409, `The code ${code} is taken.`) }
  const link: Link = { n, target, owner, state: 'on', version: 1 }
  return { data: { ...withRow(data, 'links', code, link), drawn: n }, response: answer(201, code, link) }
}

function answer(status: number, code: string, { target }: Link): HttpResponse {
  return json(status, { code, target }, status === 201 ? [['Location', `/links/${code}`]] : [])
}

/** The links of an account, newest first; with `target`, those that lead there. */
function list(data: Data, request: HttpRequest, paging: string): HttpResponse {
  const { query } = request.target
  const account = accountOf(request)
  const target = queryValue(query, 'target')
  const rows = Object.entries(data.tables.links)
    .filter(([, link]) => link.owner === account && (target === null || link.target === target))
    .sort(([, a], [, b]) => b.n - a.n)
  const [page, next] = pageOf(rows, query, paging)
  const fields = next === null ? [] : [['Link', `</links?limit=${PAGE}&${next}>; rel="next"`] as const]
  return json(200, { links: page.map(([code, link]) => ({ code, target: link.target })) }, [['Cache-Control', 'no-store'], ...fields])
}

type Row = readonly [string, Link]

function pageOf(rows: readonly Row[], query: HttpRequest['target']['query'], paging: string): [readonly Row[], string | null] {
  if (paging === 'everything') return [rows, null]
  if (paging === 'offset') {
    const offset = Number(/^\d{1,6}$/.exec(queryValue(query, 'offset') ?? '')?.[0] ?? 0)
    const page = pageByOffset(rows, offset, PAGE)
    return [page.rows, page.isFull ? `offset=${offset + PAGE}` : null]
  }
  const token = queryValue(query, 'cursor')
  const place = token === null ? null : readCursor(token, 'n', 1)
  const page = pageAfter(rows, place === null ? null : ([, { n }]) => n < Number(place.values[0]), PAGE)
  const last = page.rows.at(-1)
  return [page.rows, page.isFull && last ? `cursor=${printCursor({ sort: 'n', values: [last[1].n] })}` : null]
}

/** The data once a redirect has been counted; the same data after any other answer. */
export function clickCounted(data: Data, request: string, status: number): Data {
  const code = /^GET \/([^/ ?]+) /.exec(request)?.[1] ?? ''
  if (status < 300 || status >= 400 || own(data, code) === null) return data
  return withRow(data, 'clicks', code, (data.tables.clicks[code] ?? 0) + 1)
}
