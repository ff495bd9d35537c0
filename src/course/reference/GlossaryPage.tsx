/** Every term of the course, each in the one sense in which the course uses it. */

import { type GlossaryEntry, glossary, type TermId } from '../../../content/glossary.ts'
import { Link } from '../../ui/Link.tsx'
import styles from './reference.module.css'

const entries = (Object.entries(glossary) as [TermId, GlossaryEntry][]).sort(([, a], [, b]) =>
  a.term.toLowerCase() < b.term.toLowerCase() ? -1 : 1,
)

export function GlossaryPage() {
  const initial = ({ term }: GlossaryEntry) => term.charAt(0).toUpperCase()
  // The first entry of each letter: where the letter leads.
  const letters = new Map([...entries].reverse().map(([id, entry]) => [initial(entry), id]))
  return (
    <main id="text" className={styles.page}>
      <h1>Glossary</h1>
      <p className={styles.lede}>Each term in the one sense in which this course uses it.</p>
      <nav aria-label="Letters" className="screen-only">
        <ul className={styles.letters}>
          {[...letters].reverse().map(([letter, id]) => (
            <li key={letter}>
              <Link to={`#${id}`}>{letter}</Link>
            </li>
          ))}
        </ul>
      </nav>
      <dl className={styles.entries}>
        {entries.map(([id, { term, definition, see = [] }]) => (
          <div key={id} id={id}>
            <dt>{term}</dt>
            <dd>{definition}</dd>
            {see.length > 0 && (
              <dd className={styles.small}>
                Compare{' '}
                {see.map((other, index) => (
                  <span key={other}>
                    {index > 0 && ', '}
                    <Link to={`#${other}`}>{glossary[other as TermId].term}</Link>
                  </span>
                ))}
              </dd>
            )}
          </div>
        ))}
      </dl>
    </main>
  )
}
