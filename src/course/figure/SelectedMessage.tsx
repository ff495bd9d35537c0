/** The message chosen in any view: what it is, where it is, and what a hand on the network can do to it. */
import { useId, useState } from 'react'
import { withoutLane } from '../../engine/lanes.ts'
import type { MessageRecord } from '../../engine/trace-index.ts'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import { messageName } from '../../views/words.ts'
import { Causes } from './Causes.tsx'
import styles from './SelectedMessage.module.css'

export function SelectedMessage() {
  const index = usePlayerState(state => state.index)
  // In the log the same stands under the message's own line.
  const selected = usePlayerState(state => (state.view === 'log' ? null : state.selected))
  const record = selected === null ? undefined : index.messages.get(selected)
  // Without a selection nothing here changes as the run goes on.
  const seq = usePlayerState(state => (record ? state.position.seq : 0))
  if (!record) return null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend on screen
    <div className={styles.selected} role="group" aria-label="Selected message">
      <p>
        <strong>{record.sent.seq <= seq ? messageName(index, record, seq) : `${record.sent.label}, not sent yet`}</strong>
      </p>
      <MessageHands key={record.id} record={record} />
    </div>
  )
}

/** What can be done to a message at this moment. */
export function MessageHands({ record: { sent, end } }: { readonly record: MessageRecord }) {
  const player = usePlayer()
  const isOver = usePlayerState(state => end !== null && end.seq <= state.position.seq)
  const [why, setWhy] = useState(false)
  const parameters = usePlayerState(state => state.run.parameters)
  const crosses = player.simulation.link(parameters as never, withoutLane(sent.from), withoutLane(sent.to)).law !== 'call'
  return (
    <>
      <div className={styles.hands}>
        {sent.kind === 'call' && <span className={styles.remark}>A call inside one process: no network can touch it.</span>}
        {sent.kind !== 'call' && !crosses && (
          <span className={styles.remark}>It crosses no network in this model: nothing can touch it.</span>
        )}
        {sent.kind !== 'call' && crosses && isOver && end && (
          <button type="button" onClick={() => player.scrubTo(Math.round((sent.at + end.at) / 2))}>
            Wind back to its flight
          </button>
        )}
        {sent.kind !== 'call' && crosses && !isOver && (
          <>
            <button type="button" title="Drop it (d)" onClick={() => player.dropSelected()}>
              Drop it
            </button>
            <Delay />
          </>
        )}
        <button type="button" aria-expanded={why} onClick={() => setWhy(!why)}>
          Why?
        </button>
        <button type="button" onClick={() => player.select(null)}>
          Let go
        </button>
      </div>
      {why && <Causes seq={end && isOver ? end.seq : sent.seq} onClose={() => setWhy(false)} />}
    </>
  )
}

function Delay() {
  const player = usePlayer()
  const [by, setBy] = useState('100')
  const [refusal, setRefusal] = useState<string | null>(null)
  const id = useId()
  return (
    <form
      className={styles.delay}
      onSubmit={event => {
        event.preventDefault()
        const ms = Number(by)
        setRefusal(by !== '' && ms > 0 && ms <= 3_600_000 ? player.delaySelected(ms) : 'A delay is more than 0 and at most 3,600,000 ms.')
      }}
    >
      <button type="submit">Delay it by</button>
      <input
        type="number"
        min="1"
        max="3600000"
        step="any"
        value={by}
        aria-label="Delay in ms"
        aria-describedby={refusal ? id : undefined}
        onChange={event => setBy(event.target.value)}
      />{' '}
      ms
      {refusal && (
        <span id={id} className={styles.refusal}>
          {refusal}
        </span>
      )}
    </form>
  )
}
