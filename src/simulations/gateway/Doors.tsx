/** The pipeline: six doors in a row, how many requests pass each, and who is stopped where with which number. */
import type { CSSProperties } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import styles from './Doors.module.css'
import { type DoorNow, doorsAt, ranges, type Stop } from './doors-at.ts'
import type { Door } from './http.ts'
import { UPSTREAMS } from './routes.ts'

export interface DoorsProps {
  readonly index: TraceIndex
  readonly frame: Frame
}

const NAMES: Readonly<Record<Door, { readonly name: string; readonly asks: string }>> = {
  address: { name: 'Address', asks: 'too many from there?' },
  authenticate: { name: 'Token', asks: 'who is it, and may it?' },
  limit: { name: 'Limit', asks: 'too many from this client?' },
  route: { name: 'Route', asks: 'where does the path lead?' },
  breaker: { name: 'Breaker', asks: 'is it known to be ill?' },
  forward: { name: 'Upstream', asks: 'does it answer?' },
}

/** Bars are this long at the least, in percent, so that one request of two hundred can be seen. */
const LEAST = 2

function share(part: number, whole: number): number {
  return part === 0 ? 0 : Math.max(LEAST, Math.round((1000 * part) / whole) / 10)
}

const NONE: readonly string[] = []

/** Breakers that are not closed, in words. */
function breakersAt(frame: Frame): readonly string[] {
  return UPSTREAMS.flatMap(name => {
    const state = frame.actors.get(`breaker-${name}`)?.state ?? ''
    return state === 'open' || state === 'half-open' ? [`${name}: ${state}`] : []
  })
}

export function Doors({ index, frame }: DoorsProps) {
  const { doors, served } = doorsAt(index, frame.position)
  const all = Math.max(1, doors[0]?.reached ?? 0)
  return (
    <div className={styles.doors}>
      <ol aria-label="The six doors">
        {doors.map((door, i) => (
          <DoorColumn key={door.door} at={i + 1} now={door} all={all} breakers={door.door === 'breaker' ? breakersAt(frame) : NONE} />
        ))}
        <li>
          <span className={styles.name}>Served</span>
          <span className={styles.asks}>through all six</span>
          <span className={styles.flow} aria-hidden="true">
            <Part kind="passed" from={0} length={share(served, all)} />
          </span>
          <span className={styles.good}>
            <Mark of="response" /> <b>200</b> × {served}
          </span>
        </li>
      </ol>
    </div>
  )
}

interface DoorColumnProps {
  readonly at: number
  readonly now: DoorNow
  readonly all: number
  readonly breakers: readonly string[]
}

function DoorColumn({ at, now, all, breakers }: DoorColumnProps) {
  const { door, reached, passed, waiting, stops } = now
  const { name, asks } = NAMES[door]
  const copies = stops.reduce((sum, { cached, requests }) => sum + (cached ? requests.length : 0), 0)
  const [through, held] = [share(passed, all), share(waiting, all)]
  return (
    <li>
      <span className={styles.name}>
        {at} {name}
      </span>
      <span className={styles.asks}>{asks}</span>
      <span className={styles.flow} aria-hidden="true">
        <Part kind="passed" from={0} length={through} />
        <Part kind="waiting" from={through} length={held} />
        <Part kind="copied" from={through + held} length={share(copies, all)} />
        <Part kind="stopped" from={through + held + share(copies, all)} length={share(reached - passed - waiting - copies, all)} />
      </span>
      <span className={styles.count}>
        {passed} of {reached} passed
      </span>
      {waiting > 0 && (
        <span className={styles.count}>
          <Mark of="waiting" /> {waiting} {door === 'limit' ? (waiting === 1 ? 'waits' : 'wait') : 'under way'}
        </span>
      )}
      {breakers.map(text => (
        <span key={text} className={styles.breaker}>
          {text}
        </span>
      ))}
      {stops.map(stop => (
        <StopLine key={`${stop.status} ${stop.cached}`} stop={stop} />
      ))}
    </li>
  )
}

/** A part of the stream at a door, in percent of all that came. */
function Part({
  kind,
  from,
  length,
}: {
  readonly kind: 'passed' | 'waiting' | 'copied' | 'stopped'
  readonly from: number
  readonly length: number
}) {
  return <i className={styles[kind]} style={{ '--from': `${from}%`, '--length': `${length}%` } as CSSProperties} />
}

function StopLine({ stop: { status, cached, requests } }: { readonly stop: Stop }) {
  return (
    <span className={`${styles.stop} ${cached ? styles.cached : ''}`}>
      <Mark of={cached ? 'cached' : 'error'} /> <b>{cached ? 'copy' : status}</b> × {requests.length}
      <span className={styles.who}>#{ranges(requests)}</span>
    </span>
  )
}

function Mark({ of }: { readonly of: 'error' | 'cached' | 'waiting' | 'response' }) {
  return (
    <svg className={styles.mark} viewBox="-8 -8 16 16" aria-hidden="true">
      <GlyphShape of={of} />
    </svg>
  )
}
