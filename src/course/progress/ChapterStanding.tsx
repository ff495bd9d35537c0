/** How far the reader has come in a chapter, in a few words; nothing before anything has been read or answered. */
import { details } from 'virtual:chapter-details'
import { quizIndex } from 'virtual:quiz-index'
import { useProgress } from './course-progress.ts'
import { scoreOf } from './score.ts'

/** Stands in the list of chapters, behind the reading time. */
export function ChapterStanding({ slug }: { readonly slug: string }) {
  const items = useProgress(progress => progress.items)
  const sections = details[slug]?.sections ?? []
  const read = sections.filter(({ id }) => items.has(`${slug}#${id}`)).length
  const { questions, answered, first } = scoreOf(
    items,
    (quizIndex[slug] ?? []).map(({ id }) => id),
  )
  if (read === 0 && answered === 0) return null
  return (
    <>
      · {read} of {sections.length} sections read · {first} of {questions} questions right at the first try
    </>
  )
}
