/** Seat booking: shows, their seats, and who has them. */
import type { Seconds } from '../../actors/resource-server/http-date.ts'
import type { HttpRequest } from '../../actors/resource-server/http-request.ts'
import type { HttpResponse } from '../../actors/resource-server/http-response.ts'
import { isObject } from '../../actors/resource-server/merge-patch.ts'
import { problem } from '../../actors/resource-server/problem.ts'
import { type Handler, JSON_TYPE, type Resource } from '../../actors/resource-server/serve.ts'
import { accountOf, bare, json } from './answers.ts'
import { type Data, type Setting, withRow } from './data.ts'
import { HOLD_SECONDS } from './steps-seats.ts'

/** What a path under /shows or /bookings names; null if nothing. */
export function seatsRoute({ choices }: Setting, data: Data, segments: readonly string[], now: Seconds): Resource<Data> | null {
  const [first, show = '', part, seat = ''] = segments
  if (first === 'bookings') {
    const post: Handler<Data> = {
      takes: JSON_TYPE,
      whereNothingIs: true,
      perform: (request, content) => {
        const of = isObject(content) && typeof content.show === 'string' ? content.show : ''
        const key = `${of}/#${Object.keys(data.tables.bookings).length + 1}`
        return { data: withRow(data, 'bookings', key, { account: accountOf(request), until: null }), response: bare(201) }
      },
    }
    return { handlers: { POST: post } }
  }
  if (first !== 'shows' || show === '') return null
  if (part === undefined) {
    const patch: Handler<Data> = {
      takes: 'application/merge-patch+json',
      whereNothingIs: true,
      perform: () => ({ data: withRow(data, 'counts', show, (data.tables.counts[show] ?? 0) + 1), response: bare(204) }),
    }
    return { show: () => json(200, { show, sold: soldOf(data, show) }, [['Cache-Control', 'no-store']]), handlers: { PATCH: patch } }
  }
  const key = `${show}/${seat}`
  const booking = data.tables.bookings[key]
  const put: Handler<Data> = {
    whereNothingIs: true,
    perform: request => {
      const account = accountOf(request)
      const isOver = booking !== undefined && booking.until !== null && booking.until <= now && choices.holding === 'hold-expires'
      if (booking && !isOver) {
        return { data, response: booking.account === account ? bare(204) : taken(choices.refusing, seat) }
      }
      const until = isHold(request) ? now + HOLD_SECONDS : null
      return { data: withRow(data, 'bookings', key, { account, until }), response: bare(201) }
    },
  }
  return { handlers: { PUT: put } }
}

/** Seats of a show that were sold, by whatever the design counts. */
export function soldOf({ tables }: Data, show: string): number {
  const rows = Object.keys(tables.bookings).filter(key => key.startsWith(`${show}/`)).length
  return rows + (tables.counts[show] ?? 0)
}

function isHold({ target }: HttpRequest): boolean {
  return target.query.some(([name]) => name === 'hold')
}

function taken(refusing: string | undefined, seat: string): HttpResponse {
  if (refusing === 'sorry-200') return json(200, { ok: false, error: `Seat ${seat} is taken.` })
  if (refusing === 'busy-503') return problem(503, { detail: 'Try again later.' }, [['Retry-After', '1']])
  return problem(409, { detail: `Seat ${seat} is taken.` })
}
