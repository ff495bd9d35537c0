import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseChapter, readChapters } from './chapters.ts'

const HEAD = '---\ntitle: Naming & Finding\nquestion: "Who is \\"there\\"?"\ndescription: Names.\n---\n'

const parse = (text: string) => parseChapter('04-naming', 4, 'naming', text, 'content/chapters/04-naming/chapter.mdx')

function courseOf(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'chapters-'))
  for (const [folder, text] of Object.entries(files)) {
    mkdirSync(join(root, folder))
    writeFileSync(join(root, folder, 'chapter.mdx'), text)
  }
  return root
}

describe('the list of chapters', () => {
  it('takes number and slug from the folder, in the order of the numbers', () => {
    const chapters = readChapters(courseOf({ '04-naming': HEAD, '00-the-problem': `${HEAD}\nText.\n` }))
    expect(chapters.map(({ number, slug, written }) => [number, slug, written])).toEqual([
      [0, 'the-problem', true],
      [4, 'naming', false],
    ])
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

  it('names the simulations of a chapter once each', () => {
    const text = `${HEAD}\n<Sim figure="a" id="place-order" />\n<Sim id="place-order" figure="b" />\n<Sim id="dns" figure="c" />\n`
    expect(parse(text).simulations).toEqual(['place-order', 'dns'])
  })

  it('says where a frontmatter goes wrong', () => {
    expect(() => parse('No head.')).toThrow('content/chapters/04-naming/chapter.mdx:1: a chapter begins with frontmatter')
    expect(() => parse('---\ntitle: A\nauthor: B\n---\n')).toThrow(/chapter\.mdx:3: expected one of "title.*found "author: B"/)
    expect(() => parse('---\ntitle: A\nquestion: B\n---\n')).toThrow('the frontmatter lacks "description"')
    expect(() => parse('---\ntitle: "A\n---\n')).toThrow('chapter.mdx:2: the quotation mark " is not closed')
  })

  it('refuses a folder that is not named NN-slug', () => {
    expect(() => readChapters(courseOf({ Naming: HEAD }))).toThrow('named NN-slug, such as 04-idempotency, not "Naming"')
  })
})
