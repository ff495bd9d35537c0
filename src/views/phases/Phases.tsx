/** What a page fetched, as a waterfall: each file's time, from the click on, in phases with a pattern and a word each. */
import { scaleLinear } from 'd3'
import type { Micros } from '../../engine/trace.ts'
import { tenth } from '../geometry.ts'
import { instant } from '../words.ts'
import styles from './Phases.module.css'

/** A stretch of a file's time. */
export interface Phase {
  readonly kind: 'queue' | 'dns' | 'connect' | 'tls' | 'wait' | 'receive' | 'stall'
  readonly from: Micros
  readonly to: Micros
}

/** A file as far as it has come. */
export interface FileBar {
  readonly file: number
  readonly path: string
  readonly stream: number | null
  readonly phases: readonly Phase[]
  readonly end: 'here' | 'failed' | null
  readonly taken: Micros
  readonly isLate: boolean
}

/** The files of one click, and the moments at which their axis begins and ends. */
export interface PhasesProps {
  readonly bars: { readonly from: Micros; readonly until: Micros; readonly files: readonly FileBar[] } | null
  /** The playhead. */
  readonly at: Micros
}

const WORDS: Readonly<Record<Phase['kind'], string>> = {
  queue: 'queued',
  dns: 'name',
  connect: 'connect',
  tls: 'TLS',
  wait: 'wait',
  receive: 'receive',
  stall: 'stalled',
}

export function Phases({ bars, at: now }: PhasesProps) {
  if (!bars) return <p className={styles.nothing}>No file has been asked for yet.</p>
  const axis = scaleLinear()
    .domain([0, bars.until - bars.from])
    .nice()
    .range([0, 100])
  const left = (at: number): number => tenth(Math.min(100, axis(at)))
  const playhead = left(now - bars.from)
  const used = new Set(
    bars.files.flatMap(({ phases }) => phases.flatMap(({ kind, from, to }) => (to > from || kind === 'receive' ? [kind] : []))),
  )
  return (
    <div className={styles.phases}>
      <div className={styles.axis} aria-hidden="true">
        <span className={styles.track}>
          {axis.ticks(5).map((at, i) => (
            <span key={at} className={`${styles.tick} ${left(at) > 96 ? styles.last : ''}`} style={{ left: `${left(at)}%` }}>
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
        {phases.map(({ kind, from, to }, i) =>
          to === from && kind !== 'receive' ? null : (
            <i
              key={i}
              className={`${styles.phase} ${styles[kind]}`}
              style={{ left: `${left(from)}%`, width: `${tenth(left(to) - left(from))}%` }}
            >
              {left(to) - left(from) > 12 ? <span>{WORDS[kind]}</span> : null}
            </i>
          ),
        )}
        <b className={styles.playhead} style={{ left: `${playhead}%` }} />
      </span>
      <span className={styles.taken}>
        {instant(taken)} ms
        {end === 'failed' ? <span className={styles.failed}> failed</span> : null}
        {isLate ? <span className={styles.late}> late</span> : null}
        <span className="visually-hidden">
          {end === null ? ', not here yet' : ''}
          {phases.map(({ kind, from, to }) => `, ${WORDS[kind]} ${instant(to - from)} ms`)}
        </span>
      </span>
    </li>
  )
}
