/** Why something happened: the chain of causes, a sentence each, back to the reader's own click. */
import { formatInstant } from '../../engine/duration.ts'
import { sentence } from '../../engine/sentences.ts'
import { isStep } from '../../engine/steps.ts'
import { causesOf } from '../../engine/trace-index.ts'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import styles from './Causes.module.css'

export function Causes({ seq, onClose }: { readonly seq: number; readonly onClose: () => void }) {
  const player = usePlayer()
  const index = usePlayerState(state => state.index)
  const chain = causesOf(index.events, seq).filter(event => isStep(event, index.events))
  return (
    <div className={styles.causes}>
      <p className={styles.head}>
        Why? Each line is the cause of the one above it.{' '}
        <button type="button" onClick={onClose}>
          Close
        </button>
      </p>
      <ol>
        {chain.map(event => (
          <li key={event.seq}>
            <button type="button" onClick={() => player.standAt({ at: event.at, seq: event.seq })} title="Go to this moment">
              <span>{formatInstant(event.at)}</span> {sentence(player.simulation, index, event)}
            </button>
          </li>
        ))}
      </ol>
    </div>
  )
}
