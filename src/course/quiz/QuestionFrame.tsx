/** What every question has around its answers: the prompt, how it is answered, how the attempts went, and the spoken result. */
import { type ReactNode, type Ref, useId } from 'react'
import type { PageQuestion } from './page-question.ts'
import styles from './quiz.module.css'
import { RunLink } from './RunLink.tsx'
import { useAttempts } from './use-attempts.ts'

/** How a question of each kind is answered. */
const instructions: Readonly<Record<PageQuestion['kind'], string>> = {
  'choose-one': 'Choose one',
  'choose-several': 'Choose all that apply',
  order: 'Put in order',
  number: 'Give a number',
}

interface Props {
  readonly question: PageQuestion
  /** How the keyboard answers it, shown while the focus is inside. */
  readonly keys?: string
  /** What was just graded, for screen readers; empty until the reader acts. */
  readonly spoken: string
  /** Whether the run that answers it may be named: with radio buttons the style sheet decides. */
  readonly solved: boolean | 'once checked'
  readonly children: ReactNode
  readonly ref?: Ref<HTMLFieldSetElement>
}

/** The frame. */
export function QuestionFrame({ question, keys, spoken, solved, children, ref }: Props) {
  const hint = useId()
  return (
    <section className={styles.quiz} id={`quiz-${question.id}`}>
      <fieldset ref={ref} aria-describedby={keys ? hint : undefined}>
        <legend className={styles.prompt}>{question.prompt}</legend>
        <p className={styles.kicker}>
          <span>
            {instructions[question.kind]}
            {question.run ? ' · answered by a run' : ''}
          </span>
          {keys ? (
            <span className={styles.keys} id={hint}>
              {keys}
            </span>
          ) : null}
        </p>
        {children}
      </fieldset>
      {question.run && solved ? <RunLink run={question.run} once={solved === 'once checked'} /> : null}
      <p className={styles.result}>
        <Tally id={question.id} />
      </p>
      <p className="visually-hidden" role="status">
        {spoken}
      </p>
    </section>
  )
}

/** How the attempts at a question went; nothing before the first. */
function Tally({ id }: { readonly id: string }) {
  const attempts = useAttempts(id)
  if (attempts.length === 0) return null
  const right = attempts.findIndex(attempt => attempt.right)
  if (right === 0) return 'Right at the first try.'
  if (right > 0) return `Right at try ${right + 1}. The score keeps the first.`
  return 'Not right yet. Try again as often as you like; the score keeps the first try.'
}
