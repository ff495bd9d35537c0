/** A conversation with the orders API, request by request, for tests: what is said, and what comes back. */
import { fieldValue } from '../../actors/resource-server/fields.ts'
import { serve } from '../../actors/resource-server/serve.ts'
import type { Json } from '../../engine/trace.ts'
import { type Data, OPENING, openingData } from './order.ts'
import { type ApiSettings, ordersApi } from './orders-api.ts'
import { requestText } from './wire.ts'

/** An answer as a test looks at it. */
export interface Answer {
  readonly status: number
  readonly etag: string | null
  readonly allow: string | null
  readonly location: string | null
  readonly link: string | null
  readonly text: string | null
  /** Its content as JSON; null if it has none. */
  readonly json: Json
}

/** A server that can be talked to. */
export class Conversation {
  data: Data
  readonly #settings: ApiSettings

  constructor(settings: Partial<ApiSettings> = {}, orders = 25) {
    this.#settings = { design: 'patch-status', paging: 'cursor', requireIfMatch: false, ...settings }
    this.data = openingData(orders)
  }

  /** Says `METHOD PATH`, with headers and a body, and hears the answer. */
  say(line: string, body: Json | undefined = undefined, ...headers: string[]): Answer {
    const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body)
    const { response, data } = serve(ordersApi(this.#settings), this.data, requestText(line, { headers, body: text }), OPENING)
    this.data = data
    const field = (name: string) => fieldValue(response.fields, name)
    return {
      status: response.status,
      etag: field('ETag'),
      allow: field('Allow'),
      location: field('Location'),
      link: field('Link'),
      text: response.body,
      json: response.body ? (JSON.parse(response.body) as Json) : null,
    }
  }
}
