/** The pages of a chapter that has several, under the title of each: which there are, and which this is. */
import { Link } from '../../ui/Link.tsx'
import styles from './ChapterPage.module.css'
import { type Chapter, chapterPath, type Page, pagesOf } from './chapter.ts'

export function Pages({ chapter, page }: { readonly chapter: Chapter; readonly page: Page }) {
  if (chapter.further.length === 0) return null
  return (
    <nav className="screen-only" aria-label="Pages of this chapter">
      <ol className={styles.pages}>
        {pagesOf(chapter).map(({ slug, title }) => (
          <li key={slug}>
            <Link to={chapterPath(slug)} aria-current={slug === page.slug ? 'page' : undefined}>
              {title}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
