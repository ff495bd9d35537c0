/** Turns questions as authors write them into what the page gets: answers of runs computed, options in the order drawn. */
import { createHash } from 'node:crypto'
import type { AnsweringRun, PageQuestion } from '../course/quiz/page-question.ts'
import type { Option, Question, RunOption, RunReference } from '../course/quiz/question.ts'
import { quantity } from '../ui/quantity.ts'

/** What a run says: all its measures by name (with a dot for parts), and how the one asked for is called and counted. */
export interface RunReport {
  readonly value: number | string
  readonly label: string
  readonly unit: string
  /** Any measure of the run, as it is printed in a text; undefined if there is none of that name. */
  readonly measure: (name: string) => string | undefined
}

/** Runs what a question refers to. Throws an error whose message names the mistake and the choices. */
export type RunReferee = (reference: RunReference) => RunReport

/** The question for the page. Throws an error whose message says what the author must mend. */
export function compileQuestion(question: Question, referee: RunReferee): PageQuestion {
  const run = 'run' in question ? question.run : undefined
  const report = run ? referee(run) : null
  const print = (text: string) => (report ? printMeasures(text, report) : text)
  const base = {
    id: question.id,
    prompt: print(question.prompt),
    ...(run && report ? { run: answeringRun(run, report) } : {}),
  }
  if (run && 'gives' in run && report?.value !== run.gives)
    throw new Error(`the run gives ${report?.value}, and the answer rests on ${run.gives}. Mend the answer or the run.`)
  switch (question.kind) {
    case 'choose-one':
    case 'choose-several': {
      const options = question.options.map(option => ({ ...drawn(question.id, option, print), right: isRight(option, report) }))
      const right = options.filter(option => option.right).length
      if (report && question.kind === 'choose-one' && right !== 1)
        throw new Error(`the run gives ${report.value}, and ${right} options hold for that. Exactly one must.`)
      return { ...base, kind: question.kind, options: options.sort(byKey) }
    }
    case 'order': {
      const cards = question.cards.map((card, place) => ({ ...drawn(question.id, card, print), place: place as number | null }))
      const out = question.leaveOut.map(card => ({ ...drawn(question.id, card, print), place: null }))
      return { ...base, kind: 'order', cards: unsolved([...cards, ...out].sort(byKey)) }
    }
    case 'number': {
      const answer = 'answer' in question ? question.answer : report?.value
      if (typeof answer !== 'number') throw new Error(`the run gives "${answer}", which is no number. Ask for a measure that is one.`)
      const { unit, tolerance } = question
      const printed = tolerance === 0 ? String(answer) : answer.toFixed(decimalsOf(tolerance))
      const wrong = question.wrong.map(({ value, why }) => ({ value, why: print(why) }))
      const accepted = wrong.find(({ value }) => Math.abs(value - answer) <= tolerance)
      if (accepted)
        throw new Error(`the wrong answer ${accepted.value} would be accepted: the right one is ${printed}, within ${tolerance}.`)
      return { ...base, kind: 'number', unit, answer, printed, tolerance, why: print(question.why), wrong }
    }
  }
}

/** The place of an option: the SHA-256 of the digit 2, the question's id, a bar and the text. No author chooses it, and no place gives the answer away. */
export function drawKey(id: string, text: string): string {
  return createHash('sha256').update(`2${id}|${text}`).digest('hex').slice(0, 12)
}

function drawn(id: string, { text, why }: { text: string; why: string }, print: (text: string) => string) {
  return { key: drawKey(id, text), text: print(text), why: print(why) }
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1
}

/** Cards that happen to be drawn in the right order, all of them first, are turned round by one: an untouched question must not be solved. */
function unsolved<T extends { place: number | null }>(cards: T[]): T[] {
  const solved = cards.every((card, n) => card.place === n)
  return solved ? [...cards.slice(1), ...cards.slice(0, 1)] : cards
}

function isRight(option: Option | RunOption, report: RunReport | null): boolean {
  if ('holds' in option) return option.holds === report?.value
  return option.right === true
}

function printMeasures(text: string, report: RunReport): string {
  return text.replace(/\{([\w.-]+)\}/g, (_, name: string) => {
    const value = report.measure(name)
    if (value === undefined) throw new Error(`{${name}} is no measure of the run. Mend its name.`)
    return value
  })
}

/** Where the run can be watched. The address says only what differs from the scenario. */
function answeringRun({ simulation, scenario, seed, set }: RunReference, { value, label, unit }: RunReport): AnsweringRun {
  const query = [`scenario=${scenario}`, ...(seed === undefined ? [] : [`seed=${seed}`])]
  for (const [name, setTo] of Object.entries(set ?? {})) query.push(`set=${name}:${setTo}`)
  return { href: `/simulations/${simulation}/?${query.join('&')}`, label, value: typeof value === 'number' ? quantity(value, unit) : value }
}

function decimalsOf(tolerance: number): number {
  return (String(tolerance).split('.')[1] ?? '').length
}
