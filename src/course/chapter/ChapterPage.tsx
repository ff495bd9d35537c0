/** A chapter on its page: its head, its contents, its text. */
import type { MDXContent } from 'mdx/types'
import type { ComponentType } from 'react'
import { StorageNotice } from '../progress/StorageNotice.tsx'
import { mdxComponents } from '../prose/mdx-components.tsx'
import { Prose } from '../prose/Prose.tsx'
import { documentOf, stillOf, wordsIn } from '../prose/still.tsx'
import { ChapterQuiz } from '../quiz/chapter-quiz.ts'
import { loadQuiz } from '../quiz/load-quiz.ts'
import styles from './ChapterPage.module.css'
import { Contents } from './Contents.tsx'
import { type Chapter, chapterPath, type Section } from './chapter.ts'
import { CurrentChapter } from './current-chapter.ts'

const bodies = import.meta.glob<{ default: MDXContent }>('/content/chapters/*/chapter.mdx')

/** Loads a chapter's text and questions, and makes the page of them. */
export async function chapterPage(chapter: Chapter): Promise<ComponentType> {
  const loadBody = bodies[`/content/chapters/${chapter.folder}/chapter.mdx`]
  if (!loadBody) throw new Error(`content/chapters/${chapter.folder}/chapter.mdx is not there`)
  const address = import.meta.env.BASE_URL.slice(0, -1) + chapterPath(chapter.slug)
  const [{ default: Body }, quiz, { words, sections }] = await Promise.all([loadBody(), loadQuiz(chapter.slug), printed(chapter, address)])
  const text = <Body components={{ ...mdxComponents, Still: stillOf(words) }} />
  return function ChapterPage() {
    return (
      <CurrentChapter value={chapter}>
        <ChapterQuiz value={quiz}>
          <StorageNotice />
          <div className={styles.page}>
            <Contents chapter={chapter} sections={sections} />
            <main id="text" className={styles.main}>
              <header className={styles.head}>
                <p className={styles.kicker}>
                  Chapter {chapter.number} · {chapter.minutes} minutes
                </p>
                <h1>{chapter.title}</h1>
              </header>
              <Prose className={styles.prose}>{text}</Prose>
            </main>
          </div>
        </ChapterQuiz>
      </CurrentChapter>
    )
  }
}

/** What a built page does not load, since it is printed in the chapter's document already: its still words, and its headings. */
async function printed({ slug }: Chapter, address: string): Promise<{ words: ReadonlyMap<string, string>; sections: readonly Section[] }> {
  if (import.meta.env.SSR || import.meta.env.DEV) {
    const { details } = await import('virtual:chapter-details')
    return { words: new Map(), sections: details[slug]?.sections ?? [] }
  }
  const page = await documentOf(address)
  const headings = [...page.querySelectorAll('main h2[id]')]
  // A heading ends with the sign that links to it.
  return { words: wordsIn(page), sections: headings.map(({ id, textContent }) => ({ id, title: textContent.replace(/#$/, '') })) }
}
