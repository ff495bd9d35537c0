/** Radio buttons. The explanation of the one chosen is shown by the style sheet alone: it answers before, and without, JavaScript. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { record } from '../progress/course-progress.ts'
import type { PageChoice } from './page-question.ts'
import { QuestionFrame } from './QuestionFrame.tsx'
import styles from './quiz.module.css'
import { useAttempts } from './use-attempts.ts'
import { Verdict } from './Verdict.tsx'

/** How far each arrow key moves the focus. */
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }

/** A question with one right option. */
export function ChooseOne({ question }: { readonly question: PageChoice }) {
  const last = useAttempts(question.id).at(-1)?.answer
  const field = useRef<HTMLFieldSetElement>(null)
  /** The option that was answered last: the same one again is no attempt. */
  const answered = useRef<string | null>(null)
  const [spoken, setSpoken] = useState('')

  function answer(key: string, early: boolean): void {
    const option = question.options.find(option => option.key === key)
    if (!option || answered.current === key) return
    answered.current = key
    record({ kind: 'answered', item: question.id, right: option.right, answer: key, ...(early ? { early: true as const } : {}) })
    setSpoken(`${option.right ? 'Right.' : 'Not so.'} ${option.why}`)
  }

  // Once, when the page has come alive: what was chosen before that is the next attempt.
  const first = useRef(answer)
  useEffect(() => {
    const early = field.current?.querySelector<HTMLInputElement>('input:checked')
    if (early) first.current(early.value, true)
  }, [])

  // The last answer kept is shown again. The buttons are the browser's own, so it is set from outside.
  useEffect(() => {
    const kept = [...(field.current?.querySelectorAll('input') ?? [])].find(input => input.value === last)
    if (!kept) return
    answered.current = kept.value
    kept.checked = true
  }, [last])

  /** Arrows look around without answering, which natively they would do: each option passed by would count as a try. */
  function look(event: KeyboardEvent<HTMLElement>): void {
    const buttons = [...(field.current?.querySelectorAll('input') ?? [])]
    const here = buttons.indexOf(event.target as HTMLInputElement)
    const step = steps[event.key]
    if (here < 0) return
    if (step !== undefined) {
      event.preventDefault()
      buttons[(here + step + buttons.length) % buttons.length]?.focus()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      buttons[here]?.click()
    }
  }

  return (
    <QuestionFrame ref={field} question={question} keys="Arrow keys move, Space answers." spoken={spoken} solved="once checked">
      <ul className={styles.options} onKeyDown={look}>
        {question.options.map(option => (
          <li key={option.key} className={option.right ? `${styles.choice} ${styles.isRight}` : styles.choice}>
            <label>
              <input
                type="radio"
                name={`quiz-${question.id}`}
                value={option.key}
                autoComplete="off"
                onChange={() => answer(option.key, false)}
              />
              <span>{option.text}</span>
            </label>
            <p className={styles.why}>
              <Verdict right={option.right} /> {option.why}
            </p>
          </li>
        ))}
      </ul>
    </QuestionFrame>
  )
}
