/** The statecharts of several actors, one at a time: the reader chooses whose. */
import { useState } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { ActorId } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import type { ChartLayout } from './chart.ts'
import { lastTransition } from './lit.ts'
import { Statechart } from './Statechart.tsx'
import styles from './StatesOf.module.css'

/** An actor whose states can be shown. */
export interface Charted {
  readonly actor: ActorId
  readonly title: string
  /** Undefined if the build laid no chart out under the name that the panel asked for: an error, thrown when it is shown. */
  readonly layout: ChartLayout | undefined
}

/** The first is shown first. */
export function StatesOf({ of, index, frame }: { readonly of: readonly Charted[]; readonly index: TraceIndex; readonly frame: Frame }) {
  const [chosen, choose] = useState<ActorId | null>(null)
  const shown = of.find(({ actor }) => actor === chosen) ?? of[0]
  if (!shown?.layout) throw new Error(`no statechart is laid out for ${shown?.actor ?? 'nobody'}`)
  const now = frame.actors.get(shown.actor)
  return (
    <div className={styles.states}>
      <fieldset className={styles.choice}>
        <legend>Whose states</legend>
        {of.map(({ actor, title }) => (
          <label key={actor}>
            <input type="radio" checked={actor === shown.actor} onChange={() => choose(actor)} />
            {title}
          </label>
        ))}
      </fieldset>
      <Statechart
        layout={shown.layout}
        active={now?.state ?? ''}
        last={lastTransition(index, shown.actor, frame.position.seq)}
        broken={now?.broken ?? false}
        title={shown.title}
      />
    </div>
  )
}
