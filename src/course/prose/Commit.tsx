/** A question whose answer waits until the reader has committed: shown by the style sheet alone, so before and without JavaScript. */
import { type ReactNode, useId } from 'react'
import styles from './Commit.module.css'

/** What a reader may say of the answer just given; either shows the one that is printed. */
const WORDS = ['I have said my answer', 'I cannot say it yet'] as const

/** `<Commit question="...">answer</Commit>`. Nothing is graded or kept; the printed page has the answer. */
export function Commit({ question, children }: { readonly question: string; readonly children: ReactNode }) {
  const name = useId()
  return (
    <div className={styles.commit}>
      <fieldset>
        <legend>{question}</legend>
        {WORDS.map(words => (
          <label key={words}>
            <input type="radio" name={name} autoComplete="off" />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.answer}>{children}</div>
    </div>
  )
}
