/** What the log says of questions: the first attempt is the score, later ones are shown beside it. */
import type { Answered, ProgressEvent } from './event.ts'

/** The attempts at one question, first one first. */
export function attemptsOf(events: readonly ProgressEvent[] | undefined): readonly Answered[] {
  return (events ?? []).filter(event => event.kind === 'answered')
}

/** How a set of questions stands. */
export interface Score {
  readonly questions: number
  readonly answered: number
  /** Right at the first try. */
  readonly first: number
  /** Right by now, after a wrong first try. */
  readonly later: number
}

/** The score of the questions with these ids. */
export function scoreOf(items: ReadonlyMap<string, readonly ProgressEvent[]>, ids: readonly string[]): Score {
  const score = { questions: ids.length, answered: 0, first: 0, later: 0 }
  for (const id of ids) {
    const attempts = attemptsOf(items.get(id))
    if (attempts.length === 0) continue
    score.answered += 1
    if (attempts[0]?.right) score.first += 1
    else if (attempts.some(attempt => attempt.right)) score.later += 1
  }
  return score
}
