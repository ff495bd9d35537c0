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

const text = (what: string) => v.pipe(v.string(what), v.trim(), v.minLength(1, what))
const why = text('has no `why`. Explain it, right or wrong, in a sentence.')
const optionText = text('has no `text`. Write what the reader chooses.')
const list = <T extends v.GenericSchema>(entry: T, least: number, what: string) => v.pipe(v.array(entry, what), v.minLength(least, what))

const run = v.strictObject({
  simulation: text('Name a simulation, such as place-order.'),
  scenario: text('Name a scenario of the simulation.'),
  measure: text('Name a measure of the simulation; a dot reaches inside.'),
  set: v.optional(v.record(v.string(), v.union([v.number(), v.string()]))),
  seed: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4294967295))),
})
const base = {
  id: v.pipe(
    text('Give it an id, such as lost-response.'),
    v.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'Write the id in kebab-case, such as lost-response.'),
  ),
  outcomes: list(
    v.pipe(v.string(), v.regex(/^OD?\d+\.\d+$/, 'An outcome is written like O0.4.')),
    1,
    'Name at least one outcome that it tests, such as O0.4.',
  ),
  prompt: text('Has no prompt. Ask something.'),
}
const option = v.strictObject({ text: optionText, why, right: v.optional(v.literal(true, 'Write `right: true`, or leave it out.')) })
const runOption = v.strictObject({
  text: optionText,
  why,
  holds: v.union([v.number(), v.string()], 'has no `holds`. Say for which value of the measure it is right.'),
})
const card = v.strictObject({ text: optionText, why })
const choose = 'Give at least three options.'
const number = {
  ...base,
  kind: v.literal('number'),
  unit: v.string('Name the unit; an empty string for a bare count.'),
  tolerance: v.pipe(v.number('Say how far off an answer may be; 0 for counts.'), v.minValue(0, 'A tolerance is 0 or more.')),
  why,
  wrong: v.array(
    v.strictObject({ value: v.pipe(v.number(), v.finite()), why }),
    'List the usual wrong answers; an empty list if there are none.',
  ),
}

/** The shape by kind, and by whether a run gives the answer. */
const shapes: Readonly<Record<string, v.GenericSchema>> = {
  'choose-one': v.strictObject({ ...base, kind: v.literal('choose-one'), options: list(option, 3, choose) }),
  'choose-one by run': v.strictObject({ ...base, kind: v.literal('choose-one'), run, options: list(runOption, 3, choose) }),
  'choose-several': v.strictObject({ ...base, kind: v.literal('choose-several'), options: list(option, 3, choose) }),
  order: v.strictObject({
    ...base,
    kind: v.literal('order'),
    cards: list(card, 2, 'Give at least two cards to put in order.'),
    leaveOut: v.array(card, 'List the cards to leave out; an empty list if there are none.'),
  }),
  number: v.strictObject({ ...number, answer: v.pipe(v.number('Give the answer, or a run that does.'), v.finite()) }),
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
  const path = issue.path?.map(part => (typeof part.key === 'number' ? `[${part.key}]` : `.${String(part.key)}`)).join('') ?? ''
  if (issue.type === 'strict_object' && issue.expected === 'never')
    return `${path.slice(1)} is no field of this kind. Remove it, or mend its spelling.`
  return `${path.slice(1)}: ${issue.message}`
}

function meaningProblem(question: Question): string | null {
  if (question.kind === 'number') return null
  const all = question.kind === 'order' ? [...question.cards, ...question.leaveOut] : question.options
  const texts = all.map(({ text }) => text)
  const twice = texts.find((text, n) => texts.indexOf(text) !== n)
  if (twice !== undefined) return `two options read "${twice}". Make them different.`
  if (question.kind === 'order' || 'run' in question) return null
  const right = question.options.filter(option => 'right' in option && option.right).length
  if (question.kind === 'choose-one' && right !== 1) return `${right} options are right. Mark exactly one, or make it choose-several.`
  if (question.kind === 'choose-several' && right === 0) return 'no option is right. Mark at least one with `right: true`.'
  if (question.kind === 'choose-several' && right === all.length) return 'every option is right. Add a wrong one that readers believe.'
  return null
}
