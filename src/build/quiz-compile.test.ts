import { describe, expect, it } from 'vitest'
import type { Question } from '../course/quiz/question.ts'
import { checkQuiz } from './quiz-check.ts'
import { compileQuestion, drawKey, type RunReferee } from './quiz-compile.ts'

const options = [
  { text: 'No charge', why: 'Ends the waiting only.' },
  { text: 'Two charges', why: 'Two wishes.', right: true as const },
  { text: 'One charge', why: 'Nobody listens.' },
]
const good: Question = { id: 'lost', kind: 'choose-one', outcomes: ['O0.4'], prompt: 'What shows?', options }
const byRun: Question = {
  id: 'lost',
  kind: 'choose-one',
  outcomes: ['O0.4'],
  prompt: 'Charged {charges} times?',
  run: { simulation: 'place-order', scenario: 'response-lost', measure: 'charges', set: { hopMs: 80 }, seed: 3 },
  options: [0, 1, 2].map(holds => ({ text: `${holds}`, why: `It is {charges}.`, holds })),
}
const number: Question = {
  id: 'n',
  kind: 'number',
  outcomes: ['O0.2'],
  prompt: '?',
  unit: '%',
  answer: 99.4,
  tolerance: 0.05,
  why: '.',
  wrong: [],
}
const order: Question = {
  id: 'o',
  kind: 'order',
  outcomes: ['O0.3'],
  prompt: '?',
  cards: ['a', 'b', 'c'].map(text => ({ text, why: '.' })),
  leaveOut: [{ text: 'd', why: '.' }],
}
const gives =
  (value: number | string): RunReferee =>
  () => ({ value, label: 'charges', unit: '', measure: name => (name === 'charges' ? String(value) : undefined) })
const noRun: RunReferee = () => {
  throw new Error('nothing to run')
}

describe('an author is told the file, the line, the question, what is wrong and what to do', () => {
  const source = "export const quiz = [\n  {\n    id: 'lost',"
  const wrong =
    (change: object, question: Question = good) =>
    () =>
      checkQuiz('content/chapters/00-x/quiz.ts', source, [{ ...question, ...change }])

  it.each<[string, object, string]>([
    [
      'a forgotten why',
      { options: [{ text: 'x' }, ...options.slice(1)] },
      'options[0].why is missing. Explain it, right or wrong, in a sentence.',
    ],
    [
      'a misspelt field',
      { options: [{ ...options[0], rigth: true }, ...options] },
      'options[0].rigth is no field here. Remove it, or mend its spelling.',
    ],
    [
      'no right option',
      { options: options.map(({ text, why }) => ({ text, why })) },
      '0 options are right. Mark exactly one, or make it choose-several.',
    ],
    ['the same option twice', { options: [...options, options[0]] }, 'two options read "No charge". Make them different.'],
    ['an unknown kind', { kind: 'essay' }, 'no such kind: essay.'],
    ['no outcome', { outcomes: [] }, 'outcomes will not do. Name at least one outcome that it tests, such as O0.4.'],
    ['too few options', { options: options.slice(0, 2) }, 'options will not do. Give at least three options.'],
  ])('%s', (_, change, message) => {
    expect(wrong(change)).toThrow(`content/chapters/00-x/quiz.ts:3: question "lost": ${message}`)
  })

  it('an id that stands twice, one that is not kebab-case, and a file without questions', () => {
    expect(() => checkQuiz('quiz.ts', '', [good, good])).toThrow('the id stands twice')
    expect(wrong({ id: 'Lost Response' })).toThrow('id will not do. Give it an id in kebab-case')
    expect(() => checkQuiz('quiz.ts', '', undefined)).toThrow('quiz.ts: exports no questions')
  })

  it('passes what is right', () => {
    expect(checkQuiz('quiz.ts', '', [good, { ...byRun, id: 'by-run' }, number, order])).toHaveLength(4)
  })
})

describe('a question for the page', () => {
  it('has its options in the order of their hash, whatever order the author wrote', () => {
    const one = compileQuestion(good, noRun)
    const other = compileQuestion({ ...good, options: [...options].reverse() }, noRun)
    expect(one).toEqual(other)
    // printf '2lost|Two charges' | sha256sum
    expect(drawKey('lost', 'Two charges')).toBe('8f6b594f1244')
  })

  it('takes its right option from the run, prints measures in its texts, and links to that very run', () => {
    const page = compileQuestion(byRun, gives(2))
    if (page.kind !== 'choose-one') throw new Error(page.kind)
    expect(page.prompt).toBe('Charged 2 times?')
    expect(page.options.filter(option => option.right)).toMatchObject([{ text: '2', why: 'It is 2.' }])
    expect(page.run).toEqual({ href: '/simulations/place-order/?scenario=response-lost&seed=3&set=hopMs:80', label: 'charges', value: '2' })
  })

  it('of an order or several choices is borne out by its run, and refused where that gives anything else', () => {
    const run = { simulation: 'dns', scenario: 'migration-safe', measure: 'charges', gives: 2 }
    const several: Question = { ...good, kind: 'choose-several', run }
    expect(checkQuiz('quiz.ts', '', [{ ...order, run }, several])).toHaveLength(2)
    expect(compileQuestion({ ...order, run }, gives(2)).run?.value).toBe('2')
    expect(compileQuestion(several, gives(2))).toMatchObject({ kind: 'choose-several', run: { value: '2' } })
    expect(() => compileQuestion(several, gives(3))).toThrow('the run gives 3, and the answer rests on 2. Mend the answer or the run.')
    expect(() => checkQuiz('quiz.ts', '', [{ ...order, run: { ...run, gives: undefined } }])).toThrow(
      'run.gives is missing. Say what the measure',
    )
  })

  it('is refused where the run agrees with no option, or a text names no measure', () => {
    expect(() => compileQuestion(byRun, gives(7))).toThrow('the run gives 7, and 0 options hold for that. Exactly one must.')
    expect(() => compileQuestion({ ...byRun, prompt: '{chrages}' }, gives(2))).toThrow('{chrages} is no measure of the run. Mend its name.')
  })

  it('prints a number with the decimals of its tolerance, and refuses a wrong answer that would be accepted', () => {
    expect(compileQuestion(number, noRun)).toMatchObject({ printed: '99.40' })
    expect(() => compileQuestion({ ...number, wrong: [{ value: 99.43, why: '.' }] }, noRun)).toThrow(
      'the wrong answer 99.43 would be accepted',
    )
  })

  it('is never shown in its solved order', () => {
    for (let n = 0; n < 200; n++) {
      const page = compileQuestion({ ...order, id: `o-${n}`, leaveOut: [] }, noRun)
      if (page.kind !== 'order') throw new Error(page.kind)
      expect(page.cards.map(card => card.place)).not.toEqual([0, 1, 2])
    }
  })
})
