/** A line of the log: a press goes there and selects its message, "Why?" tells what led to it. */
import { memo, type ReactNode, useId, useState } from 'react'
import { formatInstant } from '../../engine/duration.ts'
import { sentence } from '../../engine/sentences.ts'
import type { Simulation } from '../../engine/simulation.ts'
import type { TraceEvent } from '../../engine/trace.ts'
import { causesOf, type TraceIndex } from '../../engine/trace-index.ts'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import type { GlyphRole } from '../../ui/glyph/glyph-roles.ts'
import { roleOf } from '../roles.ts'
import styles from './EventLog.module.css'

interface Props {
  readonly simulation: Simulation
  readonly index: TraceIndex
  readonly event: TraceEvent
  readonly tense: 'past' | 'current' | 'future'
  /** Its place among `count` lines, of which not all may be drawn. */
  readonly place: number
  readonly count: number
  readonly isSelected: boolean
  readonly onGo: (event: TraceEvent) => void
  readonly children?: ReactNode
}

export const LogLine = memo(function LogLine({ simulation, index, event, tense, place, count, isSelected, onGo, children }: Props) {
  const [asked, setAsked] = useState(false)
  const chain = useId()
  const role = glyphOf(index, event)
  const words = sentence(simulation, index, event)
  return (
    <li
      className={`${styles.line} ${styles[tense]} ${isSelected ? styles.selected : ''}`}
      aria-current={tense === 'current' ? 'step' : undefined}
      aria-posinset={place}
      aria-setsize={count}
    >
      <button type="button" className={styles.go} onClick={() => onGo(event)}>
        <span className={styles.time}>{formatInstant(event.at)}</span>
        <svg width="16" height="16" viewBox="-10 -10 20 20" aria-hidden="true">
          {role && <GlyphShape of={role} />}
        </svg>
        <span>{words}</span>
      </button>
      {event.cause !== null && (
        <button
          type="button"
          className={styles.why}
          aria-expanded={asked}
          aria-controls={asked ? chain : undefined}
          aria-label={`Why? ${words}`}
          onClick={() => setAsked(!asked)}
        >
          Why?
        </button>
      )}
      {asked && (
        <ol id={chain} className={styles.chain} aria-label="Because, the first cause last">
          {causesOf(index.events, event.seq)
            .slice(1)
            .map(cause => (
              <li key={cause.seq}>
                <span className={`${styles.time} ${styles.because}`}>{formatInstant(cause.at)}</span> {sentence(simulation, index, cause)}
              </li>
            ))}
        </ol>
      )}
      {children && <div className={styles.actions}>{children}</div>}
    </li>
  )
})

/** The mark of a line: the role of the message that it tells of, where it is sent or lost. */
function glyphOf(index: TraceIndex, event: TraceEvent): GlyphRole | null {
  if (event.type === 'message.lost') return 'lost'
  if (event.type !== 'message.sent' && event.type !== 'message.received') return null
  const record = index.messages.get(event.message)
  return record ? roleOf(index, record) : null
}
