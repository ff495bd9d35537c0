import { describe, expect, it } from 'vitest'
import type { PageChoice, PageQuestion } from '../course/quiz/page-question.ts'
import { bankMistakes } from './quiz-bank.ts'
import type { CompiledQuiz } from './quizzes.ts'

const run = { href: '/simulations/dns/', label: 'stale answers', value: '2' }

/** A question with options of these lengths; `right` is the place of the right one. */
function choice(id: string, right: number, lengths = [20, 20, 20], kind: PageChoice['kind'] = 'choose-one'): PageChoice {
  const options = lengths.map((length, n) => ({ key: `${n}`, text: 'x'.repeat(length), why: `${n}.`, right: n === right }))
  return { id, kind, prompt: '?', options }
}

const order: PageQuestion = { id: 'order', kind: 'order', prompt: '?', run, cards: [{ key: '1', text: 'a', why: '.', place: 0 }] }
const number: PageQuestion = {
  id: 'number',
  kind: 'number',
  prompt: '?',
  run,
  ...{ unit: '', answer: 1, printed: '1', tolerance: 0, why: '.', wrong: [] },
}
const sound = [order, number, choice('several', 0, [20, 20, 20], 'choose-several'), choice('a', 0), choice('b', 1), choice('c', 2)]

function bank(...questions: PageQuestion[]): CompiledQuiz[] {
  const source = questions.map(({ id }) => `    id: '${id}',`).join('\n')
  return [{ slug: 'x', file: 'content/chapters/00-x/quiz.ts', source, questions, files: [] }]
}

describe('the rules of the question bank', () => {
  it('hold for a bank that keeps them', () => {
    expect(bankMistakes(bank(...sound))).toEqual([])
  })

  it('name a right option that stands out by its length, with file, line and the way out', () => {
    expect(bankMistakes(bank(...sound, choice('long', 1, [20, 26, 20], 'choose-several')))).toEqual([
      'content/chapters/00-x/quiz.ts:7: question "long": the right option stands out, 1.30 times as long as the longest wrong one. 1.25 is the limit: shorten it, or lengthen a wrong one.',
    ])
  })

  it('name every question whose longest option is right, when they are more than a third', () => {
    const telling = ['p', 'q', 'r'].map((id, n) =>
      choice(
        id,
        n,
        [20, 20, 20].map((length, place) => length + (place === n ? 1 : 0)),
      ),
    )
    expect(bankMistakes(bank(...sound, ...telling))).toMatchObject([
      expect.stringContaining('question "p": the longest option is the right one. 3 of the 7 questions with options are so'),
      expect.stringContaining('question "q"'),
      expect.stringContaining('question "r"'),
    ])
    expect(bankMistakes(bank(...sound, ...telling.slice(0, 2)))).toEqual([])
  })

  it('name a place that holds too many right options, of a chapter and of the course', () => {
    const [chapter, course] = bankMistakes(bank(...sound, choice('d', 1), choice('e', 1), choice('f', 1), choice('g', 1)))
    expect(chapter).toMatch(/^content\/chapters\/00-x\/quiz\.ts: the right option stands in place 2 in 5 of 7 questions: b, d, e, f, g\./)
    expect(course).toMatch(/^content\/chapters: the right option stands in place 2/)
  })

  it('name a chapter whose questions no run answers, and a kind that nobody asks', () => {
    const mistakes = bankMistakes(bank(choice('a', 0), choice('b', 1), choice('c', 2)))
    expect(mistakes[0]).toBe(
      'content/chapters/00-x/quiz.ts: a run answers 0 of its questions, and at least 2 it must be. Give one `run`, and let its measure decide.',
    )
    expect(mistakes.slice(1).map(one => /"(.*)"/.exec(one)?.[1])).toEqual(['choose-several', 'order', 'number', 'prediction'])
  })

  it('name two answers that are explained by the same words', () => {
    const options = choice('same', 0).options.map(option => ({ ...option, why: 'So it is.' }))
    expect(bankMistakes(bank(...sound, { ...choice('same', 0, [], 'choose-several'), options }))).toMatchObject([
      expect.stringContaining('question "same": two answers are explained by the same words, "So it is."'),
    ])
  })
})
