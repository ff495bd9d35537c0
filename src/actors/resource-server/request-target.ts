/** The target of a request: its path in segments, its query in pairs (RFC 9112 section 3.2, RFC 3986). */

/** A target that could be read. */
export interface Target {
  /** As it was written, without the query. */
  readonly path: string
  /** The parts between the slashes, percent-decoded; `['*']` for the server itself. */
  readonly segments: readonly string[]
  /** Pairs in their order, percent-decoded, plus signs read as spaces. */
  readonly query: readonly (readonly [name: string, value: string])[]
}

/** Reads a target, or says in a sentence what is wrong with it. */
export function readTarget(method: string, text: string): Target | string {
  if (text === '*')
    return method === 'OPTIONS' ? { path: '*', segments: ['*'], query: [] } : 'Only OPTIONS can be asked of the server itself (*).'
  const origin = /^https?:\/\/[^/?#]+(.*)$/i.exec(text)
  const own = origin ? (origin[1] as string).replace(/^(?!\/)/, '/') : text
  if (!own.startsWith('/')) return 'A target begins with a slash.'
  const wrong = /[^\w\-.~:/?[\]@!$&'()*+,;=%]/u.exec(own)?.[0]
  if (wrong !== undefined) return `The character ${named(wrong)} cannot stand in a target as it is; percent-encode it.`
  const mark = own.indexOf('?')
  const path = mark < 0 ? own : own.slice(0, mark)
  const segments = path.slice(1).split('/').map(decoded)
  const query = (mark < 0 ? '' : own.slice(mark + 1)).split('&').flatMap(readPair)
  if (segments.includes(null) || query.some(pair => pair.includes(null)))
    return 'A percent sign is followed by what is no UTF-8 octet in two digits.'
  return { path, segments: segments as string[], query: query as [string, string][] }
}

function readPair(text: string): [string | null, string | null][] {
  if (text === '') return []
  const equals = text.indexOf('=')
  const [name, value] = equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)]
  return [[decoded(name.replaceAll('+', ' ')), decoded(value.replaceAll('+', ' '))]]
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function named(character: string): string {
  const code = character.codePointAt(0) as number
  return code > 0x20 && code < 0x7f ? character : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

/** The value of a query parameter; null if it is absent. Of several the last counts. */
export function queryValue(query: Target['query'], name: string): string | null {
  return query.findLast(([own]) => own === name)?.[1] ?? null
}
