/** Names the run that answered a question, and links to it. */
import { Link } from '../../ui/Link.tsx'
import type { AnsweringRun } from './page-question.ts'
import styles from './quiz.module.css'

/** `once`: shown by the style sheet as soon as an option is chosen, so that it works before and without JavaScript. */
export function RunLink({ run, once }: { readonly run: AnsweringRun; readonly once: boolean }) {
  return (
    <p className={once ? `${styles.run} ${styles.once}` : styles.run}>
      <span className={styles.measured}>
        {run.label}: {run.value}
      </span>{' '}
      <Link to={run.href}>Watch the run that says so</Link>
    </p>
  )
}
