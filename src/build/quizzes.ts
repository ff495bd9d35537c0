/**
 * Vite plugin: evaluates every chapter's `quiz.ts` at build time and hands the page plain JSON.
 *
 * `virtual:quizzes` exports `quizzes`, a loader for each chapter that has questions, and `virtual:quiz-index` exports
 * `quizIndex`, the ids and prompts of all questions by chapter. No engine and no author's file is shipped.
 */
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { Plugin } from 'vite'
import type { PageQuestion } from '../course/quiz/page-question.ts'
import { load } from './load.ts'
import { checkQuiz, quizError } from './quiz-check.ts'
import { compileQuestion } from './quiz-compile.ts'
import { refereeOf, type Simulations } from './quiz-referee.ts'

/** The questions of one chapter, by the chapter's slug. */
export interface CompiledQuiz {
  readonly slug: string
  /** Its `quiz.ts` below the root, and what stands in it. */
  readonly file: string
  readonly source: string
  readonly questions: readonly PageQuestion[]
  /** Every file that the questions or their answers depend on. */
  readonly files: readonly string[]
}

/** Evaluates, checks and compiles the `quiz.ts` of every chapter below `root`. Throws a QuizError. */
export async function compileQuizzes(root: string): Promise<readonly CompiledQuiz[]> {
  const folder = join(root, 'content/chapters')
  if (!existsSync(folder)) return []
  const chapters = (await readdir(folder)).sort().filter(name => existsSync(join(folder, name, 'quiz.ts')))
  const { module: simulations, files: engine } = await load<Simulations>(join(root, 'src/build/every-simulation.ts'))
  const referee = refereeOf(simulations)
  const owners = new Map<string, string>()
  const compiled: CompiledQuiz[] = []
  for (const name of chapters) {
    const path = join(folder, name, 'quiz.ts')
    const file = relative(root, path)
    const source = await readFile(path, 'utf8')
    const { module, files } = await load<{ quiz?: unknown }>(path)
    const questions: PageQuestion[] = []
    for (const question of checkQuiz(file, source, module.quiz)) {
      const owner = owners.get(question.id)
      if (owner)
        throw quizError(file, source, question.id, `${owner} has a question of the same id. Progress is kept under it: give each its own.`)
      owners.set(question.id, file)
      try {
        questions.push(compileQuestion(question, referee))
      } catch (error) {
        throw quizError(file, source, question.id, (error as Error).message)
      }
    }
    compiled.push({ slug: name.replace(/^\d+-/, ''), file, source, questions, files: [...files, ...engine] })
  }
  return compiled
}

const LOADERS = 'virtual:quizzes'
const INDEX = 'virtual:quiz-index'

/** The plugin. */
export function quizzes(): Plugin {
  let root = process.cwd()
  return {
    name: 'course:quizzes',
    configResolved(config) {
      root = config.root
    },
    resolveId(id) {
      return id === INDEX || id === LOADERS || id.startsWith(`${LOADERS}/`) ? `\0${id}` : undefined
    },
    async load(id) {
      if (!id.startsWith(`\0${LOADERS}`) && id !== `\0${INDEX}`) return
      const all = await compileQuizzes(root)
      for (const quiz of all) for (const file of quiz.files) this.addWatchFile(file)
      if (id === `\0${INDEX}`) {
        const index = Object.fromEntries(all.map(quiz => [quiz.slug, quiz.questions.map(({ id, prompt }) => ({ id, prompt }))]))
        return `export const quizIndex = ${JSON.stringify(index)}`
      }
      if (id === `\0${LOADERS}`) {
        const loaders = all.map(({ slug }) => `${JSON.stringify(slug)}: () => import(${JSON.stringify(`${LOADERS}/${slug}`)})`)
        return `export const quizzes = { ${loaders.join(', ')} }`
      }
      const slug = id.slice(`\0${LOADERS}/`.length)
      const questions = all.find(quiz => quiz.slug === slug)?.questions ?? []
      return `export const quiz = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(questions.map(question => [question.id, question]))))})`
    },
  }
}
