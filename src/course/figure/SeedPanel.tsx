/** The seed decides every delay and every loss by chance: the same seed is the same weather. */
import { useState } from 'react'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import styles from './panels.module.css'

export function SeedPanel() {
  const player = usePlayer()
  const seed = usePlayerState(state => state.run.seed)
  const [draft, setDraft] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  return (
    <form
      className={styles.panel}
      onSubmit={event => {
        event.preventDefault()
        setRefusal(player.setSeed(draft === null || draft === '' ? seed : Number(draft)))
        setDraft(null)
      }}
    >
      <label>
        <span>Seed</span>
        <input
          type="number"
          min="0"
          max="4294967295"
          step="1"
          value={draft ?? seed}
          aria-invalid={refusal !== null}
          onChange={event => setDraft(event.target.value)}
        />
      </label>
      <button type="submit">Use it</button>
      <button type="button" onClick={() => setRefusal(player.setSeed(reroll()))}>
        Reroll
      </button>
      <p>The seed decides every delay and every loss by chance. The same seed gives the same run, here and on every other machine.</p>
      {refusal && <p className={styles.refusal}>{refusal}</p>}
    </form>
  )
}

/** A seed short enough to read aloud. */
function reroll(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] as number) % 10_000
}
