/** The foot of a page: the one before, and the one to go on with, in this chapter or the next. */
import { details } from 'virtual:chapter-details'
import { chapters } from 'virtual:chapters'
import { Link } from '../../ui/Link.tsx'
import styles from '../chapter/ChapterPage.module.css'
import { chapterPath, type Page, pagesOf } from '../chapter/chapter.ts'
import { useCurrentPage } from '../chapter/current-page.ts'

const pages = chapters.flatMap(pagesOf)

/** `<Next />`. A chapter that has no text yet is named, without a link. */
export function Next() {
  const current = useCurrentPage()
  const place = pages.findIndex(({ slug }) => slug === current.slug)
  const before = pages.slice(0, place).findLast(({ written }) => written)
  const after = pages[place + 1]
  return (
    <nav className={`${styles.next} screen-only`} aria-label="Previous and next page">
      {before ? (
        <Way page={before} word="Before" within={current} />
      ) : (
        <Link className={styles.way} to="/#chapters">
          <span className={styles.word}>All chapters</span>
          <span className={styles.title}>The course</span>
        </Link>
      )}
      {after && <Way page={after} word="Next" within={current} />}
    </nav>
  )
}

interface WayProps {
  readonly page: Page
  readonly word: string
  /** The page that it leads away from. */
  readonly within: Page
}

function Way({ page: { number, title, slug, written }, word, within }: WayProps) {
  const content = (
    <>
      <span className={styles.word}>
        {number === within.number ? `${word} in this chapter` : `${word}: chapter ${number}`}
        {!written && ', not written yet'}
      </span>
      <span className={styles.title}>{title}</span>
      <span className={styles.question}>{details[slug]?.question}</span>
    </>
  )
  if (!written) return <p className={styles.way}>{content}</p>
  return (
    <Link className={styles.way} to={chapterPath(slug)} data-near>
      {content}
    </Link>
  )
}
