/** The foot of a chapter: the one before, and the one to go on with. */
import { chapters } from 'virtual:chapters'
import { Link } from '../../ui/Link.tsx'
import { type Chapter, chapterPath } from '../chapter/chapter.ts'
import { useCurrentChapter } from '../chapter/current-chapter.ts'
import styles from './Next.module.css'

/** `<Next />`. A chapter that has no text yet is named, without a link. */
export function Next() {
  const { number } = useCurrentChapter()
  const before = chapters.findLast(chapter => chapter.number < number && chapter.written)
  const after = chapters.find(chapter => chapter.number > number)
  return (
    <nav className={`${styles.next} screen-only`} aria-label="Previous and next chapter">
      {before ? (
        <Way chapter={before} word="Before" />
      ) : (
        <Link className={styles.way} to="/#chapters">
          <span className={styles.word}>All chapters</span>
          <span className={styles.title}>The course</span>
        </Link>
      )}
      {after && <Way chapter={after} word="Next" />}
    </nav>
  )
}

function Way({ chapter, word }: { readonly chapter: Chapter; readonly word: string }) {
  const { number, title, question, slug, written } = chapter
  const content = (
    <>
      <span className={styles.word}>
        {word}: chapter {number}
        {!written && ', not written yet'}
      </span>
      <span className={styles.title}>{title}</span>
      <span className={styles.question}>{question}</span>
    </>
  )
  if (!written) return <p className={styles.way}>{content}</p>
  return (
    <Link className={styles.way} to={chapterPath(slug)} data-near>
      {content}
    </Link>
  )
}
