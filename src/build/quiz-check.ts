/** Checks the questions of a `quiz.ts` as its author wrote them, and says what is wrong and what to do in the author's words. */
import * as v from 'valibot'
import type { Question } from '../course/quiz/question.ts'

/** A mistake in a quiz file. The message names the file with the line, the question, what is wrong, and what to do. */
export class QuizError extends Error {
  override readonly name = 'QuizError'
}

/** Makes the error for one question of a file, pointing at the line with its id. */
export function quizError(file: string, source: string, id: string, problem: string): QuizError {
  const line = source.split('\n').findIndex(text => text.includes(`'${id}'`) || text.includes(`"${id}"`)) + 1
  return new QuizError(`${file}${line > 0 ? `:${line}` : ''}: question "${id}": ${problem}`)
}

/** What to do about a field that is missing or wrong. */
const hints: Readonly<Record<string, string>> = {
  id: 'Give it an id in kebab-case, such as lost-response.',
  kind: 'Say how it is answered.',
  outcomes: 'Name at least one outcome that it tests, such as O0.4.',
  prompt: 'Ask something.',
  options: 'Give at least three options.',
  text: 'Write what the reader chooses.',
  why: 'Explain it, right or wrong, in a sentence.',
  right: 'Write `right: true`, or leave it out.',
  holds: 'Say for which value of the measure it is right.',
  cards: 'Give at least two cards to put in order.',
  leaveOut: 'List the cards to leave out; an empty list if there are none.',
  unit: 'Name the unit; an empty text for a bare count.',
  tolerance: 'Say how far off an answer may be, 0 or more; 0 for counts.',
  answer: 'Give the answer, a number, or a run that does.',
  wrong: 'List the usual wrong answers; an empty list if there are none.',
  value: 'Give the wrong number.',
  simulation: 'Name a simulation, such as place-order.',
  scenario: 'Name a scenario of the simulation.',
  measure: 'Name a measure of the simulation; a dot reaches inside.',
  set: 'Write the parameters to change, such as { hopMs: 80 }.',
  seed: 'Give a whole number from 0 to 4294967295.',
  gives: 'Say what the measure is when the answer is right.',
}

const text = v.pipe(v.string(), v.trim(), v.minLength(1))
const finite = v.pipe(v.number(), v.finite())
const list = <T extends v.GenericSchema>(entry: T, least: number) => v.pipe(v.array(entry), v.minLength(least))

const reference = {
  simulation: text,
  scenario: text,
  measure: text,
  set: v.optional(v.record(v.string(), v.union([v.number(), v.string()]))),
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4294967295))),
}
const run = v.strictObject(reference)
const confirmingRun = v.strictObject({ ...reference, gives: v.union([v.number(), v.string()]) })
const base = {
  id: v.pipe(text, v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)),
  outcomes: list(v.pipe(v.string(), v.regex(/^OD?\d+\.\d+$/)), 1),
  prompt: text,
}
const option = v.strictObject({ text, why: text, right: v.optional(v.literal(true)) })
const runOption = v.strictObject({ text, why: text, holds: v.union([v.number(), v.string()]) })
const card = v.strictObject({ text, why: text })
const several = { ...base, kind: v.literal('choose-several'), options: list(option, 3) }
const order = { ...base, kind: v.literal('order'), cards: list(card, 2), leaveOut: v.array(card) }
const number = {
  ...base,
  kind: v.literal('number'),
  unit: v.string(),
  tolerance: v.pipe(v.number(), v.minValue(0), v.finite()),
  why: text,
  wrong: v.array(v.strictObject({ value: finite, why: text })),
}

/** The shape by kind, and by whether a run gives the answer. */
const shapes: Readonly<Record<string, v.GenericSchema>> = {
  'choose-one': v.strictObject({ ...base, kind: v.literal('choose-one'), options: list(option, 3) }),
  'choose-one by run': v.strictObject({ ...base, kind: v.literal('choose-one'), run, options: list(runOption, 3) }),
  'choose-several': v.strictObject(several),
  'choose-several by run': v.strictObject({ ...several, run: confirmingRun }),
  order: v.strictObject(order),
  'order by run': v.strictObject({ ...order, run: confirmingRun }),
  number: v.strictObject({ ...number, answer: finite }),
  'number by run': v.strictObject({ ...number, run }),
}

/** The questions that a `quiz.ts` exports, or a QuizError on the first mistake. `source` is its text, for line numbers. */
export function checkQuiz(file: string, source: string, exported: unknown): readonly Question[] {
  if (!Array.isArray(exported) || exported.length === 0) {
    throw new QuizError(`${file}: exports no questions. Write: export const quiz = [ ... ] satisfies Question[]`)
  }
  const ids = new Set<string>()
  for (const [n, question] of exported.entries()) {
    const id = typeof question?.id === 'string' ? question.id : `number ${n + 1}`
    const problem = shapeProblem(question) ?? meaningProblem(question as Question)
    if (problem) throw quizError(file, source, id, problem)
    if (ids.has(id)) throw quizError(file, source, id, 'the id stands twice. Progress is kept under it: give each question its own.')
    ids.add(id)
  }
  return exported as Question[]
}

function shapeProblem(question: unknown): string | null {
  const { kind, run: byRun } = (question ?? {}) as { kind?: unknown; run?: unknown }
  const shape = shapes[byRun === undefined ? String(kind) : `${kind} by run`]
  if (!shape) {
    const known = Object.keys(shapes).join(', ')
    return `no such kind: ${byRun === undefined ? kind : `${kind} by run`}. There are ${known} ("by run" means: with a \`run\`).`
  }
  const issue = v.safeParse(shape, question).issues?.[0]
  if (!issue) return null
  const keys = (issue.path ?? []).map(part => part.key)
  const place = keys
    .map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .slice(1)
  if (issue.type === 'strict_object' && issue.expected === 'never') return `${place} is no field here. Remove it, or mend its spelling.`
  const field = keys.findLast(key => typeof key === 'string') as string
  const fault = issue.received === 'undefined' ? 'is missing' : 'will not do'
  return `${place} ${fault}. ${hints[field] ?? ''}`
}

function meaningProblem(question: Question): string | null {
  if (question.kind === 'number') return null
  const all = question.kind === 'order' ? [...question.cards, ...question.leaveOut] : question.options
  const texts = all.map(({ text }) => text)
  const twice = texts.find((text, n) => texts.indexOf(text) !== n)
  if (twice !== undefined) return `two options read "${twice}". Make them different.`
  if (question.kind === 'order' || (question.kind === 'choose-one' && 'run' in question)) return null
  const right = question.options.filter(option => 'right' in option && option.right).length
  if (question.kind === 'choose-one' && right !== 1) return `${right} options are right. Mark exactly one, or make it choose-several.`
  if (question.kind === 'choose-several' && right === 0) return 'no option is right. Mark at least one with `right: true`.'
  if (question.kind === 'choose-several' && right === all.length) return 'every option is right. Add a wrong one that readers believe.'
  return null
}
