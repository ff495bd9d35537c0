/** The contents: all chapters beside the text with the pages and sections of this one, or, where there is no room, the sections in a fold above it. */
import { chapters } from 'virtual:chapters'
import { memo } from 'react'
import { Link } from '../../ui/Link.tsx'
import styles from './Contents.module.css'
import { chapterPath, type Page, type Section } from './chapter.ts'
import { useReading } from './use-reading.ts'

interface Props {
  readonly page: Page
  readonly sections: readonly Section[]
}

export const Contents = memo(function Contents({ page, sections }: Props) {
  const here = useReading(page.slug, sections)
  const below = <Sections sections={sections} here={here} />
  return (
    <>
      <nav className={`${styles.column} screen-only`} aria-label="Chapters">
        <ol className={styles.chapters}>
          {chapters.map(entry => (
            <li key={entry.slug}>
              <span className={styles.number}>{entry.number}</span>
              <Entry entry={entry} current={entry.slug === page.slug} />
              {entry.slug === page.slug && below}
              {entry.number === page.number && entry.further.length > 0 && (
                <ol className={styles.further}>
                  {entry.further.map(other => (
                    <li key={other.slug}>
                      <Entry entry={other} current={other.slug === page.slug} />
                      {other.slug === page.slug && below}
                    </li>
                  ))}
                </ol>
              )}
            </li>
          ))}
        </ol>
      </nav>
      <details className={`${styles.fold} screen-only`}>
        <summary>On this page</summary>
        <nav aria-label="On this page">{below}</nav>
      </details>
    </>
  )
})

function Entry({ entry, current }: { readonly entry: Page; readonly current: boolean }) {
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
