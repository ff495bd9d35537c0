/** What the server did with a request, in words: the log's line for who cannot see the wire. */
import { isSafe } from '../../actors/resource-server/methods.ts'
import { changedBetween, type Data, type Order } from './order.ts'
import { partsOf, statusOf } from './wire.ts'

/** A remark on a request and its response (their texts); null where the status line says it all. */
export function remarkOn(request: string, response: string, before: Data, after: Data): string | null {
  const status = statusOf(response)
  if (status >= 400) return refusal(response)
  if (status === 304) return 'the version that the client has is still the present one, so no content is sent'
  const ids = changedBetween(before, after)
  if (ids.length > 0) return ids.map(id => changeOf(id, before.orders[id], after.orders[id])).join('; ')
  return isSafe(request.split(' ')[0] as string) ? null : 'everything is as the request wants it already; nothing is written'
}

/** The problem's own words; a refusal without content (to HEAD) has none. */
function refusal(response: string): string | null {
  const { body } = partsOf(response)
  if (body === '') return null
  const { detail } = JSON.parse(body) as { readonly detail: string }
  // A method's name keeps its capitals.
  const words = detail.replace(/^[A-Z](?![A-Z])/, first => first.toLowerCase()).replace(/\.$/, '')
  return `nothing is written, because: ${words}`
}

function changeOf(id: string, was: Order | undefined, now: Order | undefined): string {
  if (now === undefined) return `order ${id} is deleted; the address leads to nothing now`
  if (was === undefined) return `order ${id} is made, as "v${now.version}"`
  const parts = [
    ...(was.status === now.status ? [] : [`its status goes from ${was.status} to ${now.status}`]),
    ...(['items', 'address', 'note'] as const).flatMap(name => {
      if (JSON.stringify(was[name]) === JSON.stringify(now[name])) return []
      return [
        `its ${name} ${now[name] === undefined ? 'is gone' : was[name] === undefined ? 'is new' : `${name === 'items' ? 'are' : 'is'} replaced`}`,
      ]
    }),
  ]
  return `order ${id} is "v${now.version}" now: ${parts.join(', ')}`
}
