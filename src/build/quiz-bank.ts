/** The rules that all questions of the course keep together, which no question can keep alone: nothing about an answer gives it away. */
import type { PageChoice, PageQuestion } from '../course/quiz/page-question.ts'
import { quizError } from './quiz-check.ts'
import type { CompiledQuiz } from './quizzes.ts'

/** A right option is at most so many times as long as the longest wrong one. */
const STANDS_OUT = 1.25
/** Of all choices, the share in which the longest option may be a right one. */
const LONGEST_RIGHT = 1 / 3
/** Of all questions with one right option, the share whose right option may stand in the same place; in one chapter it may be more. */
const SAME_PLACE = 0.4
const SAME_PLACE_IN_CHAPTER = 2 / 3
/** A chapter with fewer questions of one right option shows no pattern. */
const PATTERN = 4
/** How many questions of each chapter a run answers. */
const BY_RUN = 2
/** The ways to answer that readers meet; a question that a run answers is a prediction. */
const KINDS = ['choose-one', 'choose-several', 'order', 'number', 'prediction'] as const

/** One question with the file that it stands in. */
interface Entry {
  readonly quiz: CompiledQuiz
  readonly question: PageQuestion
}

/** Every breach of a rule, as a sentence that names file and question and says what to do; empty where all is well. */
export function bankMistakes(bank: readonly CompiledQuiz[]): string[] {
  const entries = bank.flatMap(quiz => quiz.questions.map(question => ({ quiz, question })))
  return [
    ...entries.flatMap(standsOut),
    ...longestIsRight(entries),
    ...entries.flatMap(explainedAlike),
    ...bank.flatMap(quiz => tooFewRuns(quiz)),
    ...bank.flatMap(quiz => samePlace(quiz.questions, SAME_PLACE_IN_CHAPTER, quiz.file)),
    ...samePlace(
      entries.map(({ question }) => question),
      SAME_PLACE,
      'content/chapters',
    ),
    ...missingKinds(entries),
  ]
}

const place = ({ quiz, question }: Entry, problem: string) => quizError(quiz.file, quiz.source, question.id, problem).message

const isChoice = (question: PageQuestion): question is PageChoice => question.kind === 'choose-one' || question.kind === 'choose-several'

/** The longest right option's length, as a share of the longest wrong one's. */
function lengthOf({ options }: PageChoice): number {
  const longest = (isRight: boolean) => Math.max(...options.filter(({ right }) => right === isRight).map(({ text }) => text.length))
  return longest(true) / longest(false)
}

function standsOut(entry: Entry): string[] {
  if (!isChoice(entry.question) || lengthOf(entry.question) <= STANDS_OUT) return []
  const times = lengthOf(entry.question).toFixed(2)
  const rule = `${STANDS_OUT} is the limit: shorten it, or lengthen a wrong one.`
  return [place(entry, `the right option stands out, ${times} times as long as the longest wrong one. ${rule}`)]
}

function longestIsRight(entries: readonly Entry[]): string[] {
  const choices = entries.filter(({ question }) => isChoice(question))
  const telling = choices.filter(({ question }) => lengthOf(question as PageChoice) > 1)
  if (telling.length <= choices.length * LONGEST_RIGHT) return []
  const rule = `${telling.length} of the ${choices.length} questions with options are so, and a third may be. Shorten it, or lengthen a wrong one.`
  return telling.map(entry => place(entry, `the longest option is the right one. ${rule}`))
}

function explainedAlike(entry: Entry): string[] {
  const { question } = entry
  const whys = (question.kind === 'number' ? question.wrong : question.kind === 'order' ? question.cards : question.options).map(
    ({ why }) => why,
  )
  const twice = whys.find((why, n) => whys.indexOf(why) !== n)
  return twice === undefined ? [] : [place(entry, `two answers are explained by the same words, "${twice}". Give each its own reason.`)]
}

function tooFewRuns({ file, questions }: CompiledQuiz): string[] {
  const count = questions.filter(({ run }) => run).length
  if (count >= BY_RUN) return []
  return [
    `${file}: a run answers ${count} of its questions, and at least ${BY_RUN} it must be. Give one \`run\`, and let its measure decide.`,
  ]
}

/** Where the right options stand, counted from 1, when too many stand alike. */
function samePlace(questions: readonly PageQuestion[], limit: number, where: string): string[] {
  const single = questions.filter(question => question.kind === 'choose-one') as PageChoice[]
  if (single.length < PATTERN) return []
  const places = single.map(({ options }) => options.findIndex(({ right }) => right) + 1)
  const crowded = places.find(one => places.filter(other => other === one).length > single.length * limit)
  if (crowded === undefined) return []
  const there = single.filter((_, n) => places[n] === crowded).map(({ id }) => id)
  const rule = 'Reword an option of one of them, which draws its place anew.'
  return [
    `${where}: the right option stands in place ${crowded} in ${there.length} of ${single.length} questions: ${there.join(', ')}. ${rule}`,
  ]
}

function missingKinds(entries: readonly Entry[]): string[] {
  const met = new Set<string>(entries.flatMap(({ question }) => [question.kind, ...(question.run ? ['prediction'] : [])]))
  const missing = KINDS.filter(kind => !met.has(kind))
  return missing.map(kind => `content/chapters: no question is of the kind "${kind}". The course has ${KINDS.length} kinds: add one.`)
}
