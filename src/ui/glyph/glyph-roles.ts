/** The roles that a message or an actor can play in a figure, each with its one colour and its one word. The shapes are in GlyphShape.tsx. */

/** What a glyph stands for. */
export type GlyphRole = 'request' | 'response' | 'error' | 'retry' | 'lost' | 'cached' | 'waiting' | 'call' | 'event' | 'ack'

/** Colour (a token of the palette) and word of each role. Related roles may share a colour; no two share a shape or a word. */
export const glyphRoles: Readonly<Record<GlyphRole, { readonly color: string; readonly word: string }>> = {
  request: { color: 'var(--request)', word: 'request' },
  response: { color: 'var(--response)', word: 'response' },
  error: { color: 'var(--error)', word: 'error' },
  retry: { color: 'var(--retry)', word: 'retry' },
  lost: { color: 'var(--lost)', word: 'lost' },
  cached: { color: 'var(--cached)', word: 'cached' },
  waiting: { color: 'var(--waiting)', word: 'waiting' },
  call: { color: 'var(--soft)', word: 'call' },
  event: { color: 'var(--request)', word: 'event' },
  ack: { color: 'var(--response)', word: 'acknowledgement' },
}
