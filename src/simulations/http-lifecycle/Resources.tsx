/** The files of the last click as a waterfall: queued, looked up, connected, secured, waited for, received, stalled. */
import { scaleLinear } from 'd3'
import { tenth } from '../../views/geometry.ts'
import { instant } from '../../views/words.ts'
import type { ViewProps } from '../panel.ts'
import { barsAt, type FileBar, type Phase } from './phases.ts'
import styles from './Resources.module.css'

const WORDS: Readonly<Record<Phase['kind'], string>> = {
  queue: 'queued',
  dns: 'name',
  connect: 'connect',
  tls: 'TLS',
  wait: 'wait',
  receive: 'receive',
  stall: 'stalled',
}

export function Resources({ index, frame }: ViewProps) {
  const bars = barsAt(index, frame.position)
  if (!bars) return <p className={styles.nothing}>No file has been asked for yet.</p>
  const axis = scaleLinear()
    .domain([0, bars.until - bars.from])
    .range([0, 100])
  const left = (at: number): number => tenth(Math.min(100, axis(at)))
  const playhead = left(frame.position.at - bars.from)
  const used = new Set(bars.files.flatMap(({ phases }) => phases.map(({ kind }) => kind)))
  return (
    <div className={styles.resources}>
      <div className={styles.axis} aria-hidden="true">
        <span className={styles.track}>
          {axis.ticks(5).map((at, i) => (
            <span key={at} className={styles.tick} style={{ left: `${left(at)}%` }}>
              {at / 1000}
              {i === 0 ? ' ms' : ''}
            </span>
          ))}
        </span>
      </div>
      <ol className={styles.rows} aria-label="Files of the last click">
        {bars.files.map(bar => (
          <Row key={bar.file} bar={bar} left={at => left(at - bars.from)} playhead={playhead} />
        ))}
      </ol>
      <p className={styles.legend} aria-hidden="true">
        {(Object.keys(WORDS) as Phase['kind'][])
          .filter(kind => used.has(kind))
          .map(kind => (
            <span key={kind}>
              <i className={`${styles.sample} ${styles[kind]}`} />
              {WORDS[kind]}
            </span>
          ))}
      </p>
    </div>
  )
}

function Row({ bar, left, playhead }: { readonly bar: FileBar; readonly left: (at: number) => number; readonly playhead: number }) {
  const { path, stream, phases, end, taken, isLate } = bar
  return (
    <li className={styles.row}>
      <span className={styles.label}>
        {path}
        {stream === null ? null : <span className={styles.stream}>{` stream ${stream}`}</span>}
      </span>
      <span className={styles.track} aria-hidden="true">
        {phases.map(({ kind, from, to }, i) => (
          <i
            key={i}
            className={`${styles.phase} ${styles[kind]}`}
            style={{ left: `${left(from)}%`, width: `${tenth(left(to) - left(from))}%` }}
          >
            {left(to) - left(from) > 12 ? <span>{WORDS[kind]}</span> : null}
          </i>
        ))}
        <b className={styles.playhead} style={{ left: `${playhead}%` }} />
      </span>
      <span className={styles.taken}>
        {instant(taken)} ms
        {end === 'failed' ? <span className={styles.failed}> failed</span> : null}
        {isLate ? <span className={styles.late}> late</span> : null}
        <span className={styles.spoken}>
          {end === null ? ', not here yet' : ''}
          {phases.map(({ kind, from, to }) => `, ${WORDS[kind]} ${instant(to - from)} ms`)}
        </span>
      </span>
    </li>
  )
}
