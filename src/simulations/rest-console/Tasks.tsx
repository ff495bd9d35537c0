/** The reader's tasks, ticked as soon as the server holds what they ask for. */
import { useMemo } from 'react'
import { indexTrace } from '../../engine/trace-index.ts'
import type { ControlsProps } from '../panel.ts'
import { shopsOf } from './lanes.ts'
import styles from './Tasks.module.css'
import { evidenceOf, tasks } from './tasks.ts'

export function Tasks({ run, index, frame }: Pick<ControlsProps, 'run' | 'index' | 'frame'>) {
  const { seq } = frame.position
  const shops = useMemo(() => {
    const known = indexTrace(index.events.slice(0, seq))
    return shopsOf(run.parameters).map(({ lane }) => evidenceOf(known, lane, Number(run.parameters.orders)))
  }, [run, index, seq])
  const lines = tasks.map(({ text, isDone, scenario }) => ({ text, scenario, done: shops.map(isDone) }))
  const count = lines.filter(({ done }) => done.every(Boolean)).length
  return (
    // biome-ignore lint/a11y/useSemanticElements: a landmark would have to be the only one of its name on the page
    <div role="group" className={styles.tasks} aria-label="Tasks">
      <p className={styles.head}>
        Tasks{' '}
        <span>
          {count} of {lines.length} done
        </span>
      </p>
      <ul className={styles.list}>
        {lines.map(({ text, scenario, done }) => (
          <li key={scenario} className={done.every(Boolean) ? styles.done : undefined}>
            <Tick isDone={done.every(Boolean)} />
            <span>
              {text}
              {done.some(Boolean) && !done.every(Boolean) ? (
                <small> {shops.map(({ lane }, i) => `${lane.replaceAll('-', ' ')}: ${done[i] ? 'done' : 'not yet'}`).join(', ')}.</small>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Tick({ isDone }: { readonly isDone: boolean }) {
  return (
    <svg viewBox="0 0 16 16" role="img" aria-label={isDone ? 'Done:' : 'To do:'}>
      <rect x="1.5" y="1.5" width="13" height="13" rx="2" />
      {isDone ? <path d="M4 8.4l2.8 2.8L12 5" /> : null}
    </svg>
  )
}
