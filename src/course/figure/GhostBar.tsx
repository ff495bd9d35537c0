/** The branch left last: it can be shown next to the run, taken back, or forgotten. */
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import styles from './GhostBar.module.css'

export function GhostBar() {
  const player = usePlayer()
  const ghost = usePlayerState(state => state.ghost)
  const isShown = usePlayerState(state => state.compared === 'ghost')
  if (!ghost) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend on screen
    <div className={styles.ghost} role="group" aria-label="The run left">
      <p>
        You left the run <strong>{ghost.label}</strong>.
      </p>
      <div className={styles.hands}>
        <button type="button" aria-pressed={isShown} onClick={() => player.compare(isShown ? null : 'ghost')}>
          Compare with it
        </button>
        <button type="button" onClick={() => player.returnToGhost()}>
          Return to it
        </button>
        <button type="button" onClick={() => player.dismissGhost()}>
          Forget it
        </button>
      </div>
    </div>
  )
}
