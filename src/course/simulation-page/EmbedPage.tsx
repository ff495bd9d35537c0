/** A figure alone, for the frame of another page. */
import { simulations } from 'virtual:simulations'
import type { ComponentType } from 'react'
import type { SimulationId } from '../../simulations/registry.ts'
import { Link } from '../../ui/Link.tsx'
import '../figure/load-figure.tsx'
import { Sim } from '../figure/Sim.tsx'
import { simulationPath } from './about-simulation.ts'
import styles from './EmbedPage.module.css'

/** Makes the page of a simulation's figure. */
export async function embedPage(id: string): Promise<ComponentType> {
  const title = simulations.find(simulation => simulation.id === id)?.title
  if (!title) throw new Error(`no simulation "${id}"`)
  const figure = <Sim id={id as SimulationId} figure={id} isPage />
  return function EmbedPage() {
    return (
      <main id="text" className={styles.page}>
        <h1 className="visually-hidden">{title}</h1>
        {figure}
        <p className={styles.origin}>
          From the course{' '}
          <Link to={simulationPath(id)} target="_blank">
            Service Communication
          </Link>
        </p>
      </main>
    )
  }
}
