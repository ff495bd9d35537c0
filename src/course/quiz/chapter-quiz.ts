/** The questions of the chapter on the page: provided once by the chapter page, and never changed while it is shown. */
import { createContext, useContext } from 'react'
import type { PageQuestion, PageQuiz } from './page-question.ts'

/** The chapter page provides what `loadQuiz` gave. */
export const ChapterQuiz = createContext<PageQuiz>({})

/** The question `id` of this chapter. Throws, and so fails the build, where the chapter's quiz.ts has none. */
export function useQuestion(id: string): PageQuestion {
  const quiz = useContext(ChapterQuiz)
  const question = quiz[id]
  if (!question) throw new Error(`<Quiz id="${id}" />: this chapter's quiz.ts has ${Object.keys(quiz).join(', ') || 'no questions'}`)
  return question
}
