/** What there is to read in a chapter: the sections of all its pages, as the log and the address bar call them. */
import { details } from 'virtual:chapter-details'
import { type Chapter, chapterPath, pagesOf } from '../chapter/chapter.ts'

export interface ChapterSection {
  /** In the log. */
  readonly item: string
  readonly href: string
  readonly title: string
}

export function sectionsOf(chapter: Chapter): readonly ChapterSection[] {
  return pagesOf(chapter).flatMap(({ slug }) =>
    (details[slug]?.sections ?? []).map(({ id, title }) => ({ item: `${slug}#${id}`, href: `${chapterPath(slug)}#${id}`, title })),
  )
}

/** The address of a question of a chapter, on the page that asks it. */
export function questionPath(chapter: Chapter, id: string): string {
  const page = pagesOf(chapter).find(({ slug }) => details[slug]?.questions.includes(id)) ?? chapter
  return `${chapterPath(page.slug)}#quiz-${id}`
}
