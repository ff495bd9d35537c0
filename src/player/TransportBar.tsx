/** The transport: back to the start, a step back, play, a step forward, the scrubber and the time. */
import { useCallback, useRef, useState } from 'react'
import { formatInstant } from '../engine/duration.ts'
import type { Micros } from '../engine/trace.ts'
import { Icon } from './icons.tsx'
import { clockEnd, type PlayerState } from './player-state.ts'
import { Scrubber } from './Scrubber.tsx'
import styles from './TransportBar.module.css'
import { usePlayer, usePlayerState } from './use-player.ts'
import { usePlayhead } from './use-playhead.ts'

export function TransportBar() {
  const player = usePlayer()
  const playing = usePlayerState(state => state.playing)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend on screen
    <div className={styles.transport} role="group" aria-label="Time">
      <div className={styles.buttons}>
        <button type="button" aria-label="Restart" title="Restart (r)" onClick={() => player.restart()}>
          <Icon name="restart" />
        </button>
        <button type="button" aria-label="Step back" title="Step back (←)" onClick={() => player.stepBack()}>
          <Icon name="back" />
        </button>
        <button
          type="button"
          aria-label={playing ? 'Pause' : 'Play'}
          title={playing ? 'Pause (k)' : 'Play (k)'}
          onClick={() => (playing ? player.pause() : player.play())}
        >
          <Icon name={playing ? 'pause' : 'play'} />
        </button>
        <button type="button" aria-label="Step forward" title="Step forward (→)" onClick={() => player.stepForward()}>
          <Icon name="forward" />
        </button>
      </div>
      <Scrubber />
      <Clock />
    </div>
  )
}

/** How many times a second the time is written while it runs: digits that change faster cannot be read, and cost a layout each. */
const READINGS = 12

/** The playhead's time, while it runs cut to what changes so often; the instant of an event is always told exactly. */
function readable({ index, position: { at, seq }, pace, playing }: PlayerState): Micros {
  if (!playing || index.events[seq - 1]?.at === at) return at
  const grain = Math.max(1, Math.round(pace / READINGS))
  return Math.floor(at / grain) * grain
}

/** The time of the playhead and the length of the run; it follows every frame without rendering. */
function Clock() {
  const player = usePlayer()
  const end = usePlayerState(state => clockEnd(state).at)
  const [first] = useState(() => formatInstant(player.state.position.at))
  const now = useRef<HTMLSpanElement>(null)
  usePlayhead(
    useCallback((state: PlayerState) => {
      const text = formatInstant(readable(state))
      if (now.current && now.current.textContent !== text) now.current.textContent = text
    }, []),
  )
  const total = formatInstant(end)
  return (
    <output className={styles.clock} aria-live="off" aria-label="Time of the run">
      <span ref={now} style={{ minWidth: `${total.length}ch` }}>
        {first}
      </span>{' '}
      <small>of {total}</small>
    </output>
  )
}
