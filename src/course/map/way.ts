/** The way of order 1047 as the map draws it: where it passes a chapter, and where it passes something else. */
import type { GlyphRole } from '../../ui/glyph/glyph-roles.ts'

/** Where the words of a stop stand, seen from its mark, in the wide drawing. */
export type Side = 'above' | 'below' | 'right' | 'left'

/** A stop of the way. `x` and `y` are those of the wide drawing (960 by 470); in the narrow one the stops follow each other. */
interface Stop {
  readonly x: number
  readonly y: number
  readonly side: Side
  /** What carries the order there: the colour of its line. `none`: the way does not lead there. */
  readonly line: 'request' | 'response' | 'retry' | 'lost' | 'event' | 'none'
}

/** A stop that is a chapter. */
export interface Station extends Stop {
  /** The chapter's address. */
  readonly slug: string
  /** What the order meets there. */
  readonly layer: string
}

/** A stop that is none: a mark and a few words. */
export interface Landmark extends Stop {
  readonly mark: GlyphRole | null
  readonly words: string
}

/** The stops from the click to the answer, and to the e-mail, in the order in which they are passed. Every chapter has one. */
export const way: readonly (Station | Landmark)[] = [
  { x: 62, y: 210, side: 'right', line: 'request', mark: null, words: 'Ines presses Place Order. Friday, 18:04' },
  { x: 140, y: 121, side: 'above', line: 'request', slug: 'dns-and-discovery', layer: 'The name' },
  { x: 264, y: 120, side: 'above', line: 'request', slug: 'http', layer: 'The connection' },
  { x: 376, y: 120, side: 'above', line: 'request', slug: 'gateway', layer: 'The door' },
  { x: 488, y: 120, side: 'above', line: 'request', slug: 'rest', layer: 'The request' },
  { x: 600, y: 120, side: 'above', line: 'request', slug: 'api-evolution', layer: 'The contract' },
  { x: 712, y: 120, side: 'above', line: 'request', slug: 'grpc-and-alternatives', layer: 'The bytes' },
  { x: 824, y: 120, side: 'above', line: 'request', slug: 'idempotency', layer: 'The key' },
  { x: 898, y: 210, side: 'left', line: 'response', mark: null, words: 'The card is charged, 49.99' },
  { x: 752, y: 396, side: 'left', line: 'lost', slug: 'the-problem', layer: 'The lost answer' },
  { x: 544, y: 210, side: 'right', line: 'retry', mark: 'retry', words: 'No word for 400 ms: asked again, under the same key' },
  { x: 386, y: 396, side: 'right', line: 'event', mark: 'event', words: 'A queue holds the mail, and nobody waits for it' },
  { x: 152, y: 300, side: 'below', line: 'response', slug: 'connections', layer: 'The whole way' },
  { x: 62, y: 420, side: 'right', line: 'none', slug: 'interview', layer: 'The telling' },
]

/** Whether a stop is a chapter. */
export function isStation(stop: Station | Landmark): stop is Station {
  return 'slug' in stop
}
