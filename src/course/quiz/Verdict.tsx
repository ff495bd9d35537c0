/** Right or wrong in a sign, a word and a colour. */
import styles from './quiz.module.css'

/** `words` stands after the sign; default `Right.` or `Not so.` */
export function Verdict({ right, words }: { readonly right: boolean; readonly words?: string }) {
  return (
    <strong className={right ? styles.right : styles.wrong}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={styles.sign}>
        <path d={right ? 'M2.5 8.5 6 12l7.5-8' : 'M3.5 3.5l9 9M12.5 3.5l-9 9'} />
      </svg>
      {words ?? (right ? 'Right.' : 'Not so.')}
    </strong>
  )
}
