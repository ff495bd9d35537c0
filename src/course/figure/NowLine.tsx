/** One line under the picture: what has just happened, and at the end how the run ended. */
import { useState } from 'react'
import { formatInstant } from '../../engine/duration.ts'
import { sentence } from '../../engine/sentences.ts'
import { lastStep } from '../../player/announce.ts'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import { Causes } from './Causes.tsx'
import styles from './NowLine.module.css'

export function NowLine() {
  const { simulation } = usePlayer()
  const index = usePlayerState(state => state.index)
  const step = usePlayerState(({ index, position }) => lastStep(index, position.seq))
  const ended = usePlayerState(({ index, position }) => position.seq === index.events.length)
  const [asked, setAsked] = useState<number | null>(null)
  return (
    <div className={styles.now}>
      <p>
        {step === null ? (
          <span className={styles.what}>Nothing has happened yet.</span>
        ) : (
          <>
            <span className={styles.at}>{ended ? 'The end.' : formatInstant(step.at)}</span>
            <span className={styles.what}>{ended ? simulation.summary(index) : sentence(simulation, index, step)}</span>
            <button type="button" aria-expanded={asked === step.seq} onClick={() => setAsked(asked === step.seq ? null : step.seq)}>
              Why?
            </button>
          </>
        )}
      </p>
      {asked !== null && asked <= index.events.length && <Causes seq={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}
