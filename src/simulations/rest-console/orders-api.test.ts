import { describe, expect, it } from 'vitest'
import type { Json } from '../../engine/trace.ts'
import { Conversation } from './conversation.fixture.ts'

const ITEMS = [{ sku: 'mug', quantity: 2 }]
const ADDRESS = { street: '3 Mill Lane', city: 'Utrecht' }
const WHOLE = { items: ITEMS, address: ADDRESS }
const STAR = '/orders/1047'

const member = (json: Json, name: string): Json => (json as { readonly [name: string]: Json })[name] ?? null
const flaws = (json: Json) => (member(json, 'errors') as unknown as { pointer: string }[]).map(({ pointer }) => pointer)

describe('POST', () => {
  it('makes an order under a number of its own: 201, Location, the order, its version', () => {
    const api = new Conversation()
    const made = api.say('POST /orders', WHOLE)
    expect([made.status, made.location, made.etag]).toEqual([201, '/orders/1057', '"v1"'])
    expect(made.json).toMatchObject({ id: 1057, status: 'pending', ...WHOLE })
    expect(api.say('GET /orders/1057').json).toEqual(made.json)
    expect(api.say('POST /orders', WHOLE).location).toBe('/orders/1058')
  })

  it('of what is no order is 422, and names every flaw by its place', () => {
    const answer = new Conversation().say('POST /orders', {
      items: [{ sku: '', quantity: -3, colour: 'red' }],
      address: { street: 'x' },
      gift: true,
      status: 'paid',
    })
    expect(answer.status).toBe(422)
    expect(flaws(answer.json)).toEqual(['#/gift', '#/items/0/colour', '#/items/0/sku', '#/items/0/quantity', '#/address/city', '#/status'])
  })

  it.each([['[]'], ['null'], ['"x"'], ['{"__proto__": {"items": []}}']])('of %s is 422, of broken JSON 400', body => {
    const api = new Conversation()
    expect(api.say('POST /orders', body).status).toBe(422)
    expect(api.say('POST /orders', `${body}}`).status).toBe(400)
    expect(api.say('POST /orders').status).toBe(400)
  })
})

describe('PUT', () => {
  it('replaces: what is not sent is gone, what the server keeps stays', () => {
    const api = new Conversation()
    const before = api.say(`GET ${STAR}`).json
    expect(member(before, 'note')).toBe('For Mia, with love')
    const answer = api.say(`PUT ${STAR}`, WHOLE)
    // The order was not kept to the letter, so no version is named (RFC 9110 section 9.3.4).
    expect([answer.status, answer.etag, answer.text]).toEqual([204, null, null])
    const after = api.say(`GET ${STAR}`)
    expect(after.json).toEqual({ id: 1047, status: 'pending', created: member(before, 'created'), ...WHOLE })
    expect(after.etag).toBe('"v2"')
  })

  it('of the very text that GET brought names the version, and changes nothing', () => {
    const api = new Conversation()
    const { text, etag } = api.say(`GET ${STAR}`)
    const answer = api.say(`PUT ${STAR}`, text as string, `If-Match: ${etag}`)
    expect([answer.status, answer.etag]).toEqual([204, '"v1"'])
  })

  it('sent twice leaves what once left, and the second time not even a new version', () => {
    const api = new Conversation()
    api.say(`PUT ${STAR}`, WHOLE)
    const once = api.data
    expect(api.say(`PUT ${STAR}`, WHOLE).status).toBe(204)
    expect(api.data).toEqual(once)
  })

  it('creates where nothing is (201), unless If-Match asks for something; with If-None-Match: * it only creates', () => {
    const api = new Conversation()
    expect(api.say('PUT /orders/2000', WHOLE, 'If-Match: *').status).toBe(412)
    expect(api.say('PUT /orders/2000', WHOLE, 'If-None-Match: *').status).toBe(201)
    expect(api.say('PUT /orders/2000', WHOLE, 'If-None-Match: *').status).toBe(412)
    expect(api.say('POST /orders', WHOLE).location).toBe('/orders/2001')
  })

  it('cannot write what the server keeps', () => {
    const api = new Conversation()
    expect(flaws(api.say(`PUT ${STAR}`, { ...WHOLE, id: 1, status: 'paid', created: 'now' }).json)).toEqual([
      '#/id',
      '#/status',
      '#/created',
    ])
    expect(api.say(`PUT ${STAR}`, { ...WHOLE, id: 1047, status: 'pending' }).status).toBe(204)
  })
})

