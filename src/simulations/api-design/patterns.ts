/** Every way in which one message of a like can be lost: a double tap and a second phone, each repeated until it is answered. */
import { serve } from '../../actors/resource-server/serve.ts'
import { chanceOf } from '../../engine/random.ts'
import { designedApi } from './api.ts'
import { type Data, OPENING, openingData } from './data.ts'
import { likesOf } from './likes-api.ts'
import type { Choices } from './steps.ts'
import { liking } from './trials-like.ts'
import { requestText } from './wire.ts'

const POST = '7'
/** A tap, a second tap that slipped out, and a tap on the phone: one person, one wish. */
const TAPS = 3

/** Which message is lost: the request or the answer of a tap; null: none. */
export interface Loss {
  readonly tap: number
  readonly what: 'request' | 'answer'
}

/** All patterns of at most one loss. */
export const lossPatterns: readonly (Loss | null)[] = [
  null,
  ...Array.from({ length: TAPS }, (_, tap) => (['request', 'answer'] as const).map(what => ({ tap, what }))).flat(),
]

/** The count after all taps under a pattern. A tap whose request or answer is lost is sent once more. */
export function countAfter(choices: Choices, loss: Loss | null): number {
  const chance = chanceOf(1)
  const api = designedApi({ choices, chance, address: '' })
  let data: Data = openingData()
  const text = requestText({ account: 'ann', ...liking(choices, POST, 'ann') })
  for (let tap = 0; tap < TAPS; tap++) {
    // A lost request leaves no trace, and its repeat is the first to arrive; a lost answer makes the repeat the second.
    const arrivals = loss?.tap === tap && loss.what === 'answer' ? 2 : 1
    for (let i = 0; i < arrivals; i++) data = serve(api, data, text, OPENING).data
  }
  return likesOf(data, POST)
}

/** The patterns under which one person counts otherwise than once. */
export function wrongPatterns(choices: Choices): readonly (Loss | null)[] {
  return lossPatterns.filter(loss => countAfter(choices, loss) !== 1)
}
