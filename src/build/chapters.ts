/** Reads the list of chapters from their folders, so that pages can name every chapter without loading any. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import type { Chapter, ChapterDetails, Section } from '../course/chapter/chapter.ts'

const WORDS_A_MINUTE = 230
/** A figure that one plays with, and a question that one thinks about, take this long. */
const FIGURE_MINUTES = 2
const QUESTION_MINUTES = 0.5
const FIELDS = ['title', 'description', 'question'] as const

/** A chapter with all that is known of it. */
export type WholeChapter = Chapter & ChapterDetails

/** All chapters under `root`, in the order of their numbers. Throws an Error that names file and line of a mistake. */
export function readChapters(root = 'content/chapters'): WholeChapter[] {
  if (!existsSync(root)) return []
  const folders = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isDirectory())
  return folders.map(({ name }) => readChapter(name, join(root, name, 'chapter.mdx'))).sort((a, b) => a.number - b.number)
}

function readChapter(folder: string, file: string): WholeChapter {
  const [, digits, slug] = /^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(folder) ?? []
  if (!digits || !slug) throw new Error(`${file}: a chapter's folder is named NN-slug, such as 04-idempotency, not "${folder}"`)
  if (!existsSync(file)) throw new Error(`${file}: the chapter has no text; begin with its frontmatter (${FIELDS.join(', ')})`)
  return parseChapter(folder, Number(digits), slug, readFileSync(file, 'utf8'), file)
}

/** The entry of one chapter from the text of its file. */
export function parseChapter(folder: string, number: number, slug: string, text: string, file: string): WholeChapter {
  const { fields, body } = frontmatter(text, file)
  const prose = body.replace(/^(```|~~~)[\s\S]*?^\1[ \t]*$/gm, '').replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
  const words = prose.replace(/<\/?[A-Za-z][^>]*>/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0
  return {
    number,
    slug,
    folder,
    ...fields,
    written: words > 0,
    words,
    minutes: Math.ceil(words / WORDS_A_MINUTE + FIGURE_MINUTES * count(prose, 'Sim') + QUESTION_MINUTES * count(prose, 'Quiz')),
    sections: sectionsOf(prose),
    simulations: [...new Set([...prose.matchAll(/<Sim\b[^>]*?\bid="([^"]+)"/g)].map(match => match[1] ?? ''))],
  }
}

function count(prose: string, element: string): number {
  return prose.match(new RegExp(`<${element}\\b`, 'g'))?.length ?? 0
}

/** Headings of the second level, with the ids that rehype-slug gives them in the page. */
function sectionsOf(prose: string): Section[] {
  const taken = new Map<string, number>()
  return [...prose.matchAll(/^(#{1,6})[ \t]+(.+?)[ \t]*#*$/gm)].flatMap(([, marks, raw]) => {
    const title = (raw ?? '').replace(/<\/?[A-Za-z][^>]*>/g, '').replace(/[*_`]/g, '')
    const id = slugOf(title, taken)
    return marks === '##' ? [{ id, title }] : []
  })
}

/** GitHub's rule for anchors: lower case, no punctuation, hyphens for spaces, and a number behind a name that is taken. */
function slugOf(title: string, taken: Map<string, number>): string {
  const plain = title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-')
  let id = plain
  let count = taken.get(plain) ?? 0
  while (taken.has(id)) id = `${plain}-${++count}`
  taken.set(plain, count)
  taken.set(id, 0)
  return id
}

/** The three fields at the head of a chapter, and the text below them. Values are one line each, with or without quotes. */
function frontmatter(text: string, file: string): { fields: Record<(typeof FIELDS)[number], string>; body: string } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (!match) throw new Error(`${file}:1: a chapter begins with frontmatter between two lines of --- (${FIELDS.join(', ')})`)
  const found = new Map<string, string>()
  for (const [index, line] of (match[1] ?? '').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [, key, value] = /^([a-z]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? []
    if (!key || !FIELDS.some(field => field === key)) {
      throw new Error(`${file}:${index + 2}: expected one of ${FIELDS.map(field => `"${field}: ..."`).join(', ')}, found "${line}"`)
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

/**
 * Vite plugin: `virtual:chapters` is what every page knows of every chapter, `virtual:chapter-details` the rest by slug, which only a few
 * pages need. Both are renewed when a chapter's file changes.
 */
export function chaptersPlugin(): Plugin {
  const root = resolve('content/chapters')
  const modules: Readonly<Record<string, (chapters: readonly WholeChapter[]) => string>> = {
    'virtual:chapters': chapters =>
      `export const chapters = ${JSON.stringify(chapters.map(({ description: _, words: __, sections: ___, ...chapter }) => chapter))}`,
    'virtual:chapter-details': chapters =>
      `export const details = ${JSON.stringify(
        Object.fromEntries(chapters.map(({ slug, description, words, sections }) => [slug, { description, words, sections }])),
      )}`,
  }
  return {
    name: 'course:chapters',
    resolveId: source => (Object.hasOwn(modules, source) ? `\0${source}` : undefined),
    load(loading) {
      const write = modules[loading.slice(1)]
      if (!write || !loading.startsWith('\0')) return
      const chapters = readChapters(root)
      for (const { folder } of chapters) this.addWatchFile(join(root, folder, 'chapter.mdx'))
      return write(chapters)
    },
  }
}
