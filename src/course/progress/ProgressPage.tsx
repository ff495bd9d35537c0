/** `/progress/`: what the reader has done in each chapter, what is missing, and where it is kept. */

import { chapters } from 'virtual:chapters'
import { quizIndex } from 'virtual:quiz-index'
import { simulations } from 'virtual:simulations'
import { Link } from '../../ui/Link.tsx'
import { type Chapter, chapterPath } from '../chapter/chapter.ts'
import { simulationPath } from '../simulation-page/about-simulation.ts'
import { questionPath, sectionsOf } from './chapter-sections.ts'
import { useProgress } from './course-progress.ts'
import type { ProgressEvent } from './event.ts'
import styles from './progress.module.css'
import { StorageSection } from './StorageSection.tsx'
import { attemptsOf, scoreOf } from './score.ts'

type Items = ReadonlyMap<string, readonly ProgressEvent[]>

/** The page. */
export function ProgressPage() {
  const items = useProgress(progress => progress.items)
  const written = chapters.filter(chapter => chapter.written)
  const all = scoreOf(
    items,
    written.flatMap(({ slug }) => (quizIndex[slug] ?? []).map(({ id }) => id)),
  )
  return (
    <main id="text" className={styles.page}>
      <h1>Your progress</h1>
      <p className={styles.lede}>
        {all.first} of {all.questions} questions right at the first try
        {all.later > 0 ? `, ${all.later} more at a later one` : ''}. The first try is the score; trying again costs nothing.
      </p>
      {written.map(chapter => (
        <ChapterProgress key={chapter.slug} chapter={chapter} items={items} />
      ))}
      <section className={styles.part}>
        <h2>Predictions and challenges</h2>
        <ul className={styles.rows}>
          {simulations.map(({ id, title }) => (
            <SimulationProgress key={id} id={id} title={title} items={items} />
          ))}
        </ul>
      </section>
      <StorageSection />
    </main>
  )
}

interface ChapterProps {
  readonly chapter: Chapter
  readonly items: Items
}

function ChapterProgress({ chapter, items }: ChapterProps) {
  const sections = sectionsOf(chapter)
  const questions = quizIndex[chapter.slug] ?? []
  const { first, later, answered } = scoreOf(
    items,
    questions.map(({ id }) => id),
  )
  const unread = sections.filter(({ item }) => !items.has(item))
  return (
    <section className={styles.part}>
      <h2>
        <Link to={chapterPath(chapter.slug)}>
          {chapter.number}. {chapter.title}
        </Link>
      </h2>
      <p className={styles.sum}>
        <span>
          {answered} of {questions.length} questions answered, {first} at the first try
          {later > 0 ? `, ${later} later` : ''}
        </span>
        <span>
          {sections.length - unread.length} of {sections.length} sections read
        </span>
      </p>
      <ol className={styles.rows}>
        {questions.map(({ id, prompt }) => (
          <li key={id}>
            <Link to={questionPath(chapter, id)}>{prompt}</Link>
            <span className={styles.state}>{stateOf(items, id)}</span>
          </li>
        ))}
      </ol>
      {unread.length > 0 ? (
        <p className={styles.missing}>
          Not read yet:{' '}
          {unread.map(({ item, href, title }, n) => (
            <span key={item}>
              {n > 0 ? ' · ' : ''}
              <Link to={href}>{title}</Link>
            </span>
          ))}
        </p>
      ) : null}
    </section>
  )
}

function stateOf(items: Items, id: string): string {
  const attempts = attemptsOf(items.get(id))
  const right = attempts.findIndex(attempt => attempt.right)
  if (attempts.length === 0) return 'open'
  if (right === 0) return 'right'
  return right > 0 ? `right at try ${right + 1}` : 'not right yet'
}

function SimulationProgress({ id, title, items }: { readonly id: string; readonly title: string; readonly items: Items }) {
  const own = [...items].filter(([item]) => item.startsWith(`${id}/`)).flatMap(([, events]) => events)
  const predicted = new Map<string, boolean>()
  for (const event of own) if (event.kind === 'predicted' && !predicted.has(event.item)) predicted.set(event.item, event.right)
  const skipped = new Set(own.flatMap(event => (event.kind === 'skipped' && !predicted.has(event.item) ? [event.item] : [])))
  const passed = own.filter(event => event.kind === 'challenge-passed').length
  const right = [...predicted.values()].filter(Boolean).length
  const predictions = predicted.size === 0 ? 'no prediction yet' : `${right} of ${predicted.size} predictions right`
  return (
    <li>
      <Link to={simulationPath(id)}>{title}</Link>
      <span className={styles.state}>
        {predictions}
        {skipped.size > 0 ? `, ${skipped.size} skipped` : ''} ·{' '}
        {passed === 0 ? 'challenge open' : `${passed} challenge${passed > 1 ? 's' : ''} passed`}
      </span>
    </li>
  )
}