describe('PATCH', () => {
  it('merges: members come, go with null, and stay; arrays are replaced whole', () => {
    const api = new Conversation()
    const answer = api.say(`PATCH ${STAR}`, { address: { street: '3 Mill Lane' }, note: null, items: ITEMS })
    expect([answer.status, answer.etag]).toEqual([200, '"v2"'])
    expect(answer.json).toMatchObject({ address: ADDRESS, items: ITEMS })
    expect(Object.hasOwn(answer.json as object, 'note')).toBe(false)
  })

  it('that leaves no order is 422, and nothing is written', () => {
    const api = new Conversation()
    const before = api.data
    expect(flaws(api.say(`PATCH ${STAR}`, { items: null, id: null, address: { street: null }, __proto: 1 }).json)).toEqual([
      '#/__proto',
      '#/items',
      '#/address/street',
      '#/id',
    ])
    expect(api.say(`PATCH ${STAR}`, '"cancel it"').status).toBe(422)
    expect(api.data).toBe(before)
  })

  it('in another format is 415 and says which one is taken', () => {
    expect(new Conversation().say(`PATCH ${STAR}`, {}, 'Content-Type: application/json-patch+json').status).toBe(415)
  })

  it('of what is not there is 404', () => {
    expect(new Conversation().say('PATCH /orders/2000', {}).status).toBe(404)
  })
})

describe('a status', () => {
  it('moves along the states of an order only: 409, and a repeat is 200 unchanged', () => {
    const api = new Conversation()
    const move = (status: string, path = STAR) => api.say(`PATCH ${path}`, { status })
    expect(move('shipped').status).toBe(409)
    expect([move('paid').status, move('paid').etag, move('pending').status]).toEqual([200, '"v2"', 409])
    expect([move('shipped').status, move('cancelled').status]).toEqual([200, 409])
    expect([move('cancelled', '/orders/1048').etag, move('cancelled', '/orders/1048').etag]).toEqual(['"v2"', '"v2"'])
    expect(flaws(move('lost').json)).toEqual(['#/status'])
  })

  it('settles the contents once it is shipped or cancelled', () => {
    expect(new Conversation().say('PATCH /orders/1046', { note: 'too late' }).status).toBe(409)
    expect(new Conversation().say('PUT /orders/1044', WHOLE).status).toBe(409)
  })
})

describe('cancelling', () => {
  it('by a resource of its own: 201 and Location, then 303 to it, 409 for another reason or a shipped order', () => {
    const api = new Conversation({ design: 'cancellation-resource' })
    const cancel = (reason: string, id = 1047) => api.say(`POST /orders/${id}/cancellation`, { reason })
    expect(api.say(`GET ${STAR}/cancellation`).status).toBe(404)
    expect(cancel('ordered twice')).toMatchObject({ status: 201, location: `${STAR}/cancellation` })
    expect(cancel('ordered twice')).toMatchObject({ status: 303, location: `${STAR}/cancellation` })
    expect(cancel('changed my mind').status).toBe(409)
    expect(cancel('too late', 1046).status).toBe(409)
    expect(cancel('never was', 2000).status).toBe(404)
    expect(api.say(`GET ${STAR}/cancellation`).json).toMatchObject({ order: STAR, reason: 'ordered twice' })
    expect(api.say(`GET ${STAR}`).json).toMatchObject({ status: 'cancelled' })
    expect(api.say(`DELETE ${STAR}/cancellation`).allow).toBe('GET, HEAD, POST, OPTIONS')
  })

  it('by another way than the design has says which way that is', () => {
    const detail = (design: 'delete' | 'cancellation-resource') =>
      member(new Conversation({ design }).say(`PATCH ${STAR}`, { status: 'cancelled' }).json, 'detail')
    expect(detail('delete')).toContain(`DELETE ${STAR}`)
    expect(detail('cancellation-resource')).toContain(`POST ${STAR}/cancellation`)
    expect(new Conversation().say(`POST ${STAR}/cancellation`, { reason: 'x' }).status).toBe(404)
  })
})

