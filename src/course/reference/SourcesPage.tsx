/** Everything that the course cites, in one list. */
import { type CitedSource, sources } from '../../../content/sources.ts'
import styles from './reference.module.css'

const entries = (Object.entries(sources) as [string, CitedSource][]).sort(([, a], [, b]) => (sortKey(a) < sortKey(b) ? -1 : 1))

/** By author, or by title where none is named. */
function sortKey({ authors, title }: CitedSource): string {
  return (authors ?? title).toLowerCase()
}

export function SourcesPage() {
  return (
    <main id="text" className={styles.page}>
      <h1>Sources</h1>
      <p className={styles.lede}>What the course cites. Each chapter lists its own at its end, with the sections that matter.</p>
      <ul className={styles.entries}>
        {entries.map(([id, { title, authors, publisher, date, url }]) => (
          <li key={id} id={id}>
            {authors && `${authors}: `}
            <a href={url}>{title}</a>
            {publisher && `, ${publisher}`}, {date}.
          </li>
        ))}
      </ul>
    </main>
  )
}
