/** Which documents are orders: what is wrong with a document, place by place. */
import { isObject } from '../../actors/resource-server/merge-patch.ts'
import type { Flaw } from '../../actors/resource-server/problem.ts'
import type { Json } from '../../engine/trace.ts'
import type { Contents } from './order.ts'

/** The members that the server alone writes. */
export const OWN_MEMBERS = ['id', 'status', 'created'] as const
const MEMBERS: readonly string[] = [...OWN_MEMBERS, 'items', 'address', 'note']

const MOST_ITEMS = 20
const LONGEST_NOTE = 200

/** An order's contents, or all that is wrong with them. Members of the server's own are not looked at. */
export function readContents(document: Json): Contents | readonly Flaw[] {
  if (!isObject(document)) return [{ detail: 'an order is a JSON object', pointer: '#' }]
  const flaws = [
    ...strangers(document, MEMBERS, '#'),
    ...flawsOfItems(document.items),
    ...flawsOfAddress(document.address),
    ...flawsOfText(document.note, '#/note', LONGEST_NOTE, true),
  ]
  if (flaws.length > 0) return flaws
  const { items, address, note } = document as unknown as Contents
  return { items, address, ...(note === undefined ? {} : { note }) }
}

function flawsOfItems(items: Json | undefined): Flaw[] {
  const pointer = '#/items'
  if (items === undefined) return [{ detail: 'is missing', pointer }]
  if (!Array.isArray(items) || items.length === 0 || items.length > MOST_ITEMS)
    return [{ detail: `is a list of 1 to ${MOST_ITEMS} items`, pointer }]
  return (items as readonly Json[]).flatMap((item, i) => {
    const place = `${pointer}/${i}`
    if (!isObject(item)) return [{ detail: 'is an object with sku and quantity', pointer: place }]
    const { quantity } = item
    const counts = typeof quantity === 'number' && Number.isInteger(quantity) && quantity >= 1 && quantity <= 99
    return [
      ...strangers(item, ['sku', 'quantity'], place),
      ...flawsOfText(item.sku, `${place}/sku`, 40),
      ...(counts ? [] : [{ detail: 'is a whole number from 1 to 99', pointer: `${place}/quantity` }]),
    ]
  })
}

function flawsOfAddress(address: Json | undefined): Flaw[] {
  const pointer = '#/address'
  if (address === undefined) return [{ detail: 'is missing', pointer }]
  if (!isObject(address)) return [{ detail: 'is an object with street and city', pointer }]
  return [
    ...strangers(address, ['street', 'city'], pointer),
    ...flawsOfText(address.street, `${pointer}/street`, 80),
    ...flawsOfText(address.city, `${pointer}/city`, 80),
  ]
}

function flawsOfText(value: Json | undefined, pointer: string, longest: number, optional = false): Flaw[] {
  if (value === undefined) return optional ? [] : [{ detail: 'is missing', pointer }]
  if (typeof value === 'string' && value.length > 0 && value.length <= longest) return []
  return [{ detail: `is a text of 1 to ${longest} characters`, pointer }]
}

/** Members that no order has; a name is cut, and escaped as JSON Pointer asks (RFC 6901 section 3). */
function strangers(value: { readonly [name: string]: Json }, known: readonly string[], pointer: string): Flaw[] {
  const names = Object.keys(value).filter(name => !known.includes(name))
  return names.slice(0, MOST_ITEMS).map(name => ({
    detail: 'is no member of an order',
    pointer: `${pointer}/${name.slice(0, 40).replaceAll('~', '~0').replaceAll('/', '~1')}`,
  }))
}
