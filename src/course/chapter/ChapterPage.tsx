/** A chapter on its page: its head, its contents, its text. */
import type { MDXContent } from 'mdx/types'
import type { ComponentType } from 'react'
import { mdxComponents } from '../prose/mdx-components.tsx'
import { ChapterQuiz } from '../quiz/chapter-quiz.ts'
import { loadQuiz } from '../quiz/load-quiz.ts'
import styles from './ChapterPage.module.css'
import { Contents } from './Contents.tsx'
import type { Chapter } from './chapter.ts'
import { CurrentChapter } from './current-chapter.ts'

const bodies = import.meta.glob<{ default: MDXContent }>('/content/chapters/*/chapter.mdx')

/** Loads a chapter's text and questions, and makes the page of them. */
export async function chapterPage(chapter: Chapter): Promise<ComponentType> {
  const loadBody = bodies[`/content/chapters/${chapter.folder}/chapter.mdx`]
  if (!loadBody) throw new Error(`content/chapters/${chapter.folder}/chapter.mdx is not there`)
  const [{ default: Body }, quiz] = await Promise.all([loadBody(), loadQuiz(chapter.slug)])
  const text = <Body components={mdxComponents} />
  return function ChapterPage() {
    return (
      <CurrentChapter value={chapter}>
        <ChapterQuiz value={quiz}>
          <div className={styles.page}>
            <Contents chapter={chapter} />
            <main id="text" className={styles.main}>
              <header className={styles.head}>
                <p className={styles.kicker}>
                  Chapter {chapter.number} · {chapter.minutes} minutes
                </p>
                <h1>{chapter.title}</h1>
              </header>
              <div className={styles.prose}>{text}</div>
            </main>
          </div>
        </ChapterQuiz>
      </CurrentChapter>
    )
  }
}
