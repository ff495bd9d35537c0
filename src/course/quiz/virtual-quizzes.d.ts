/** What `src/build/quizzes.ts` makes of the chapters' `quiz.ts` files. */
declare module 'virtual:quizzes' {
  /** By the chapter's slug; chapters without questions are absent. */
  export const quizzes: Readonly<Record<string, () => Promise<{ readonly quiz: import('./page-question.ts').PageQuiz }>>>
}

declare module 'virtual:quiz-index' {
  /** The questions of each chapter by its slug, in the author's order. */
  export const quizIndex: Readonly<Record<string, readonly { readonly id: string; readonly prompt: string }[]>>
}
