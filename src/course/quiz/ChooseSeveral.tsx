/** Checkboxes, graded together. What was decided rightly stays; the rest can be tried again. */
import { useEffect, useRef, useState } from 'react'
import { record } from '../progress/course-progress.ts'
import { Answers } from './Answers.tsx'
import { wrongChoices } from './grade.ts'
import type { PageChoice } from './page-question.ts'
import { QuestionFrame } from './QuestionFrame.tsx'
import styles from './quiz.module.css'
import { useAttempts } from './use-attempts.ts'
import { Verdict } from './Verdict.tsx'

/** A question of which several options may be right. */
export function ChooseSeveral({ question }: { readonly question: PageChoice }) {
  const last = useAttempts(question.id).at(-1)?.answer
  const field = useRef<HTMLFieldSetElement>(null)
  /** Wrongly decided options that the reader has changed since: their verdict is gone. */
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState('')
  const [spoken, setSpoken] = useState('')
  const wrong = Array.isArray(last) ? wrongChoices(question, new Set(last)) : null
  const solved = wrong?.size === 0

  useEffect(() => {
    if (!Array.isArray(last)) return
    for (const input of field.current?.querySelectorAll('input') ?? []) input.checked = last.includes(input.value)
  }, [last])

  function check(): void {
    const chosen = [...(field.current?.querySelectorAll<HTMLInputElement>('input:checked') ?? [])].map(input => input.value)
    if (chosen.length === 0) {
      setProblem('Choose at least one option first.')
      setSpoken('Choose at least one option first.')
      return
    }
    const misses = wrongChoices(question, new Set(chosen))
    record({ kind: 'answered', item: question.id, right: misses.size === 0, answer: chosen })
    setProblem('')
    setChanged(new Set())
    const rest = question.options.length - misses.size
    setSpoken(
      misses.size === 0
        ? 'Right, all of it.'
        : `${rest} of ${question.options.length} options are decided rightly. Try the marked ones again.`,
    )
  }

  return (
    <QuestionFrame ref={field} question={question} spoken={spoken} solved={wrong !== null}>
      <ul className={styles.options}>
        {question.options.map(option => {
          const graded = wrong !== null && !changed.has(option.key)
          const missed = graded && wrong.has(option.key)
          return (
            <li key={option.key} className={styles.choice}>
              <label>
                <input
                  type="checkbox"
                  value={option.key}
                  autoComplete="off"
                  disabled={wrong !== null && !wrong.has(option.key)}
                  onChange={() => setChanged(new Set([...changed, option.key]))}
                />
                <span>{option.text}</span>
              </label>
              {graded ? (
                <p className={styles.shown}>
                  <Verdict right={!missed} words={sentence(option.right, missed)} /> {option.why}
                </p>
              ) : null}
            </li>
          )
        })}
      </ul>
      {solved ? null : (
        <p className={styles.act}>
          <button type="button" className={styles.check} onClick={check}>
            {wrong === null ? 'Check' : 'Check again'}
          </button>
          {problem ? <span className={styles.problem}>{problem}</span> : null}
        </p>
      )}
      <Answers entries={question.options.map(({ key, text, why, right }) => ({ key, text: `${right ? 'Yes' : 'No'}: ${text}`, why }))} />
    </QuestionFrame>
  )
}

function sentence(right: boolean, missed: boolean): string {
  if (missed) return right ? 'Missed: this belongs.' : 'Not so: leave this.'
  return right ? 'Right.' : 'Rightly left.'
}
