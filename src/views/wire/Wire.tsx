/** The wire: every frame in the order of its sending, in the lane of its stream, so that one sees them take turns. On a phone two rows each. */
import { useEffect, useRef, useState } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { ActorId, MessageId } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import { glyphRoles } from '../../ui/glyph/glyph-roles.ts'
import { tenth } from '../geometry.ts'
import { instant } from '../words.ts'
import { laneOf, lanesOf, type WireLine, wireLines } from './lines.ts'
import styles from './Wire.module.css'

export interface WireProps {
  readonly index: TraceIndex
  readonly frame: Frame
  readonly selected: MessageId | null
  readonly onSelect: (message: MessageId | null) => void
  /** The actor drawn on the left: what it sends goes to the right. */
  readonly left: ActorId
}

/** How many lane numbers fit over the track. */
const MOST_NUMBERS = 8

export function Wire({ index, frame, selected, onSelect, left }: WireProps) {
  const [withBare, showBare] = useState(false)
  const lanes = lanesOf(index)
  const all = wireLines(index, frame.position.seq, left)
  const lines = withBare ? all : all.filter(({ isBare }) => !isBare)
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = scroller.current
    if (box && lines.length > 0) box.scrollTop = box.scrollHeight
  }, [lines.length])
  const every = Math.ceil(lanes.length / MOST_NUMBERS)
  return (
    <div className={styles.wire}>
      <div ref={scroller} className={styles.scroller}>
        <div className={styles.head} aria-hidden="true">
          <span>ms</span>
          <span />
          <span className={styles.track}>
            <b className={styles.title}>{lanes[0] === null ? 'stream' : 'connection'}</b>
            {lanes.map((lane, i) =>
              lane !== null && (i - 1) % every === 0 ? (
                <i key={lane} style={{ left: `${middle(i, lanes.length)}%` }}>
                  {lane}
                </i>
              ) : null,
            )}
          </span>
          <span>frame</span>
          <span className={styles.number}>length</span>
          <span>what it carries</span>
        </div>
        {lines.length === 0 ? <p className={styles.nothing}>Nothing has crossed the wire yet.</p> : null}
        <ol className={styles.rows} aria-label="Frames in the order of their sending">
          {lines.map(line => (
            <li key={line.id}>
              <Row line={line} lanes={lanes} selected={line.id === selected} onSelect={onSelect} />
            </li>
          ))}
        </ol>
      </div>
      <label className={styles.choice}>
        <input type="checkbox" checked={withBare} onChange={event => showBare(event.target.checked)} />
        show acknowledgements that carry nothing
      </label>
    </div>
  )
}

function middle(lane: number, count: number): number {
  return tenth(((lane + 0.5) / count) * 100)
}

interface RowProps {
  readonly line: WireLine
  readonly lanes: readonly (number | null)[]
  readonly selected: boolean
  readonly onSelect: (message: MessageId | null) => void
}

function Row({ line, lanes, selected, onSelect }: RowProps) {
  const { id, at, goesRight, from, to, role, connection, stream, frame, length, flags, label, isAgain, fate } = line
  const isLost = fate === 'lost' || fate === 'refused'
  const color = isLost ? 'var(--lost)' : glyphRoles[role].color
  return (
    <button type="button" className={styles.row} aria-pressed={selected} onClick={() => onSelect(selected ? null : id)}>
      <span className={styles.at}>{instant(at)}</span>
      <span className={styles.arrow} style={{ color }}>
        <span aria-hidden="true">{goesRight ? '→' : '←'}</span>
        <span className="visually-hidden">{`${from} to ${to}`}</span>
      </span>
      <span className={styles.track} aria-hidden="true">
        <svg
          className={styles.mark}
          viewBox="-8 -8 16 16"
          style={{ left: `${middle(laneOf(line, lanes), lanes.length)}%`, color }}
          aria-hidden="true"
        >
          {isLost ? (
            <GlyphShape of="lost" />
          ) : (
            <rect x={-6} y={-5} width={12} height={10} className={isSolid(line) ? styles.solid : styles.open} />
          )}
        </svg>
      </span>
      <span className={styles.frame}>
        {frame ?? <span className={styles.none}>–</span>}
        <span className={styles.place}>
          {stream === null ? (lanes[0] === null ? '' : ` connection ${connection}`) : ` stream ${stream}`}
        </span>
      </span>
      <span className={styles.number}>
        {length}
        <span className="visually-hidden"> octets</span>
      </span>
      <span className={styles.label}>
        {label}
        {flags.length > 0 ? <span className={styles.flags}> {flags.join(', ')}</span> : null}
        {isLost || isAgain || fate === 'on its way' ? (
          <span className={isLost ? styles.lost : styles.fate}> {isLost ? fate : fate === 'on its way' ? 'on its way' : ''}</span>
        ) : null}
      </span>
    </button>
  )
}

/** What carries a body is drawn solid, all else as an outline. */
function isSolid({ frame, role, label }: WireLine): boolean {
  return frame === null ? role === 'response' && !label.startsWith('200') : frame === 'DATA'
}
