/** A number to type. A wrong one says why, if it is a usual mistake; the answer can be looked up after a try. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { record, useProgress } from '../progress/course-progress.ts'
import { Answers } from './Answers.tsx'
import { isAnswer, readNumber, whyWrong } from './grade.ts'
import type { PageNumber } from './page-question.ts'
import { QuestionFrame } from './QuestionFrame.tsx'
import styles from './quiz.module.css'
import { useAttempts } from './use-attempts.ts'
import { Verdict } from './Verdict.tsx'

/** A question answered by a number with a unit. */
export function NumberQuestion({ question }: { readonly question: PageNumber }) {
  const attempts = useAttempts(question.id)
  const lookedUp = useProgress(progress => progress.items.get(question.id)?.some(event => event.kind === 'skipped') ?? false)
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState('')
  const [spoken, setSpoken] = useState('')
  const problemId = useId()
  const last = attempts.at(-1)
  const solved = last?.right === true
  const answer = [question.printed, question.unit].filter(Boolean).join('\u00a0')

  // The number tried last is shown again, unless the reader has already typed another.
  useEffect(() => {
    if (typeof last?.answer === 'number' && input.current && input.current.value === '') input.current.value = String(last.answer)
  }, [last])

  function check(): void {
    const typed = readNumber(input.current?.value ?? '', question.unit)
    if ('problem' in typed) {
      setProblem(typed.problem)
      setSpoken(typed.problem)
      input.current?.focus()
      return
    }
    const right = isAnswer(question, typed.value)
    setProblem('')
    record({ kind: 'answered', item: question.id, right, answer: typed.value })
    setSpoken(right ? `Right: ${answer}. ${question.why}` : `Not so. ${whyWrong(question, typed.value)}`)
  }

  function look(): void {
    record({ kind: 'skipped', item: question.id })
    setSpoken(`The answer is ${answer}. ${question.why}`)
    input.current?.focus()
  }

  return (
    <QuestionFrame question={question} spoken={spoken} solved={solved || lookedUp}>
      <p className={styles.act}>
        <input
          ref={input}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className={styles.number}
          aria-label={question.unit ? `Your answer in ${question.unit}` : 'Your answer'}
          aria-invalid={problem !== ''}
          aria-describedby={problem ? problemId : undefined}
          readOnly={solved}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === 'Enter' && !solved) check()
          }}
        />
        <span className={styles.unit}>{question.unit}</span>
        {solved ? null : (
          <button type="button" className={styles.check} onClick={check}>
            {last ? 'Check again' : 'Check'}
          </button>
        )}
        {last && !solved && !lookedUp ? (
          <button type="button" className={styles.quiet} onClick={look}>
            Show the answer
          </button>
        ) : null}
      </p>
      {problem ? (
        <p id={problemId} className={styles.problem}>
          {problem}
        </p>
      ) : null}
      {last && !solved && typeof last.answer === 'number' ? (
        <p className={styles.shown}>
          <Verdict right={false} words={`${last.answer} is not it.`} /> {whyWrong(question, last.answer)}
        </p>
      ) : null}
      {solved || lookedUp ? (
        <p className={styles.shown}>
          <Verdict right words={`${answer}.`} /> {question.why}
        </p>
      ) : null}
      {(solved || lookedUp) && question.wrong.length > 0 ? (
        <dl className={styles.beliefs}>
          {question.wrong.map(({ value, why }) => (
            <div key={value}>
              <dt>Why not {value}?</dt>
              <dd>{why}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <Answers entries={[{ key: 'answer', text: answer, why: question.why }]} />
    </QuestionFrame>
  )
}
