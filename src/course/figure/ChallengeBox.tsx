/** A goal: its conditions are shown as they stand at the playhead, and the same conditions grade the run at its end. */
import { useEffect, useMemo, useState } from 'react'
import type { Challenge } from '../../engine/simulation.ts'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import { record, useProgress } from '../progress/course-progress.ts'
import styles from './ChallengeBox.module.css'
import { knownAt, useCoarsePosition } from './use-coarse.ts'

export function ChallengeBox() {
  const { simulation } = usePlayer()
  const [challenge, setChallenge] = useState<Challenge>(simulation.challenge)
  return <Box key={challenge.id} challenge={challenge} onNext={setChallenge} />
}

function Box({ challenge, onNext }: { readonly challenge: Challenge; readonly onNext: (next: Challenge) => void }) {
  const player = usePlayer()
  const item = `${player.simulation.id}/${challenge.id}`
  const passedBefore = useProgress(progress => progress.items.get(item)?.some(({ kind }) => kind === 'challenge-passed') ?? false)
  const [started, setStarted] = useState(false)
  const [passed, setPassed] = useState(false)
  const run = usePlayerState(state => state.run)
  const position = useCoarsePosition()
  const isEnd = position.seq === run.events.length
  const met = useMemo(() => {
    const index = knownAt(run, position)
    return challenge.conditions.map(({ holds }) => holds(run, index))
  }, [challenge, run, position])
  const isSolved = started && isEnd && met.every(Boolean)
  useEffect(() => {
    if (!isSolved || passed) return
    setPassed(true)
    record({ kind: 'challenge-passed', item })
    player.say(`Challenge passed. ${challenge.solved}`)
  }, [isSolved, passed, item, player, challenge])
  const start = () => {
    setStarted(true)
    setPassed(false)
    player.setScenario(challenge.scenario, challenge.parameters)
    player.toStart()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend on screen
    <div className={styles.challenge} role="group" aria-label="Challenge">
      <p>
        <strong>Challenge.</strong> {challenge.goal} {passedBefore && !passed && <small>You have passed it before.</small>}
      </p>
      {started && (
        <ul>
          {challenge.conditions.map(({ text }, place) => (
            <li key={text} className={met[place] ? styles.met : undefined}>
              <span className={styles.mark}>{met[place] ? 'yes' : 'not yet'}</span> {text}
            </li>
          ))}
        </ul>
      )}
      {started && !passed && isEnd && !isSolved && (
        <p className={styles.verdict}>The run has ended without it. Wind back and try another message.</p>
      )}
      {passed && (
        <p className={styles.solved}>
          <strong>Passed.</strong> {challenge.solved}
        </p>
      )}
      <button type="button" onClick={start}>
        {started ? 'Set it up again' : 'Set it up'}
      </button>
      {passed && challenge.followUp && (
        <button type="button" onClick={() => onNext(challenge.followUp as Challenge)}>
          The next one
        </button>
      )}
    </div>
  )
}
