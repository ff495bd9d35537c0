/** Loads the questions of a chapter. */
import { quizzes } from 'virtual:quizzes'
import type { PageQuiz } from './page-question.ts'

/** The questions of a chapter by its slug; a chapter without any has none. */
export async function loadQuiz(slug: string): Promise<PageQuiz> {
  const load = quizzes[slug]
  return load ? (await load()).quiz : {}
}
