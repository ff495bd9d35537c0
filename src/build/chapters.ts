/** Reads the list of chapters and their pages from the folders, so that each can name all others without loading any. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'
import type { Page, PageDetails, Section } from '../course/chapter/chapter.ts'
import { FIELDS, frontmatter } from './frontmatter.ts'

const WORDS_A_MINUTE = 230
/** A figure that one plays with, and a question that one thinks about, take this long. */
const FIGURE_MINUTES = 2
const QUESTION_MINUTES = 0.5
const FIRST = 'chapter.mdx'

/** A page with all that is known of it. */
export type WholePage = Page & PageDetails

/** A chapter with all that is known of it. */
export interface WholeChapter extends WholePage {
  readonly further: readonly WholePage[]
  /** From the project's root, such as `content/chapters/00-the-problem`. */
  readonly folder: string
}

/** All chapters under `root`, in the order of their numbers. Throws an Error that names file and line of a mistake. */
export function readChapters(root = 'content/chapters'): WholeChapter[] {
  if (!existsSync(root)) return []
  const folders = readdirSync(root, { withFileTypes: true }).filter(entry => entry.isDirectory())
  return folders.map(({ name }) => readChapter(name, join(root, name))).sort((a, b) => a.number - b.number)
}

function readChapter(name: string, folder: string): WholeChapter {
  const file = join(folder, FIRST)
  const [, digits, slug] = /^(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(name) ?? []
  if (!digits || !slug) throw new Error(`${file}: a chapter's folder is named NN-slug, such as 04-idempotency, not "${name}"`)
  if (!existsSync(file)) throw new Error(`${file}: the chapter has no text; begin with its frontmatter (${FIELDS.join(', ')})`)
  const page = (slug: string, file: string) => parsePage(Number(digits), slug, readFileSync(file, 'utf8'), file)
  const { place: _, ...first } = page(slug, file)
  const others = readdirSync(folder).filter(other => other.endsWith('.mdx') && other !== FIRST)
  const further = others
    .sort()
    .map(other => page(`${slug}/${pageName(other, folder)}`, join(folder, other)))
    .sort((a, b) => a.place - b.place)
    .map(({ place: _, ...page }) => page)
  return { ...first, folder, further: first.written ? further.filter(({ written }) => written) : [] }
}

function pageName(file: string, folder: string): string {
  const [, name] = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.mdx$/.exec(file) ?? []
  if (!name) throw new Error(`${join(folder, file)}: a page is named by its address, in lower case with hyphens, such as on-one-page.mdx`)
  return name
}

/** The entry of one page from the text of its file, and its place among the further pages of its chapter. */
export function parsePage(number: number, slug: string, text: string, file: string): WholePage & { readonly place: number } {
  const { fields, place, body } = frontmatter(text, file)
  const prose = body.replace(/^(```|~~~)[\s\S]*?^\1[ \t]*$/gm, '').replace(/\{\/\*[\s\S]*?\*\/\}/g, '')
  const figures = idsOf(prose, 'Sim')
  const questions = idsOf(prose, 'Quiz')
  const words = prose.replace(/<\/?[A-Za-z][^>]*>/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0
  return {
    number,
    slug,
    file,
    place,
    ...fields,
    written: words > 0,
    words,
    minutes: Math.ceil(words / WORDS_A_MINUTE + FIGURE_MINUTES * figures.length + QUESTION_MINUTES * questions.length),
    sections: sectionsOf(prose),
    questions,
    simulations: [...new Set(figures)],
  }
}

/** The ids of all elements of a name, in order. */
function idsOf(prose: string, element: string): string[] {
  return [...prose.matchAll(new RegExp(`<${element}\\b[^>]*?\\bid="([^"]+)"`, 'g'))].map(match => match[1] ?? '')
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

/** All pages of a chapter, in the order in which they are read. */
export function wholePagesOf(chapter: WholeChapter): readonly WholePage[] {
  return [chapter, ...chapter.further]
}

function withoutDetails({ question: _, description: __, words: ___, sections: ____, questions: _____, ...page }: WholePage): Page {
  return page
}

/**
 * Vite plugin: `virtual:chapters` is what every page knows of every chapter, `virtual:chapter-details` the rest by the page's slug, which
 * only a few need. Both are renewed when a page's file changes.
 */
export function chaptersPlugin(): Plugin {
  const modules: Readonly<Record<string, (chapters: readonly WholeChapter[]) => string>> = {
    'virtual:chapters': chapters =>
      `export const chapters = ${JSON.stringify(
        chapters.map(({ folder: _, further, ...first }) => ({ ...withoutDetails(first), further: further.map(withoutDetails) })),
      )}`,
    'virtual:chapter-details': chapters =>
      `export const details = ${JSON.stringify(
        Object.fromEntries(
          chapters
            .flatMap(wholePagesOf)
            .map(({ slug, question, description, words, sections, questions }) => [
              slug,
              { question, description, words, sections, questions },
            ]),
        ),
      )}`,
  }
  return {
    name: 'course:chapters',
    resolveId: source => (Object.hasOwn(modules, source) ? `\0${source}` : undefined),
    load(loading) {
      const write = modules[loading.slice(1)]
      if (!write || !loading.startsWith('\0')) return
      const chapters = readChapters()
      for (const { file } of chapters.flatMap(wholePagesOf)) this.addWatchFile(resolve(file))
      return write(chapters)
    },
  }
}
