/** The attempts at a question, from the log. */
import { useMemo } from 'react'
import { useProgress } from '../progress/course-progress.ts'
import { attemptsOf } from '../progress/score.ts'

/** The attempts at the question `id`, first one first; none before the page has come alive. */
export function useAttempts(id: string) {
  const events = useProgress(progress => progress.items.get(id))
  return useMemo(() => attemptsOf(events), [events])
}
