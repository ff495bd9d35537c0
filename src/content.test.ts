/** Holds the course's texts to their promises: what they refer to exists, what they ask is answered, what they say is spelled one way. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type GlossaryEntry, glossary } from '../content/glossary.ts'
import { sources } from '../content/sources.ts'
import { errata, hype, type Refused, spellings } from '../content/wording.ts'
import { readChapters, type WholePage, wholePagesOf } from './build/chapters.ts'
import { bankMistakes } from './build/quiz-bank.ts'
import { compileQuizzes } from './build/quizzes.ts'
import { readingGrade, runningText } from './build/reading-grade.ts'
import type { Question } from './course/quiz/question.ts'
import { readLink } from './engine/link.ts'
import { simulate } from './engine/simulate.ts'
import { registry, type SimulationId } from './simulations/registry.ts'

const VIEWS = [
  'network',
  'sequence',
  'states',
  'waterfall',
  'wire',
  'bytes',
  'console',
  'contract',
  'matrix',
  'window',
  'chart',
  'tables',
  'log',
]

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly place: string
}

/** Every opening tag of a text, with where it stands. */
function tagsOf(text: string, file: string): Tag[] {
  return [...text.matchAll(/<([A-Z]\w*)((?:\s+\w+="[^"]*")*)\s*\/?>/g)].map(match => ({
    name: match[1] as string,
    attributes: Object.fromEntries([...(match[2] ?? '').matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value])),
    place: `${file}:${text.slice(0, match.index).split('\n').length}`,
  }))
}

const quizzes = import.meta.glob<{ quiz: readonly Question[] }>('../content/chapters/*/quiz.ts', { eager: true })
const compiled = import.meta.glob('../content/chapters/*/*.mdx')

/** A page with its text. */
function read(page: WholePage) {
  const text = readFileSync(page.file, 'utf8')
  const tags = tagsOf(text, page.file)
  return { ...page, text, tags: (name: string) => tags.filter(tag => tag.name === name) }
}

/** Of every chapter its first page, all its pages, and what they share. */
const chapters = readChapters().map(chapter => {
  const pages = wholePagesOf(chapter).map(read)
  return {
    ...read(chapter),
    pages,
    folder: chapter.folder,
    tags: (name: string) => pages.flatMap(page => page.tags(name)),
    quiz: quizzes[`../${chapter.folder}/quiz.ts`]?.quiz ?? [],
  }
})
const written = chapters.filter(chapter => chapter.written)
const pages = chapters.flatMap(chapter => chapter.pages)
const writtenPages = written.flatMap(chapter => chapter.pages)

/** Asserts that nothing is wrong, and shows every mistake with its place and the way out. */
function none(mistakes: readonly string[]): void {
  expect(mistakes.join('\n')).toBe('')
}

