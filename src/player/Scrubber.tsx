/** The run as a line with a tick for each step, and under it a native slider for the playhead. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { formatInstant } from '../engine/duration.ts'
import type { Micros } from '../engine/trace.ts'
import { stepSentence } from './announce.ts'
import { clockEnd, type PlayerState } from './player-state.ts'
import styles from './Scrubber.module.css'
import { type Tick, ticksOf } from './ticks.ts'
import { usePlayer, usePlayerState } from './use-player.ts'
import { usePlayhead } from './use-playhead.ts'

/** Ticks closer than this are one, in px. */
const CLOSEST = 3
/** What the line measures before it can be measured, in px. */
const GUESSED = 420

export function Scrubber() {
  const player = usePlayer()
  const run = usePlayerState(state => state.run)
  const end = usePlayerState(state => clockEnd(state).at)
  const forkedAt = usePlayerState(state => state.ghost?.forkedAt ?? null)
  const [first] = useState(() => player.state)
  const root = useRef<HTMLDivElement>(null)
  const slider = useRef<HTMLInputElement>(null)
  const bar = useRef<HTMLSpanElement>(null)
  const thumb = useRef<HTMLSpanElement>(null)
  const width = useWidthOf(root)
  const ticks = useMemo(() => ticksOf(run, end, CLOSEST / width), [run, end, width])
  const sentenceAt = useCallback(
    ({ index, position }: PlayerState) => `${formatInstant(position.at)}: ${stepSentence(player.simulation, index, position)}`,
    [player],
  )
  usePlayhead(
    useCallback(
      state => {
        if (!slider.current || !bar.current || !thumb.current) return
        bar.current.style.transform = barTo(state)
        thumb.current.style.transform = thumbTo(state)
        // A slider that is written to lays itself out again; at every frame of a playing run nobody could read it anyway.
        if (state.playing) return
        // The end first: a browser cuts a value to the end it knows.
        slider.current.max = lengthOf(clockEnd(state).at)
        slider.current.value = String(state.position.at)
        slider.current.setAttribute('aria-valuetext', sentenceAt(state))
      },
      [sentenceAt],
    ),
  )
  return (
    <div ref={root} className={styles.scrubber}>
      <svg className={styles.line} aria-hidden="true">
        <rect className={styles.whole} x="0" y="10" width="100%" height="2" />
        {ticks.map(tick => (
          <TickMark key={tick.seq} {...tick} />
        ))}
        {forkedAt !== null && end > 0 && (
          <line className={styles.fork} x1={percent(forkedAt / end)} x2={percent(forkedAt / end)} y1="1" y2="21" />
        )}
      </svg>
      <span ref={bar} className={styles.played} style={{ transform: barTo(first) }} />
      <span ref={thumb} className={styles.thumb} style={{ transform: thumbTo(first) }} />
      <input
        ref={slider}
        type="range"
        data-scrubber
        min="0"
        max={lengthOf(end)}
        step="any"
        defaultValue={first.position.at}
        aria-label="Moment of the run"
        aria-valuetext={sentenceAt(first)}
        onChange={event => player.scrubTo(Math.round(Number(event.target.value)))}
      />
    </div>
  )
}

function TickMark({ place, shape }: Tick) {
  const x = percent(place)
  switch (shape) {
    case 'input':
      return (
        <svg x={x} overflow="visible" aria-hidden="true">
          <path className={styles.input} d="M0 12l4.5 8h-9z" />
        </svg>
      )
    case 'lost':
      return (
        <svg x={x} overflow="visible" aria-hidden="true">
          <path className={styles.lost} d="M-4 1l8 8M4 1l-8 8" />
        </svg>
      )
    default:
      return <line className={styles.step} x1={x} x2={x} y1="6" y2="16" />
  }
}

/** A slider of no length has no place for its thumb. */
function lengthOf(end: Micros): string {
  return String(Math.max(end, 1))
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`
}

/** The share of the run that has been played, 0 to 1, to four digits. */
function played(state: PlayerState): number {
  const end = clockEnd(state).at
  return end === 0 ? 0 : Math.round((state.position.at / end) * 10_000) / 10_000
}

/** Moved and stretched as pictures are: neither needs the page to be laid out again. */
function barTo(state: PlayerState): string {
  return `scaleX(${played(state)})`
}

function thumbTo(state: PlayerState): string {
  return `translateX(${Math.round(played(state) * 10_000) / 100}%)`
}

function useWidthOf(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(GUESSED)
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.max(1, Math.round(entry.contentRect.width))))
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}
