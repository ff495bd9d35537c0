/** Text as UTF-8 counts it: lengths on the wire are octets, not characters. */

/** The octets of a text in UTF-8. A lone surrogate counts as the replacement character that it would be sent as. */
export function byteLength(text: string): number {
  let octets = 0
  for (const character of text) octets += width(character)
  return octets
}

/** The first `octets` octets of a text, as far as they make whole characters. */
export function firstBytes(text: string, octets: number): string {
  let taken = 0
  let end = 0
  for (const character of text) {
    taken += width(character)
    if (taken > octets) break
    end += character.length
  }
  return text.slice(0, end)
}

function width(character: string): number {
  const code = character.codePointAt(0) as number
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
