/** One card of an order question: its place, its text, and the buttons that move it. */
import styles from './quiz.module.css'
import { Verdict } from './Verdict.tsx'

/** What can be done with a card: a place earlier or later, out of the order, or back to its end. */
export type Move = 'up' | 'down' | 'out' | 'back'

interface Props {
  readonly id: string
  readonly text: string
  readonly why: string
  /** From 0; null: left out. */
  readonly place: number | null
  /** How many cards are placed. */
  readonly of: number
  /** Whether any card of this question belongs nowhere. */
  readonly spare: boolean
  /** How it was graded last; a right card stays. */
  readonly verdict: 'right' | 'wrong' | null
  readonly onMove: (move: Move) => void
}

/** A list item. A button at the end of its way stays in place, so that the focus does too. */
export function OrderCard({ id, text, why, place, of, spare, verdict, onMove }: Props) {
  const fixed = verdict === 'right'
  return (
    <li className={styles.card} data-card={id}>
      <span className={styles.place} aria-hidden="true">
        {place === null ? '–' : place + 1}
      </span>
      <div className={styles.face}>
        <span>{text}</span>
        {verdict ? (
          <p className={styles.shown}>
            <Verdict right={fixed} words={fixed ? 'Right.' : 'Not here.'} /> {why}
          </p>
        ) : null}
      </div>
      {fixed ? null : (
        <span className={styles.moves}>
          {place === null ? (
            <button type="button" data-move="back" className={styles.quiet} onClick={() => onMove('back')} aria-label={`Put back: ${text}`}>
              Put back
            </button>
          ) : (
            <>
              <Arrow way="up" name={`Move up: ${text}`} at={place === 0} onMove={onMove} />
              <Arrow way="down" name={`Move down: ${text}`} at={place === of - 1} onMove={onMove} />
              {spare ? (
                <button
                  type="button"
                  data-move="out"
                  className={styles.quiet}
                  onClick={() => onMove('out')}
                  aria-label={`Leave out: ${text}`}
                >
                  Leave out
                </button>
              ) : null}
            </>
          )}
        </span>
      )}
    </li>
  )
}

interface ArrowProps {
  readonly way: 'up' | 'down'
  readonly name: string
  /** Whether the card is already at that end. */
  readonly at: boolean
  readonly onMove: (move: Move) => void
}

function Arrow({ way, name, at, onMove }: ArrowProps) {
  return (
    <button type="button" data-move={way} className={styles.arrow} aria-label={name} aria-disabled={at} onClick={() => onMove(way)}>
      <svg viewBox="0 0 16 16" aria-hidden="true" className={styles.sign}>
        <path d={way === 'up' ? 'M8 13V3.5M3.5 8 8 3.5 12.5 8' : 'M8 3v9.5M3.5 8 8 12.5 12.5 8'} />
      </svg>
    </button>
  )
}