describe('DELETE', () => {
  it('is 204 both times, and the address leads to nothing', () => {
    const api = new Conversation()
    expect([api.say(`DELETE ${STAR}`).status, api.say(`DELETE ${STAR}`).status, api.say(`GET ${STAR}`).status]).toEqual([204, 204, 404])
  })

  it('of a shipped order is 409; of another version than was read 412', () => {
    expect(new Conversation().say('DELETE /orders/1046').status).toBe(409)
    expect(new Conversation().say(`DELETE ${STAR}`, undefined, 'If-Match: "v9"').status).toBe(412)
  })

  it('never lets a version name two contents: what comes back goes on counting', () => {
    const api = new Conversation()
    api.say(`DELETE ${STAR}`)
    api.say(`PUT ${STAR}`, WHOLE)
    expect(api.say(`GET ${STAR}`).etag).toBe('"v2"')
  })
})

describe('the list', () => {
  const ids = (json: Json) => (member(json, 'orders') as unknown as { id: number }[]).map(({ id }) => id)

  it('is filtered, sorted, cut to fields, and links to its next page', () => {
    const api = new Conversation()
    expect(ids(api.say('GET /orders?limit=3').json)).toEqual([1056, 1055, 1054])
    expect(ids(api.say('GET /orders?status=shipped&sort=id&limit=2').json)).toEqual([1032, 1036])
    expect(api.say('GET /orders?fields=note,id&limit=3&sort=-id').json).toEqual({
      orders: [{ id: 1056, note: 'Happy birthday' }, { id: 1055 }, { id: 1054, note: 'Happy birthday' }],
    })
    expect(api.say(`GET ${STAR}?fields=status`).json).toEqual({ status: 'pending' })
  })

  it.each(['-created', 'status', 'status,-id', '-updated,created', 'id'])(
    'in the order of %s is read whole and once, page by page, by either way',
    sort => {
      for (const paging of ['offset', 'cursor'] as const) {
        const api = new Conversation({ paging })
        const seen: number[] = []
        let target: string | null = `/orders?limit=7&sort=${sort}`
        while (target !== null) {
          const page = api.say(`GET ${target}`)
          seen.push(...ids(page.json))
          target = page.link?.slice(1, page.link.indexOf('>')) ?? null
        }
        expect(new Set(seen).size).toBe(25)
        expect(seen).toHaveLength(25)
      }
    },
  )

  it.each([
    'limit=abc',
    'limit=0',
    'limit=-5',
    'limit=1000',
    'offset=-1',
    'cursor=abc',
    'cursor=',
    'sort=colour',
    'sort=',
    'status=lost',
    'fields=colour',
    'fields=__proto__',
    'offset=1&cursor=WyJpZCIsMV0',
  ])('with ?%s is 400', query => {
    expect(new Conversation().say(`GET /orders?${query}`).status).toBe(400)
  })

  it('has a version too: 304 as long as nothing on it changes', () => {
    const api = new Conversation()
    const { etag } = api.say('GET /orders?limit=3')
    expect(api.say('GET /orders?limit=3', undefined, `If-None-Match: ${etag}`).status).toBe(304)
    api.say('PATCH /orders/1055', { status: 'shipped' })
    expect(api.say('GET /orders?limit=3', undefined, `If-None-Match: ${etag}`).status).toBe(200)
  })
})

describe('a server that requires If-Match', () => {
  it('answers 428 without, 412 with the wrong one, and leaves creating alone', () => {
    const api = new Conversation({ requireIfMatch: true })
    expect(api.say(`PATCH ${STAR}`, { note: 'x' }).status).toBe(428)
    expect(api.say(`DELETE ${STAR}`).status).toBe(428)
    expect(api.say(`PATCH ${STAR}`, { note: 'x' }, 'If-Match: "v0"').status).toBe(412)
    expect(api.say(`PATCH ${STAR}`, { note: 'x' }, 'If-Match: "v1"').status).toBe(200)
    expect(api.say('POST /orders', WHOLE).status).toBe(201)
  })
})
