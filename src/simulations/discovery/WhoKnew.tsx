/** Who knew when: for each instance a line for its process, for its probes, and for everybody who believes something of it, up to this moment. */
import { nameOf } from '../../engine/sentences.ts'
import type { Micros } from '../../engine/trace.ts'
import type { Known, Mark, Stretch } from './knowledge.ts'
import styles from './WhoKnew.module.css'

export interface WhoKnewProps {
  readonly known: readonly Known[]
  /** The end of the axis. */
  readonly until: Micros
  readonly now: Micros
}

/** Seconds between two ticks of the axis. */
const STEPS = [5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600]
const TICKS = 9

export function WhoKnew({ known, until, now }: WhoKnewProps) {
  return (
    <div className={styles.chart}>
      <Axis until={until} />
      {known.map(({ instance, lines }) => (
        // biome-ignore lint/a11y/useSemanticElements: a landmark would have to be the only one of its name on the page
        <div role="group" key={instance} className={styles.instance} aria-label={nameOf(instance)}>
          <h4>{instance}</h4>
          {lines.map(({ who, stretches, marks }) => (
            <div key={who} className={styles.line}>
              <span className={styles.who}>{who}</span>
              <div className={styles.track} role="img" aria-label={inWords(who, stretches, marks)}>
                {stretches.map(stretch => (
                  <Bar key={stretch.from} stretch={stretch} until={until} />
                ))}
                {marks.map(mark => (
                  <Sign key={`${mark.at} ${mark.by}`} mark={mark} until={until} />
                ))}
                <span className={styles.now} style={{ left: share(now, until) }} />
              </div>
            </div>
          ))}
        </div>
      ))}
      <p className={styles.legend}>
        <span>
          <i className={`${styles.sample} ${styles.well}`} /> serving, or called ready
        </span>
        <span>
          <i className={`${styles.sample} ${styles.ill}`} /> ill, or called ready no longer
        </span>
        <span>
          <i className={`${styles.sample} ${styles.between}`} /> starting or stopping
        </span>
        <span>
          <i className={styles.sampleGood} /> a probe or a request, answered
        </span>
        <span>
          <b className={styles.bad}>×</b> failed
        </span>
      </p>
    </div>
  )
}

function Axis({ until }: { readonly until: Micros }) {
  const seconds = until / 1_000_000
  const step = STEPS.find(one => seconds / one <= TICKS) ?? 3600
  const ticks = Array.from({ length: Math.floor(seconds / step) + 1 }, (_, i) => i * step)
  return (
    <div className={styles.axis} aria-hidden="true">
      <span className={styles.who} />
      <div className={styles.ticks}>
        {ticks.map(tick => (
          <span key={tick} style={{ left: share(tick * 1_000_000, until) }}>
            {tick === 0 ? '0 s' : tick}
          </span>
        ))}
      </div>
    </div>
  )
}

/** Words that mean: it takes requests, as far as whoever says so knows. */
const WELL: ReadonlySet<string> = new Set(['serving', 'ready'])

/** The width of the track, in px, from which a word is shown that fits there: at its narrowest, and on a wide page. */
const TRACKS = { narrow: 220, wide: 520 } as const

/** The width of a word in px. */
const widthOf = (word: string): number => word.length * 7.2 + 10

function Bar({ stretch: { word, from, to }, until }: { readonly stretch: Stretch; readonly until: Micros }) {
  const room = (to - from) / until
  const kind = WELL.has(word) ? styles.well : word === 'terminating' || word === 'starting' ? styles.between : styles.ill
  const fits = (track: number): boolean => !WELL.has(word) && room * track >= widthOf(word)
  return (
    <span className={`${styles.bar} ${kind}`} style={{ left: share(from, until), width: share(to - from, until) }} title={word}>
      {fits(TRACKS.wide) ? <span className={`${styles.word} ${fits(TRACKS.narrow) ? '' : styles.onlyWide}`}>{word}</span> : null}
    </span>
  )
}

function Sign({ mark: { outcome, at }, until }: { readonly mark: Mark; readonly until: Micros }) {
  const kind = outcome === 'bad' ? styles.bad : outcome === 'good' ? styles.good : styles.open
  return (
    <span className={`${styles.sign} ${kind}`} style={{ left: share(at, until) }}>
      {outcome === 'bad' ? '×' : null}
    </span>
  )
}

/** A share of the track, to a hundredth of a percent, so that server and browser write the same digits. */
function share(part: Micros, whole: Micros): string {
  return `${Math.round((10_000 * part) / whole) / 100}%`
}

function inWords(who: string, stretches: readonly Stretch[], marks: readonly Mark[]): string {
  const times = stretches.map(({ word, from, to }) => `${word} from ${seconds(from)} to ${seconds(to)} s`)
  const bad = marks.filter(({ outcome }) => outcome === 'bad').length
  const what = `${who.startsWith('/') ? 'probe' : 'request'}${marks.length === 1 ? '' : 's'}`
  const counts = marks.length > 0 ? [`${marks.length} ${what}, ${bad} failed`] : []
  return [...times, ...counts].join('; ') || `no ${what}`
}

function seconds(at: Micros): string {
  return (at / 1_000_000).toFixed(1)
}
