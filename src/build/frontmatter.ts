/** The head of a page's file: what the course has to know of it without reading it. */

/** What every page says of itself. */
export const FIELDS = ['title', 'description', 'question'] as const
/** Where a further page stands among those of its chapter. */
const PLACE = 'place'

/** The head of a page, and the text below it. */
export interface Frontmatter {
  readonly fields: Readonly<Record<(typeof FIELDS)[number], string>>
  readonly place: number
  readonly body: string
}

/** The fields at the head of a page, and the text below them. Values are one line each, with or without quotes. */
export function frontmatter(text: string, file: string): Frontmatter {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!match) throw new Error(`${file}:1: a page begins with frontmatter between two lines of --- (${FIELDS.join(', ')})`)
  const found = new Map<string, string>()
  for (const [index, line] of (match[1] ?? '').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [, key, value] = /^([a-z]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    const known = [...FIELDS, PLACE]
    if (!key || !known.includes(key)) {
      throw new Error(`${file}:${index + 2}: expected one of ${known.map(field => `"${field}: ..."`).join(', ')}, found "${line}"`)
    }
    found.set(key, unquoted(value ?? '', `${file}:${index + 2}`))
  }
  const value = (field: (typeof FIELDS)[number]) => {
    const given = found.get(field)
    if (!given) throw new Error(`${file}:1: the frontmatter lacks "${field}"`)
    return given
  }
  return {
    fields: { title: value('title'), description: value('description'), question: value('question') },
    place: placeOf(found.get(PLACE) ?? '0', file),
    body: text.slice(match[0].length),
  }
}

function unquoted(value: string, place: string): string {
  const quote = value[0]
  if (quote !== '"' && quote !== "'") return value
  if (value.length < 2 || !value.endsWith(quote)) throw new Error(`${place}: the quotation mark ${quote} is not closed`)
  const inner = value.slice(1, -1)
  return quote === '"' ? inner.replace(/\\(["\\])/g, '$1') : inner.replaceAll("''", "'")
}

function placeOf(value: string, file: string): number {
  if (!/^\d+$/.test(value)) throw new Error(`${file}:1: the place of a page is a number, such as 1, not "${value}"`)
  return Number(value)
}
