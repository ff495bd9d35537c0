/** The sequence on a narrow screen: a row a message, its arrow drawn in small columns beside its words. */
import { useEffect, useRef } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { ActorId, MessageId } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import { glyphRoles } from '../../ui/glyph/glyph-roles.ts'
import { activitiesOf } from '../activity.ts'
import { tenth } from '../geometry.ts'
import { roleOf } from '../roles.ts'
import { fateOf, instant, lasting, messageLabel } from '../words.ts'
import { abbreviations } from './abbreviations.ts'
import styles from './Sequence.module.css'

interface Props {
  readonly index: TraceIndex
  readonly frame: Frame
  readonly selected: MessageId | null
  readonly onSelect: (message: MessageId | null) => void
  readonly actors: readonly ActorId[]
}

/** Width of a column and height of a row, in px. */
const COLUMN = 17
const ROW = 62

export function SequenceList({ index, frame, selected, onSelect, actors }: Props) {
  const { seq } = frame.position
  const short = abbreviations(actors)
  const width = COLUMN * actors.length
  const progress = new Map(frame.flying.map(one => [one.record.id, one.progress]))
  const messages = [...index.messages.values()].filter(
    ({ sent }) => sent.seq <= seq && actors.includes(sent.from) && actors.includes(sent.to),
  )
  const timeouts = activitiesOf(index).flatMap(one => (one.timedOut && one.to && one.to.seq <= seq ? [{ ...one, to: one.to }] : []))
  const list = useRef<HTMLDivElement>(null)
  const rows = [
    ...messages.map(record => ({ seq: record.sent.seq, record, timeout: null })),
    ...timeouts.map(timeout => ({ seq: timeout.to.seq, record: null, timeout })),
  ].sort((a, b) => a.seq - b.seq)
  useEffect(() => {
    if (list.current && rows.length > 0) list.current.scrollTop = list.current.scrollHeight
  }, [rows.length])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a landmark would have to be the only one of its name on the page
    <div role="group" ref={list} className={styles.list} aria-label="Sequence" tabIndex={0}>
      <div className={styles.listHead} aria-hidden="true">
        {actors.map(actor => (
          <abbr key={actor} title={actor} style={{ width: COLUMN }}>
            {short.get(actor)}
          </abbr>
        ))}
      </div>
      {rows.length === 0 && <p className={`${styles.row} ${styles.none}`}>Nothing has been sent yet.</p>}
      <ol>
        {rows.map(({ seq: key, record, timeout }) => (
          <li key={key}>
            {record ? (
              <button
                type="button"
                className={styles.row}
                aria-pressed={record.id === selected}
                onClick={() => onSelect(record.id === selected ? null : record.id)}
              >
                <Lanes actors={actors} index={index} record={record} seq={seq} progress={progress.get(record.id)} width={width} />
                <Words index={index} record={record} seq={seq} />
              </button>
            ) : (
              <p className={styles.row}>
                <svg width={width} height={44} aria-hidden="true">
                  {actors.map((actor, i) => (
                    <path key={actor} className={styles.lane} d={`M${xOf(i)} 0V44`} />
                  ))}
                  <g transform={`translate(${xOf(actors.indexOf(timeout.actor))} 22)`}>
                    <GlyphShape of="waiting" scale={0.9} />
                  </g>
                </svg>
                <span className={styles.words}>
                  <span>{timeout.actor} gives up waiting</span>
                  <span>after {lasting(timeout.to.at - timeout.from.at)}</span>
                </span>
              </p>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

function xOf(column: number): number {
  return tenth(COLUMN * (column + 0.5))
}

function Lanes({
  actors,
  index,
  record,
  seq,
  progress = 1,
  width,
}: {
  readonly actors: readonly ActorId[]
  readonly index: TraceIndex
  readonly record: MessageRecord
  readonly seq: number
  readonly progress: number | undefined
  readonly width: number
}) {
  const gone = record.end && record.end.seq <= seq && record.end.lost !== null
  const role = gone ? 'lost' : roleOf(index, record)
  const [from, to] = [xOf(actors.indexOf(record.sent.from)), xOf(actors.indexOf(record.sent.to))]
  const share = gone ? (record.end?.lost === 'refused' ? 1 : 0.5) : progress
  const tip = tenth(from + (to - from) * share)
  return (
    <svg width={width} height={ROW} aria-hidden="true">
      {actors.map((actor, i) => (
        <path key={actor} className={styles.lane} d={`M${xOf(i)} 0V${ROW}`} />
      ))}
      <g style={{ color: glyphRoles[role].color }}>
        <path className={record.sent.correlates === null ? styles.ask : styles.answer} d={`M${from} ${ROW / 2}H${tip}`} />
        <circle cx={from} cy={ROW / 2} r="2.5" fill="currentColor" />
        <g transform={`translate(${tip} ${ROW / 2})`}>
          <GlyphShape of={role} scale={0.8} />
        </g>
      </g>
    </svg>
  )
}

function Words({ index, record, seq }: { readonly index: TraceIndex; readonly record: MessageRecord; readonly seq: number }) {
  const { sent, end } = record
  const fate = fateOf(record, seq)
  const role = fate === 'lost' || fate === 'refused' ? 'lost' : roleOf(index, record)
  return (
    <span className={styles.words}>
      <span>
        {sent.from} → {sent.to}
      </span>
      <span style={{ color: glyphRoles[role].color }}>{messageLabel(index, record, seq)}</span>
      <span className={styles.times}>
        {instant(sent.at)} → {end && fate !== 'on its way' ? `${instant(end.at)} ms` : 'on its way'}
      </span>
    </span>
  )
}
