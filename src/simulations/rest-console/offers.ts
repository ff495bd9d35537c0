/** What the console offers to pick: who speaks, paths that exist, versions that were read, contents that fit. */
import type { Frame } from '../../engine/frame.ts'
import { withoutLane } from '../../engine/lanes.ts'
import type { Run } from '../../engine/run.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { EDITORS } from './editor.ts'
import { exchangesOf } from './exchanges.ts'
import { shopsOf } from './lanes.ts'
import { fieldIn, nextIn, partsOf, textOf } from './wire.ts'

/** Things to pick at a moment of a run. */
export interface Offers {
  /** Who has the word. */
  readonly speaker: string
  readonly paths: readonly string[]
  /** The entity tag that an answer named last, by path. */
  readonly tags: ReadonlyMap<string, string>
  /** Contents that fit a method and a path, by name. */
  readonly bodies: (method: string, path: string) => readonly (readonly [name: string, text: string])[]
}

const ORDER = `{
  "items": [{ "sku": "sugar-bowl", "quantity": 1 }],
  "address": { "street": "3 Mill Lane", "city": "Utrecht" }
}`
const WHOLE = `{
  "items": [{ "sku": "kettle", "quantity": 1 }],
  "address": { "street": "3 Mill Lane", "city": "Utrecht" }
}`

const PATHS = [
  '/orders',
  '/orders/1047',
  '/orders/1048',
  '/orders/1046',
  '/orders?limit=10',
  '/orders?status=paid&sort=id',
  '/orders?fields=id,note&limit=5',
]

/** What can be picked at the moment of a frame. In several lanes the first speaks for all. */
export function offered({ parameters, actions, end }: Run, index: TraceIndex, { position: { at, seq } }: Frame): Offers {
  const lane = shopsOf(parameters)[0]?.lane ?? ''
  const speaker = actions.findLast(one => one.type === 'as' && (one.at < at || (one.at === at && at <= end)))?.argument ?? EDITORS[0]
  const tags = new Map<string, string>()
  const contents = new Map<string, string>()
  let next: string | null = null
  for (const { editor, target, method, status, answer } of exchangesOf(index, lane)) {
    if (!answer?.end || answer.end.seq > seq || answer.end.lost !== null || withoutLane(editor) !== speaker) continue
    const text = textOf(answer.sent)
    const tag = fieldIn(text, 'ETag')
    if (tag !== null && status < 400 && method !== 'POST') tags.set(target, tag)
    if (method === 'GET' && status === 200) {
      contents.set(target, partsOf(text).body.trimEnd())
      next = nextIn(text) ?? next
    }
  }
  const paths = [
    ...(next === null ? [] : [next]),
    ...(parameters.design === 'cancellation-resource' ? ['/orders/1047/cancellation'] : []),
    ...PATHS,
  ]
  return { speaker, paths, tags, bodies: (method, path) => bodiesFor(method, path, contents.get(path)) }
}

function bodiesFor(method: string, path: string, read: string | undefined): readonly (readonly [string, string])[] {
  if (path.endsWith('/cancellation')) return [['a reason', '{"reason": "ordered twice"}']]
  if (method === 'POST') return [['an order', ORDER]]
  if (method === 'PUT') return [['items and address', WHOLE], ...(read === undefined ? [] : [['as you read it', read] as const])]
  if (method !== 'PATCH') return []
  return [
    ['an address', '{"address": {"street": "3 Mill Lane"}}'],
    ['a quantity', '{"items": [{"sku": "kettle", "quantity": 2}]}'],
    ['no note', '{"note": null}'],
    ['cancelled', '{"status": "cancelled"}'],
  ]
}
