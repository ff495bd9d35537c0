/** A simulation on a page of its own: the figure large enough for a projector, then what its words and numbers mean. */
import { chapters } from 'virtual:chapters'
import { details as loaders } from 'virtual:simulations/details'
import type { ComponentType } from 'react'
import type { SimulationId } from '../../simulations/registry.ts'
import { Link } from '../../ui/Link.tsx'
import { chapterPath, pagesOf } from '../chapter/chapter.ts'
import '../figure/load-figure.tsx'
import { Sim } from '../figure/Sim.tsx'
import { StorageNotice } from '../progress/StorageNotice.tsx'
import type { ParameterDetails, SimulationDetails } from './about-simulation.ts'
import styles from './SimulationPage.module.css'

/** Loads what there is to say of a simulation, and makes the page of it. */
export async function simulationPage(id: string): Promise<ComponentType> {
  const load = loaders[id]
  if (!load) throw new Error(`no simulation "${id}"`)
  const { details } = await load()
  const figure = <Sim id={id as SimulationId} figure={id} isPage />
  return function SimulationPage() {
    return (
      <main id="text" className={styles.page}>
        <StorageNotice />
        <header className={styles.head}>
          <p className={styles.kicker}>
            <Link to="/simulations/">Simulation</Link> · {id}
          </p>
          <h1 className="visually-hidden">{details.title}</h1>
        </header>
        <div className={styles.figure}>{figure}</div>
        <div className={styles.text}>
          <MetIn id={id} />
          <Meanings details={details} />
          <Elsewhere details={details} />
        </div>
      </main>
    )
  }
}

function MetIn({ id }: { readonly id: string }) {
  const met = chapters.flatMap(pagesOf).filter(({ simulations }) => simulations.includes(id))
  if (met.length === 0) return null
  return (
    <p>
      It belongs to{' '}
      {met.map(({ slug, number, title }, index) => (
        <span key={slug}>
          {index > 0 && ', '}
          <Link to={chapterPath(slug)}>
            chapter {number}, {title}
          </Link>
        </span>
      ))}
      , where its story is told.
    </p>
  )
}

function Meanings({ details: { measures, parameters, scenarios, actions } }: { readonly details: SimulationDetails }) {
  return (
    <>
      <section aria-labelledby="measures">
        <h2 id="measures">What it measures</h2>
        <dl className={styles.list}>
          {measures.map(({ id, label, unit, definition }) => (
            <div key={id}>
              <dt>
                {label} <code>{id}</code>
              </dt>
              <dd>
                {definition} {unit && <span className={styles.unit}>In {unit}.</span>}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="parameters">
        <h2 id="parameters">What you can set</h2>
        <dl className={styles.list}>
          {parameters.map(parameter => (
            <Parameter key={parameter.id} {...parameter} />
          ))}
        </dl>
      </section>
      <section aria-labelledby="actions">
        <h2 id="actions">What you can do</h2>
        <dl className={styles.list}>
          {actions.map(({ id, label, help }) => (
            <div key={id}>
              <dt>
                {label} <code>{id}</code>
              </dt>
              <dd>{help}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="scenarios">
        <h2 id="scenarios">Runs worth seeing</h2>
        <dl className={styles.list}>
          {scenarios.map(({ id, title }) => (
            <div key={id}>
              <dt>
                <code>{id}</code>
              </dt>
              <dd>{title}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  )
}

function Parameter({ id, label, help, range, byDefault }: ParameterDetails) {
  return (
    <div>
      <dt>
        {label} <code>{id}</code>
      </dt>
      <dd>
        {help} <span className={styles.unit}>{`${range}; at first ${byDefault}.`}</span>
      </dd>
    </div>
  )
}

function Elsewhere({ details: { id, scenarios } }: { readonly details: SimulationDetails }) {
  const scenario = scenarios[0]?.id
  return (
    <section aria-labelledby="elsewhere">
      <h2 id="elsewhere">Take it elsewhere</h2>
      <p>The same model runs without a browser and prints the same trace, event by event:</p>
      <pre className={styles.code}>
        <code>{`npm run sim -- ${id} --scenario ${scenario} --log`}</code>
      </pre>
      <p>On a page of your own, show the figure alone in a frame. Put the address of this site in front of</p>
      <pre className={styles.code}>
        <code>{`/embed/${id}/`}</code>
      </pre>
      <p>
        It takes the same links as this page, so a lesson can begin at the very moment you want to talk about.{' '}
        <Link to={`/embed/${id}/`}>Open it alone</Link>.
      </p>
    </section>
  )
}
