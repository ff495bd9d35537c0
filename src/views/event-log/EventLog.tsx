/** The log: a plain sentence per step. It is the view for screen readers, for print and for browsers without JavaScript. */
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { Simulation } from '../../engine/simulation.ts'
import type { MessageId, Position, TraceEvent } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'
import styles from './EventLog.module.css'
import { LogLine } from './LogLine.tsx'
import { currentLine, linesOf, messageOf, windowOf } from './lines.ts'

interface Props {
  readonly simulation: Simulation
  readonly index: TraceIndex
  readonly frame: Frame
  readonly selected: MessageId | null
  readonly onSelect: (message: MessageId | null) => void
  /** Moves the playhead to just after a line's event. */
  readonly onSeek: (position: Position) => void
  /** What can be done to the selected message, shown under the line of its sending. */
  readonly actionsFor?: (message: MessageRecord) => ReactNode
}

export function EventLog({ simulation, index, frame, selected, onSelect, onSeek, actionsFor }: Props) {
  const [all, setAll] = useState(false)
  const lines = useMemo(() => linesOf(index.events, all), [index, all])
  const current = currentLine(lines, frame.position.seq)
  const { first, end } = windowOf(lines.length, current)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const box = list.current
    const line = box?.children[Math.max(0, current - first)] as HTMLElement | undefined
    if (!box || !line) return
    const above = line.offsetTop - box.scrollTop
    if (above < 0 || above + line.offsetHeight > box.clientHeight) box.scrollTop = line.offsetTop - box.clientHeight / 3
  }, [current, first])
  const latest = useRef({ onSeek, onSelect })
  useEffect(() => {
    latest.current = { onSeek, onSelect }
  }, [onSeek, onSelect])
  const go = useCallback((event: TraceEvent) => {
    latest.current.onSeek({ at: event.at, seq: event.seq })
    const message = messageOf(event)
    if (message !== null) latest.current.onSelect(message)
  }, [])
  const record = selected === null ? undefined : index.messages.get(selected)
  return (
    <div className={styles.log}>
      <label className={styles.switch}>
        <input type="checkbox" checked={all} onChange={event => setAll(event.target.checked)} />
        All events
      </label>
      {first > 0 && <Skip count={first} where="earlier" onPress={() => go(lines[0] as TraceEvent)} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol ref={list} className={styles.lines} aria-label="What happens, step by step" tabIndex={0}>
        {lines.slice(first, end).map((event, i) => (
          <LogLine
            key={event.seq}
            simulation={simulation}
            index={index}
            event={event}
            tense={first + i === current ? 'current' : first + i < current ? 'past' : 'future'}
            place={first + i + 1}
            count={lines.length}
            isSelected={selected !== null && messageOf(event) === selected}
            onGo={go}
          >
            {record?.sent.seq === event.seq ? actionsFor?.(record) : undefined}
          </LogLine>
        ))}
      </ol>
      {end < lines.length && <Skip count={lines.length - end} where="later" onPress={() => go(lines.at(-1) as TraceEvent)} />}
    </div>
  )
}

/** Leads out of the part of a long log that is drawn. */
function Skip({ count, where, onPress }: { readonly count: number; readonly where: 'earlier' | 'later'; readonly onPress: () => void }) {
  return (
    <button type="button" className={styles.skip} onClick={onPress}>
      {count} {where} lines: go to the {where === 'earlier' ? 'first' : 'last'}
    </button>
  )
}
