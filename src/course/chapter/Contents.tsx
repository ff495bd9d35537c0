/** The contents: all chapters beside the text with the sections of this one, or, where there is no room, its sections in a fold above the text. */
import { chapters } from 'virtual:chapters'
import { memo } from 'react'
import { Link } from '../../ui/Link.tsx'
import styles from './Contents.module.css'
import { type Chapter, chapterPath, type Section } from './chapter.ts'
import { useReading } from './use-reading.ts'

interface Props {
  readonly chapter: Chapter
  readonly sections: readonly Section[]
}

export const Contents = memo(function Contents({ chapter, sections }: Props) {
  const here = useReading(chapter.slug, sections)
  return (
    <>
      <nav className={`${styles.column} screen-only`} aria-label="Chapters">
        <ol className={styles.chapters}>
          {chapters.map(entry => (
            <li key={entry.slug}>
              <span className={styles.number}>{entry.number}</span>
              <ChapterEntry entry={entry} current={entry.slug === chapter.slug} />
              {entry.slug === chapter.slug && <Sections sections={sections} here={here} />}
            </li>
          ))}
        </ol>
      </nav>
      <details className={`${styles.fold} screen-only`}>
        <summary>In this chapter</summary>
        <nav aria-label="In this chapter">
          <Sections sections={sections} here={here} />
        </nav>
      </details>
    </>
  )
})

function ChapterEntry({ entry, current }: { readonly entry: Chapter; readonly current: boolean }) {
  if (!entry.written) return <span className={styles.unwritten}>{entry.title}</span>
  return (
    <Link to={chapterPath(entry.slug)} aria-current={current ? 'page' : undefined}>
      {entry.title}
    </Link>
  )
}

function Sections({ sections, here }: { readonly sections: readonly Section[]; readonly here: string | null }) {
  return (
    <ol className={styles.sections}>
      {sections.map(({ id, title }) => (
        <li key={id}>
          <Link to={`#${id}`} aria-current={id === here ? 'location' : undefined}>
            {title}
          </Link>
        </li>
      ))}
    </ol>
  )
}
