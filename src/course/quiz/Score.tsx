/** The score of the chapter on the page, or of the questions given. */
import { useContext } from 'react'
import { useProgress } from '../progress/course-progress.ts'
import { scoreOf } from '../progress/score.ts'
import { ChapterQuiz } from './chapter-quiz.ts'
import styles from './quiz.module.css'

/** `<Score />` in a chapter; elsewhere `ids` names the questions. */
export function Score({ ids }: { readonly ids?: readonly string[] }) {
  const quiz = useContext(ChapterQuiz)
  const items = useProgress(progress => progress.items)
  const { questions, answered, first, later } = scoreOf(items, ids ?? Object.keys(quiz))
  if (questions === 0) return null
  return (
    <p className={styles.score}>
      <span className={styles.figure}>
        {first} of {questions}
      </span>{' '}
      right at the first try{later > 0 ? `, ${later} more at a later one` : ''}.{' '}
      <span className={styles.open}>{answered === questions ? 'All answered.' : `${questions - answered} still open.`}</span>
    </p>
  )
}
