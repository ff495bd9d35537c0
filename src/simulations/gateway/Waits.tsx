/** Each request as a bar over time: on its way, waiting in the limiter, with its upstream, and the number that ends it. */
import { type CSSProperties, useEffect, useRef } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { MessageId, Micros } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import { type RequestStory, requestsOf } from './requests.ts'
import styles from './Waits.module.css'

export interface WaitsProps {
  readonly index: TraceIndex
  readonly frame: Frame
  readonly selected: MessageId | null
  readonly onSelect: (message: MessageId | null) => void
}

const KINDS = [
  ['flight', 'on its way'],
  ['wait', 'waits for its turn'],
  ['call', 'with its upstream'],
] as const

/** More at once than this are a burst, whose first rows are worth seeing. */
const FEW = 5

type Kind = (typeof KINDS)[number][0]

interface Stretch {
  readonly kind: Kind
  readonly from: Micros
  readonly to: Micros
}

/** The stretches of a request up to an instant. */
function stretchesOf({ sentAt, arrived, waitMs, forwarded, answer, doneAt }: RequestStory, at: Micros): Stretch[] {
  const stretches: Stretch[] = []
  const add = (kind: Kind, from: Micros | null | undefined, to: Micros | null | undefined): void => {
    if (from == null || from >= at) return
    const until = Math.min(to ?? at, at)
    if (until > from) stretches.push({ kind, from, to: until })
  }
  add('flight', sentAt, arrived?.at)
  if (arrived && waitMs > 0) add('wait', arrived.at, arrived.at + waitMs * 1000)
  if (forwarded) add('call', forwarded.at, answer?.sent.at)
  if (answer) add('flight', answer.sent.at, doneAt)
  return stretches
}

export function Waits({ index, frame, selected, onSelect }: WaitsProps) {
  const { at, seq } = frame.position
  const stories = requestsOf(index)
  const shown = stories.filter(({ record }) => record.sent.seq <= seq)
  const first = stories[0]?.sentAt ?? 0
  const last = Math.max(first + 100_000, ...stories.map(({ doneAt, sentAt }) => doneAt ?? sentAt))
  const place = (instant: Micros): number => Math.round((10_000 * (instant - first)) / (last - first)) / 100
  const scroller = useRef<HTMLDivElement>(null)
  const before = useRef(shown.length)
  useEffect(() => {
    const box = scroller.current
    // Follows requests that come one after the other, not a whole burst.
    const isNext = shown.length > before.current && shown.length - before.current < FEW
    before.current = shown.length
    if (box && isNext) box.scrollTop = box.scrollHeight
  }, [shown.length])
  return (
    <div ref={scroller} className={styles.waits}>
      <p className={styles.legend} aria-hidden="true">
        {KINDS.map(([kind, word]) => (
          <span key={kind}>
            <i className={`${styles.sample} ${styles[kind]}`} />
            {word}
          </span>
        ))}
      </p>
      <p className={styles.scale} aria-hidden="true">
        <span>{(first / 1000).toFixed(0)} ms</span>
        <span>{(last / 1000).toFixed(0)} ms</span>
      </p>
      {shown.length === 0 && <p className={styles.none}>No request has been sent yet.</p>}
      <ol>
        {shown.map(story => (
          <Row
            key={story.asked.n}
            story={story}
            at={at}
            place={place}
            isSelected={story.record.id === selected}
            onPress={() => onSelect(story.record.id === selected ? null : story.record.id)}
          />
        ))}
      </ol>
    </div>
  )
}

interface RowProps {
  readonly story: RequestStory
  readonly at: Micros
  readonly place: (instant: Micros) => number
  readonly isSelected: boolean
  readonly onPress: () => void
}

function Row({ story, at, place, isSelected, onPress }: RowProps) {
  const { asked, answer, doneAt, sentAt, waitMs } = story
  const ended = answer && answer.sent.at <= at ? answer : null
  const took = ((doneAt !== null && doneAt <= at ? doneAt : at) - sentAt) / 1000
  return (
    <li>
      <button type="button" className={styles.row} aria-pressed={isSelected} onClick={onPress}>
        <span className={styles.name}>
          #{asked.n} <span className={styles.path}>{asked.client} </span>
          <span className={styles.path}>{asked.path}</span>
        </span>
        <span className={styles.track} aria-hidden="true">
          {stretchesOf(story, at).map(({ kind, from, to }) => (
            <i
              key={`${kind} ${from}`}
              className={styles[kind]}
              style={{ left: `${place(from)}%`, width: `${Math.round((place(to) - place(from)) * 100) / 100}%` } as CSSProperties}
            />
          ))}
        </span>
        <span className={styles.end}>
          {ended && (
            <span className={ended.cached ? styles.cached : ended.status < 400 ? styles.good : styles.bad}>
              <svg className={styles.mark} viewBox="-8 -8 16 16" aria-hidden="true">
                <GlyphShape of={ended.cached ? 'cached' : ended.status < 400 ? 'response' : 'error'} />
              </svg>{' '}
              {ended.status}
            </span>
          )}{' '}
          {took.toFixed(0)} ms
          {waitMs > 0 && <span className="visually-hidden">, of which {waitMs} ms in the limiter</span>}
        </span>
      </button>
    </li>
  )
}
