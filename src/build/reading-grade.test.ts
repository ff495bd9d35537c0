import { describe, expect, it } from 'vitest'
import { readingGrade, runningText, syllables } from './reading-grade.ts'

describe('syllables', () => {
  it.each<[number, string]>([
    [1, 'the be one waits charge charged asked gone queue which through lines crashed'],
    [2, 'table tables pages order orders wanted added reading retries server timeout message being create'],
    [3, 'idea connection protocol arriving customer discovered period actual answering'],
    [4, 'idempotent independent variable reliable definition'],
  ])('%i', (count, words) => {
    expect(words.split(' ').filter(word => syllables(word) !== count)).toEqual([])
  })

  it('of numbers and of letters read out', () => {
    expect(['1047', '3,600', 'DNS', 'HTTP', 'TTL', 'REST'].map(syllables)).toEqual([1, 1, 3, 4, 3, 1])
  })
})

describe('the grade of a text', () => {
  it('is that of the formula, on sentences whose syllables are known', () => {
    expect(readingGrade('The cat sat on the mat.')).toEqual({ sentences: 1, words: 6, syllables: 6, grade: -1.4 })
    expect(readingGrade('The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.')).toMatchObject({
      words: 13,
      syllables: 24,
      grade: 11.3,
    })
    expect(readingGrade('This sentence, taken as a reading passage unto itself, is being used to prove a point.')).toMatchObject({
      words: 16,
      syllables: 23,
    })
  })

  it('rises with the length of sentences and of words', () => {
    const short = readingGrade('It is late. The shop is shut. Nobody is there.')
    const long = readingGrade('Notwithstanding considerable deliberation, administrators ultimately postponed reconfiguration.')
    expect(short.grade).toBeLessThan(2)
    expect(long.grade).toBeGreaterThan(20)
    expect(readingGrade('').grade).toBe(0)
  })

  it('keeps a decimal, a file name and a quoted full stop within their sentence', () => {
    expect(readingGrade('It took 0.5 ms to read keys.sql. “Then wait.” He did.').sentences).toBe(3)
  })
})

it('running text is what one reads aloud: no tags, tables, formulas, headings and code', () => {
  const text = runningText(
    [
      '---\ntitle: A\n---\n\n## Head\n\n<Lede>\n\nIt *took* <Measured sim="dns" measure="x" /> of `them`.<Note>An aside.</Note>\n\n</Lede>',
      'Table: No\n\n| a |\n|---|\n\n> 1 + 1\n\n```ts\nconst code = 1\n```\n\n- one [link](/a/)\n- two',
    ].join('\n\n'),
  )
  expect(text.split(/\s+/).join(' ').trim()).toBe('It took 7 of them. An aside. one link two')
  expect(readingGrade(text).sentences).toBe(4)
})
