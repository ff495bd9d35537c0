/** The answer to an address that leads nowhere, with the way on. */
import { chapters } from 'virtual:chapters'
import { chapterPath } from '../../course/chapter/chapter.ts'
import { Link } from '../../ui/Link.tsx'
import styles from './page.module.css'

export function NotFoundPage() {
  return (
    <main id="text" className={styles.page}>
      <p className={styles.kicker}>404</p>
      <h1>No page here</h1>
      <p className={styles.lede}>The request arrived and the answer came back. It says that nothing lives at this address.</p>
      <p>Perhaps a letter is missing at its end, or the page has another name by now. From here you can go to</p>
      <ul className={styles.plain}>
        <li>
          <Link to="/">the beginning</Link>, with all chapters
        </li>
        {chapters
          .filter(({ written }) => written)
          .map(({ slug, number, title }) => (
            <li key={slug}>
              <Link to={chapterPath(slug)}>
                chapter {number}, {title}
              </Link>
            </li>
          ))}
        <li>
          <Link to="/simulations/">the simulations</Link>
        </li>
        <li>
          <Link to="/glossary/">the glossary</Link>
        </li>
      </ul>
    </main>
  )
}
