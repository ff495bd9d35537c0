/** The run as bars over time: where each request spent it, and in whose service. The bars grow up to the playhead. */
import { scaleLinear } from 'd3'
import { type CSSProperties, useEffect, useRef } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { MessageId, Micros } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import { type GlyphRole, glyphRoles } from '../../ui/glyph/glyph-roles.ts'
import { tenth } from '../geometry.ts'
import { roleOf } from '../roles.ts'
import { instant } from '../words.ts'
import { grownUntil, type Mark, type Span, spansOf, timesOf } from './spans.ts'
import styles from './Waterfall.module.css'

export interface WaterfallProps {
  readonly index: TraceIndex
  readonly frame: Frame
  readonly selected: MessageId | null
  readonly onSelect: (message: MessageId | null) => void
}

/** What stays free under the newest bar while the drawing follows it, in px. */
const ROOM_BELOW = 40

/** Where an instant stands on the track, in percent. */
type Scale = (at: Micros) => number

const KINDS = [
  ['flight', 'on its way'],
  ['work', 'at work'],
  ['wait', 'waiting for others'],
  ['silence', 'waited for in vain'],
] as const

export function Waterfall({ index, frame, selected, onSelect }: WaterfallProps) {
  const spans = spansOf(index)
  const { position } = frame
  const last = Math.max(1000, ...spans.map(span => span.end?.at ?? index.now))
  const axis = scaleLinear().domain([0, last]).range([0, 100])
  const scale: Scale = at => Math.round(Math.min(100, axis(at)) * 100) / 100
  const sent = spans.filter(({ record }) => record.sent.seq <= position.seq)
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = scroller.current
    const newest = box?.querySelector('ol')?.children[sent.length - 1] as HTMLElement | undefined
    if (!box || !newest) return
    const below = newest.getBoundingClientRect().bottom + ROOM_BELOW - box.getBoundingClientRect().bottom
    if (below > 0) box.scrollTop += below
  }, [sent.length])
  return (
    <div ref={scroller} className={styles.waterfall}>
      <div className={styles.axis} aria-hidden="true">
        <div className={styles.track}>
          {axis.ticks(5).map((at, i) => (
            <span key={at} className={styles.tick} style={{ left: `${scale(at)}%` }}>
              {at / 1000}
              {i === 0 ? ' ms' : ''}
            </span>
          ))}
        </div>
      </div>
      <div className={styles.body} style={{ '--rows': spans.length } as CSSProperties}>
        <div className={styles.overlay} aria-hidden="true">
          <div className={styles.track}>
            {axis.ticks(5).map(at => (
              <i key={at} className={styles.line} style={{ left: `${scale(at)}%` }} />
            ))}
            <b className={styles.playhead} style={{ left: `${scale(position.at)}%` }}>
              <span>{instant(position.at)}</span>
            </b>
          </div>
        </div>
        {sent.length === 0 ? <p className={styles.nothing}>No request has been sent yet.</p> : null}
        <ol className={styles.rows} aria-label="Requests, each under the one in whose service it was made">
          {sent.map(span => (
            <li key={span.record.id}>
              <Row index={index} span={span} frame={frame} scale={scale} selected={span.record.id === selected} onSelect={onSelect} />
            </li>
          ))}
        </ol>
      </div>
      <p className={styles.legend} aria-hidden="true">
        {KINDS.map(([kind, word]) => (
          <span key={kind}>
            <i className={`${styles.sample} ${styles[kind]}`} />
            {word}
          </span>
        ))}
      </p>
    </div>
  )
}

interface RowProps {
  readonly index: TraceIndex
  readonly span: Span
  readonly frame: Frame
  readonly scale: Scale
  readonly selected: boolean
  readonly onSelect: (message: MessageId | null) => void
}

function Row({ index, span, frame, scale, selected, onSelect }: RowProps) {
  const { record, depth } = span
  const { seq, at } = frame.position
  const role = roleOf(index, record)
  const marks = span.marks.filter(mark => mark.seq <= seq)
  const { taken, worked } = timesOf(span, at)
  return (
    <button
      type="button"
      className={styles.row}
      aria-pressed={selected}
      style={{ '--depth': depth } as CSSProperties}
      onClick={() => onSelect(selected ? null : record.id)}
    >
      <span className={styles.label}>
        <svg className={styles.glyph} viewBox="-8 -8 16 16" aria-hidden="true">
          <GlyphShape of={role} />
        </svg>
        <span className={styles.name}>
          <span>{record.sent.label}</span>
          <span className={styles.route}>
            {role === 'retry' ? <b style={{ color: glyphRoles.retry.color }}>{glyphRoles.retry.word}: </b> : null}
            {record.sent.from} → {record.sent.to}
          </span>
        </span>
      </span>
      <span className={styles.track} aria-hidden="true">
        {grownUntil(span, at).map(({ kind, from, to }) => (
          <i
            key={`${kind} ${from}`}
            className={`${styles.stretch} ${styles[kind]}`}
            style={{ left: `${scale(from)}%`, width: `${tenth((scale(to) - scale(from)) * 10) / 10}%`, color: glyphRoles[role].color }}
          />
        ))}
        {marks.map(mark => (
          <MarkGlyph key={mark.seq} mark={mark} scale={scale} />
        ))}
      </span>
      <span className={styles.taken}>
        {instant(taken)} ms
        <span className="visually-hidden">
          {`, of which ${record.sent.to} worked ${instant(worked)} ms`}
          {marks.map(({ kind }) => `, ${kind}`)}
        </span>
      </span>
    </button>
  )
}

const MARKS: Readonly<Record<Mark['kind'], { readonly role: GlyphRole; readonly word: string }>> = {
  lost: { role: 'lost', word: 'lost' },
  refused: { role: 'error', word: 'refused' },
  timeout: { role: 'waiting', word: 'timeout' },
}

function MarkGlyph({ mark, scale }: { readonly mark: Mark; readonly scale: Scale }) {
  const { role, word } = MARKS[mark.kind]
  const left = scale(mark.at)
  return (
    <span className={`${styles.mark} ${left > 75 ? styles.before : ''}`} style={{ left: `${left}%`, color: glyphRoles[role].color }}>
      <svg viewBox="-8 -8 16 16" aria-hidden="true">
        <GlyphShape of={role} />
      </svg>
      <span className={styles.word}>{word}</span>
    </span>
  )
}
