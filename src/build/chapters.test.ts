import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parsePage, readChapters } from './chapters.ts'

const HEAD = '---\ntitle: Naming & Finding\nquestion: "Who is \\"there\\"?"\ndescription: Names.\n---\n'

const parse = (text: string) => parsePage(4, 'naming', text, 'content/chapters/04-naming/chapter.mdx')

function courseOf(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'chapters-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

describe('the list of chapters', () => {
  it('takes number and slug from the folder, in the order of the numbers', () => {
    const chapters = readChapters(courseOf({ '04-naming/chapter.mdx': HEAD, '00-the-problem/chapter.mdx': `${HEAD}\nText.\n` }))
    expect(chapters.map(({ number, slug, written }) => [number, slug, written])).toEqual([
      [0, 'the-problem', true],
      [4, 'naming', false],
    ])
  })

  it('takes every other file of the folder for a further page, under the chapter, in the order of their places', () => {
    const root = courseOf({
      '04-naming/chapter.mdx': `${HEAD}Text.`,
      '04-naming/cases.mdx': `${HEAD.replace('title:', 'place: 2\ntitle:')}Text.`,
      '04-naming/on-one-page.mdx': `${HEAD.replace('title:', 'place: 1\ntitle:')}Text.`,
      '04-naming/unwritten.mdx': HEAD,
      '05-next/chapter.mdx': HEAD,
      '05-next/cases.mdx': `${HEAD}Text.`,
    })
    const [naming, next] = readChapters(root)
    expect(naming?.further.map(({ number, slug, file }) => [number, slug, file])).toEqual([
      [4, 'naming/on-one-page', join(root, '04-naming/on-one-page.mdx')],
      [4, 'naming/cases', join(root, '04-naming/cases.mdx')],
    ])
    expect(next?.further, 'a chapter that is not written has no pages').toEqual([])
  })

  it('reads the three fields, quoted or not', () => {
    expect(parse(HEAD)).toMatchObject({ title: 'Naming & Finding', question: 'Who is "there"?', description: 'Names.' })
  })

  it('counts the words that are read, neither code nor markup', () => {
    const { words } = parse(
      `${HEAD}\nTwo words <Note>and three more</Note>.\n\n\`\`\`ts\nconst not = counted\n\`\`\`\n\n<Sim id="place-order" figure="a" />\n`,
    )
    expect(words).toBe(5)
  })

  it('reads 230 words a minute, plays with a figure for two and thinks about a question for half a one', () => {
    expect(parse(HEAD).minutes).toBe(0)
    expect(parse(`${HEAD}${'word '.repeat(230)}`).minutes).toBe(1)
    expect(parse(`${HEAD}${'word '.repeat(231)}`).minutes).toBe(2)
    expect(parse(`${HEAD}${'word '.repeat(230)}\n\n<Sim id="x" />\n\n<Quiz id="a" />\n\n<Quiz id="b" />`).minutes).toBe(4)
  })

  it('lists sections under the ids that the page gives them', () => {
    const text = `${HEAD}\n## What's *new*, here?\n\n### Part\n\n## Part\n\n## A \`code\` & more\n\n\`\`\`sh\n## no heading\n\`\`\`\n`
    expect(parse(text).sections).toEqual([
      { id: 'whats-new-here', title: "What's new, here?" },
      { id: 'part-1', title: 'Part' },
      { id: 'a-code--more', title: 'A code & more' },
    ])
  })

  it('names the questions of a page', () => {
    expect(parse(`${HEAD}\n<Quiz id="b" />\n\n<Quiz id="a" />\n`).questions).toEqual(['b', 'a'])
  })

  it('names the simulations of a page once each', () => {
    const text = `${HEAD}\n<Sim figure="a" id="place-order" />\n<Sim id="place-order" figure="b" />\n<Sim id="dns" figure="c" />\n`
    expect(parse(text).simulations).toEqual(['place-order', 'dns'])
  })

  it('says where a frontmatter goes wrong', () => {
    expect(() => parse('No head.')).toThrow('content/chapters/04-naming/chapter.mdx:1: a page begins with frontmatter')
    expect(() => parse('---\ntitle: A\nauthor: B\n---\n')).toThrow(/chapter\.mdx:3: expected one of "title.*found "author: B"/)
    expect(() => parse('---\ntitle: A\nquestion: B\n---\n')).toThrow('the frontmatter lacks "description"')
    expect(() => parse(HEAD.replace('title', 'place: last\ntitle'))).toThrow('the place of a page is a number, such as 1, not "last"')
    expect(() => parse('---\ntitle: "A\n---\n')).toThrow('chapter.mdx:2: the quotation mark " is not closed')
  })

  it('refuses a page whose name is no address', () => {
    expect(() => readChapters(courseOf({ '04-naming/chapter.mdx': HEAD, '04-naming/One_Page.mdx': HEAD }))).toThrow(
      'One_Page.mdx: a page is named by its address',
    )
  })

  it('refuses a folder that is not named NN-slug', () => {
    expect(() => readChapters(courseOf({ 'Naming/chapter.mdx': HEAD }))).toThrow('named NN-slug, such as 04-idempotency, not "Naming"')
  })
})
