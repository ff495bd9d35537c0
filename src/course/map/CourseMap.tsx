/** The map of the course: the way of one order, out along the top and back along the bottom, with a chapter at every stop. */

import { chapters } from 'virtual:chapters'
import { quizIndex } from 'virtual:quiz-index'
import type { CSSProperties } from 'react'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import { Link } from '../../ui/Link.tsx'
import { type Chapter, chapterPath } from '../chapter/chapter.ts'
import { useCurrentPage } from '../chapter/current-page.ts'
import { useProgress } from '../progress/course-progress.ts'
import { scoreOf } from '../progress/score.ts'
import styles from './CourseMap.module.css'
import { isStation, type Landmark, type Station, way } from './way.ts'

const WIDTH = 960
const HEIGHT = 470

/** `<CourseMap />`. */
export function CourseMap() {
  return (
    <figure className={styles.map}>
      <div className={styles.picture}>
        <Lines />
        <ol className={styles.stops}>
          {way.map(stop => (
            <li
              key={isStation(stop) ? stop.slug : stop.words}
              className={styles.stop}
              data-side={stop.side}
              data-line={stop.line}
              style={{ '--x': stop.x / WIDTH, '--y': stop.y / HEIGHT } as CSSProperties}
            >
              {isStation(stop) ? <StationOf stop={stop} /> : <LandmarkOf stop={stop} />}
            </li>
          ))}
        </ol>
      </div>
      <figcaption className={styles.caption}>
        <strong>The course is the way of one order.</strong> It begins with the click and comes back with the answer, and each number leads
        to the chapter that stands there. A filled number: you have answered all its questions.
      </figcaption>
    </figure>
  )
}

function StationOf({ stop }: { readonly stop: Station }) {
  const current = useCurrentPage()
  const chapter = chapters.find(({ slug }) => slug === stop.slug) as Chapter
  const items = useProgress(progress => progress.items)
  const ids = (quizIndex[stop.slug] ?? []).map(({ id }) => id)
  const isDone = ids.length > 0 && scoreOf(items, ids).answered === ids.length
  const inside = (
    <>
      <span className={styles.number} data-done={isDone || undefined}>
        {chapter.number}
      </span>
      <span className={styles.words}>
        <span className={styles.layer}>{stop.layer}</span>
        <span className={styles.title}>
          {chapter.title}
          {isDone && <span className="visually-hidden">, all questions answered</span>}
        </span>
      </span>
    </>
  )
  if (!chapter.written) return <span className={styles.station}>{inside}</span>
  const here = chapter.number === current.number
  return (
    <Link className={styles.station} to={chapterPath(chapter.slug)} aria-current={here ? 'page' : undefined}>
      {inside}
    </Link>
  )
}

function LandmarkOf({ stop: { mark, words } }: { readonly stop: Landmark }) {
  return (
    <span className={styles.station}>
      <svg className={styles.mark} viewBox="-10 -10 20 20" aria-hidden="true">
        {mark ? <GlyphShape of={mark} /> : <circle r="7" fill="var(--ink)" />}
      </svg>
      <span className={styles.words}>
        <span className={styles.note}>{words}</span>
      </span>
    </span>
  )
}

/** The lines of the wide drawing: out, back, the answer that was lost, the second asking, the e-mail, and the telling afterwards. */
function Lines() {
  return (
    <svg className={styles.lines} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className={styles.told} d="M62 210V420" />
      <path className={styles.out} d="M62 210A90 90 0 0 1 152 120H808A90 90 0 0 1 898 210" />
      <path className={styles.back} d="M898 210A90 90 0 0 1 808 300H152A90 90 0 0 1 62 210" />
      <path className={styles.lost} d="M886 256C878 330 850 396 800 396H752" />
      <path className={styles.again} d="M544 300V132" />
      <path className={styles.mail} d="M386 300V396" />
      <path className={styles.out} d="M430 113l8 7-8 7" />
      <path className={styles.back} d="M286 293l-8 7 8 7" />
      <path className={styles.againHead} d="M537 137l7-8 7 8" />
      <g transform="translate(208 120)">
        <GlyphShape of="request" />
      </g>
      <g transform="translate(470 300)">
        <GlyphShape of="response" />
      </g>
      <g transform="translate(848 366)">
        <GlyphShape of="lost" />
      </g>
    </svg>
  )
}
