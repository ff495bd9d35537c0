/** A page of a chapter: its head, its contents, its text. */
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
import { type Chapter, chapterPath, type Page, type Section } from './chapter.ts'
import { CurrentPage } from './current-page.ts'
import { Pages } from './Pages.tsx'

const bodies = import.meta.glob<{ default: MDXContent }>('/content/chapters/*/*.mdx')

/** Loads the text of a page and the questions of its chapter, and makes the page of them. */
export async function chapterPage(chapter: Chapter, page: Page): Promise<ComponentType> {
  const loadBody = bodies[`/${page.file}`]
  if (!loadBody) throw new Error(`${page.file} is not there`)
  const address = import.meta.env.BASE_URL.slice(0, -1) + chapterPath(page.slug)
  const [{ default: Body }, quiz, { words, sections }] = await Promise.all([loadBody(), loadQuiz(chapter.slug), printed(page, address)])
  const text = <Body components={{ ...mdxComponents, Still: stillOf(words) }} />
  return function ChapterPage() {
    return (
      <CurrentPage value={page}>
        <ChapterQuiz value={quiz}>
          <StorageNotice />
          <div className={styles.page}>
            <Contents page={page} sections={sections} />
            <main id="text" className={styles.main}>
              <header className={styles.head}>
                <p className={styles.kicker}>
                  Chapter {page.number} · {page.minutes} minutes
                </p>
                <h1>{page.title}</h1>
                <Pages chapter={chapter} page={page} />
              </header>
              <Prose className={styles.prose}>{text}</Prose>
            </main>
          </div>
        </ChapterQuiz>
      </CurrentPage>
    )
  }
}

/** What a built page does not load, since it is printed in its document already: its still words, and its headings. */
async function printed({ slug }: Page, address: string): Promise<{ words: ReadonlyMap<string, string>; sections: readonly Section[] }> {
  if (import.meta.env.SSR || import.meta.env.DEV) {
    const { details } = await import('virtual:chapter-details')
    return { words: new Map(), sections: details[slug]?.sections ?? [] }
  }
  const document = await documentOf(address)
  const headings = [...document.querySelectorAll('main h2[id]')]
  // A heading ends with the sign that links to it.
  return { words: wordsIn(document), sections: headings.map(({ id, textContent }) => ({ id, title: textContent.replace(/#$/, '') })) }
}