describe('references', () => {
  it.each(writtenPages)(
    '$slug compiles: its terms, sources, samples, measures and figures exist',
    async ({ file }) => {
      await expect(compiled[`../${file}`]?.()).resolves.toHaveProperty('default')
    },
    30_000,
  )

  it('every entry that the glossary compares with exists', () => {
    none(
      Object.entries<GlossaryEntry>(glossary).flatMap(([id, { see = [] }]) =>
        see
          .filter(other => !(other in glossary) || other === id)
          .map(other => `content/glossary.ts: "${id}" says see "${other}": no such entry`),
      ),
    )
  })

  it('every source is cited', () => {
    const cited = new Set(written.flatMap(({ tags }) => tags('Source').map(tag => tag.attributes.id)))
    none(Object.keys(sources).flatMap(id => (cited.has(id) ? [] : [`content/sources.ts: "${id}" is cited nowhere: cite it or remove it`])))
  })

  it('every moment is a run and a time within it', async () => {
    const mistakes: string[] = []
    for (const { tags } of writtenPages) {
      const shown = new Map(tags('Sim').map(({ attributes }) => [attributes.figure, attributes.id]))
      for (const { attributes, place } of tags('Moment')) {
        const simulation = await registry[shown.get(attributes.figure) as SimulationId]?.()
        if (!simulation) {
          mistakes.push(`${place}: no figure "${attributes.figure}" here; there are ${[...shown.keys()].join(', ')}`)
          continue
        }
        const { input, at, view, problems } = readLink(simulation, attributes.link ?? '')
        for (const problem of problems) mistakes.push(`${place}: ${problem}`)
        if (view !== null && !VIEWS.includes(view)) mistakes.push(`${place}: no view "${view}"; there are ${VIEWS.join(', ')}`)
        const event = simulate(simulation, input).events[(at?.seq ?? 0) - 1]
        if (!at || !event || event.at > at.at)
          mistakes.push(`${place}: at=${at?.at}.${at?.seq} is no position of this run: copy the link from the figure again`)
      }
    }
    none(mistakes)
  })

  it('links inside the course lead to pages and headings that exist', () => {
    const addresses = new Set([
      '/',
      '/simulations/',
      '/glossary/',
      '/sources/',
      '/progress/',
      ...writtenPages.map(({ slug }) => `/chapters/${slug}/`),
    ])
    none(
      pages.flatMap(({ file, text, slug, sections }) =>
        [...text.matchAll(/\]\(([/#][^)\s]*)\)/g)].flatMap(match => {
          const [path = '', anchor] = (match[1] as string).split('#')
          const target = path === '' ? { slug, sections } : pages.find(page => path === `/chapters/${page.slug}/`)
          const place = `${file}:${text.slice(0, match.index).split('\n').length}`
          if (path !== '' && !addresses.has(path) && !/^\/simulations\/[a-z-]+\/$/.test(path))
            return [`${place}: no page ${path}; addresses end with a slash`]
          if (!anchor || target?.sections.some(({ id }) => id === anchor)) return []
          return [`${place}: no heading #${anchor}; there are ${target?.sections.map(({ id }) => id).join(', ')}`]
        }),
      ),
    )
  })

  it('every sample is shown, comes in both languages (a listing in its own) and is run by a test', () => {
    none(
      chapters.flatMap(({ folder, file, tags }) => {
        const shown = tags('Samples').map(({ attributes }) => attributes.name as string)
        const path = join(folder, 'samples')
        const found = existsSync(path) ? readdirSync(path) : []
        const missing = shown.flatMap(name => ['.ts', '.py', '.test.ts'].map(end => name + end).filter(one => !found.includes(one)))
        const listed = tags('Listing').map(({ attributes }) => attributes.file as string)
        const tests = found.filter(one => one.endsWith('.test.ts')).map(one => readFileSync(join(path, one), 'utf8'))
        const untried = listed.filter(one => !tests.some(test => test.includes(`./${one}`)))
        const idle = found.filter(
          one =>
            !listed.includes(one) &&
            !shown.includes(one.replace(/(\.test)?\.\w+$/, '')) &&
            !listed.some(other => one === `${other.replace(/\.\w+$/, '')}.test.ts`),
        )
        return [
          ...missing.map(one => `${file}: lacks ${path}/${one}`),
          ...untried.map(one => `${path}/${one}: no test beside it reads ./${one}`),
          ...idle.map(one => `${path}/${one}: shown by no <Samples> or <Listing>`),
        ]
      }),
    )
  })
})

describe('samples', () => {
  it('fit the column: no line is longer than 72 characters', () => {
    none(
      chapters.flatMap(({ folder }) => {
        const path = join(folder, 'samples')
        return (existsSync(path) ? readdirSync(path) : [])
          .filter(name => !name.endsWith('.test.ts'))
          .flatMap(name =>
            readFileSync(join(path, name), 'utf8')
              .split('\n')
              .flatMap((line, n) => (line.length > 72 ? [`${path}/${name}:${n + 1}: ${line.length} characters`] : [])),
          )
      }),
    )
  })
})

describe('questions', () => {
  it.each(written)('$slug places each of its questions once', ({ file, quiz, tags }) => {
    const placed = tags('Quiz').map(({ attributes }) => attributes.id)
    none([
      ...quiz.flatMap(({ id }) => {
        const times = placed.filter(one => one === id).length
        return times === 1 ? [] : [`${file}: question "${id}" stands ${times} times: write <Quiz id="${id}" /> once`]
      }),
      ...tags('Quiz').flatMap(({ attributes, place }) =>
        quiz.some(({ id }) => id === attributes.id) ? [] : [`${place}: quiz.ts has no question "${attributes.id}"`],
      ),
    ])
  })

  it.each(written)('$slug asks about every outcome that it promises, and no other', ({ file, text, number, quiz }) => {
    const promised = (/<Outcomes>([\s\S]*?)<\/Outcomes>/.exec(text)?.[1]?.match(/^- /gm) ?? []).map((_, n) => `O${number}.${n + 1}`)
    const tested = new Set(quiz.flatMap(({ outcomes }) => outcomes))
    none([
      ...promised.filter(id => !tested.has(id)).map(id => `${file}: outcome ${id} (by its place in <Outcomes>) is tested by no question`),
      ...[...tested].filter(id => !promised.includes(id)).map(id => `${file}: a question tests ${id}, which <Outcomes> does not promise`),
    ])
  })

  it('nothing about a question gives its answer away, and runs answer at least two in each chapter', async () => {
    none(bankMistakes(await compileQuizzes(process.cwd())))
  }, 30_000)
})

/** The lines of a file that readers read: prose without tags, addresses and code; of a module, its texts. */
function prose(file: string): { text: string; place: string }[] {
  let fenced = false
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line, n) => {
      if (line.startsWith('```')) fenced = !fenced
      const text = file.endsWith('.mdx')
        ? fenced
          ? ''
          : line
              .replace(/`[^`]*`/g, ' ')
              .replace(/<[^>]*>/g, ' ')
              .replace(/^\s+(id|figure|scenario|view)="[^"]*"$/, ' ')
              .replace(/\]\([^)]*\)/g, '] ')
        : (line.replace(/https?:\S+|\{[\w.-]+\}/g, ' ').match(/'[^']* [^']*'|"[^"]* [^"]*"|(?:\/\/|\/\*\*|#).*/g) ?? []).join(' ')
      return { text, place: `${file}:${n + 1}` }
    })
}

describe('words', () => {
  const files = readdirSync('content', { recursive: true, encoding: 'utf8' })
    .map(name => `content/${name.replaceAll('\\', '/')}`)
    .filter(name => /\.(mdx|ts|py|sql|proto|conf|yaml|graphql)$/.test(name) && name !== 'content/wording.ts')
  const lines = files.flatMap(prose)
  const found = ({ wrong, instead }: Refused, why: string) =>
    lines.flatMap(({ text, place }) => {
      const words = wrong.exec(text)?.[0]
      return words === undefined ? [] : [`${place}: "${words}" ${why}; write ${instead}`]
    })

  it('no text repeats a known error', () => none(Object.entries(errata).flatMap(([number, one]) => found(one, `is erratum ${number}`))))
  it('no text advertises', () => none(found(hype, 'is advertisement')))
  it('every term is spelled one way', () => none(spellings.flatMap(one => found(one, 'is spelled otherwise in this course'))))

  it('an apostrophe is a curved one', () => {
    none(
      lines.flatMap(({ text, place }) => {
        const word = place.includes('.mdx:') ? /[\p{L}\d]+'\p{L}+/u.exec(text)?.[0] : undefined
        return word === undefined ? [] : [`${place}: "${word}" has a typewriter’s apostrophe; write ’`]
      }),
    )
  })

  it('every table has a caption', () => {
    none(
      pages.flatMap(({ file, text }) => {
        const all = text.split('\n')
        return all.flatMap((line, n) =>
          line.startsWith('|') && !all[n - 1]?.startsWith('|') && !all[n - 2]?.startsWith('Table: ')
            ? [`${file}:${n + 1}: the table has no caption: write "Table: ..." and an empty line above it`]
            : [],
        )
      }),
    )
  })

  it.each(written)('$slug takes 20 minutes or more with its figures and questions, and no page of it more than 30', ({ pages }) => {
    for (const { slug, text, words, tags, questions, minutes } of pages) {
      const parts = `${words} words at reading grade ${readingGrade(runningText(text)).grade}`
      console.info(`${slug}: ${parts}, ${tags('Sim').length} figures, ${questions.length} questions: ${minutes} minutes`)
      expect(minutes).toBeLessThanOrEqual(30)
    }
    expect(pages.reduce((sum, { minutes }) => sum + minutes, 0)).toBeGreaterThanOrEqual(20)
  })

  it('the counts on the cover of the course are the counts of the course', () => {
    const cover = /It has (\d+) chapters, (\d+) simulations and (\d+) questions/.exec(chapters[0]?.text ?? '')
    const shown = new Set(written.flatMap(({ tags }) => tags('Sim').map(({ attributes }) => attributes.id)))
    const counted = [written.length, shown.size, written.flatMap(({ quiz }) => quiz).length]
    expect(
      cover?.slice(1).map(Number),
      `${chapters[0]?.file}: the note under "Friday, 18:04" counts chapters, simulations and questions`,
    ).toEqual(counted)
  })
})
