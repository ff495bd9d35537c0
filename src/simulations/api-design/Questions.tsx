/** The question of the present step, its answers as buttons, and the way to the next. */
import { useState } from 'react'
import type { ControlsProps } from '../panel.ts'
import { DONE, START } from './design.ts'
import type { Problem } from './parameters.ts'
import styles from './Questions.module.css'
import { sheetAt, stepAt } from './sheet.ts'
import { type Step, stepNamed, steps } from './steps.ts'

const OPENING: Readonly<Record<Problem, string>> = {
  shortener: 'Design a URL shortener, a line at a time.',
  like: 'Design a like button that is never wrong.',
  seats: 'Design the booking of seats in a hall.',
}

export function Questions({ run, index, frame, act }: ControlsProps) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const problem = run.parameters.problem as Problem
  const { seq } = frame.position
  const at = stepAt(index, seq)
  const step = stepNamed(problem, at)
  const row = step ? sheetAt(index, seq)[step.id] : undefined
  const list = steps[problem]
  const place = step ? list.indexOf(step) + 1 : 0
  const go = (type: string, argument: string | null = null) => setRefusal(act(type, argument))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a landmark would have to be the only one of its name on the page
    <div role="group" className={styles.questions} aria-label="The design">
      {step ? (
        <>
          <p className={styles.question}>
            <span>
              {place} of {list.length}
            </span>{' '}
            {step.question}
          </p>
          <Answers step={step} chosen={row?.choice ?? null} onChoose={id => go('choose', id)} />
        </>
      ) : (
        <p className={styles.question}>
          {at === START ? OPENING[problem] : 'The design is done. Go back to any line and try another answer.'}
        </p>
      )}
      <p className={styles.ways}>
        {at === DONE ? null : (
          <button type="button" className={styles.next} onClick={() => go('next')}>
            Next Step
          </button>
        )}
        {at === START ? null : (
          <button type="button" onClick={() => go('back')}>
            Back
          </button>
        )}
      </p>
      {refusal === null ? null : (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
    </div>
  )
}

interface AnswersProps {
  readonly step: Step
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}

function Answers({ step, chosen, onChoose }: AnswersProps) {
  return (
    <ul className={styles.answers}>
      {step.options.map(({ id, line }) => (
        <li key={id}>
          <button type="button" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
            {line}
          </button>
        </li>
      ))}
    </ul>
  )
}
