/** All simulations, each with the chapter that it belongs to. */
import { chapters } from 'virtual:chapters'
import { simulations } from 'virtual:simulations'
import { Link } from '../../ui/Link.tsx'
import { chapterPath, pagesOf } from '../chapter/chapter.ts'
import styles from '../reference/reference.module.css'
import { simulationPath } from './about-simulation.ts'

export function SimulationsPage() {
  return (
    <main id="text" className={styles.page}>
      <h1>Simulations</h1>
      <p className={styles.lede}>
        Each is a small world of services on a clock of its own. Start it, stop it, step through it, wind it back, lose a message with your
        own hand, and keep the run as a link.
      </p>
      <ul className={styles.entries}>
        {simulations.map(({ id, title }) => (
          <li key={id}>
            <h2>
              <Link to={simulationPath(id)}>{title}</Link>
            </h2>
            <p className={styles.small}>
              {chapters
                .flatMap(pagesOf)
                .filter(({ simulations }) => simulations.includes(id))
                .map(({ slug, number, title: told }) => (
                  <span key={slug}>
                    Chapter {number}, <Link to={chapterPath(slug)}>{told}</Link>
                  </span>
                ))}
            </p>
          </li>
        ))}
      </ul>
      <p>
        A run is decided by four things: the settings, a number called the seed, what you do, and when. The same four give the same run,
        event by event, in every browser and on the command line. So a link shows your class the very moment that you saw.
      </p>
    </main>
  )
}
