/** How far the reader has come in a chapter, in a few words; nothing before anything has been read or answered. */
import { quizIndex } from 'virtual:quiz-index'
import type { Chapter } from '../chapter/chapter.ts'
import { sectionsOf } from './chapter-sections.ts'
import { useProgress } from './course-progress.ts'
import { scoreOf } from './score.ts'

/** Stands in the list of chapters, behind the reading time. */
export function ChapterStanding({ chapter }: { readonly chapter: Chapter }) {
  const items = useProgress(progress => progress.items)
  const sections = sectionsOf(chapter)
  const read = sections.filter(({ item }) => items.has(item)).length
  const { questions, answered, first } = scoreOf(
    items,
    (quizIndex[chapter.slug] ?? []).map(({ id }) => id),
  )
  if (read === 0 && answered === 0) return null
  return (
    <>
      · {read} of {sections.length} sections read · {first} of {questions} questions right at the first try
    </>
  )
}
