/** Every actor with its state and since when, as a table: what the drawings show by place and weight, in words. */
import { type ActorFrame, type Frame, INITIAL } from '../../engine/frame.ts'
import { nameOf } from '../../engine/sentences.ts'
import { instant, lasting, stateWords } from '../words.ts'
import styles from './StateTable.module.css'

export function ActorTable({ frame }: { readonly frame: Frame }) {
  const { at, seq } = frame.position
  const newest = Math.max(0, ...[...frame.actors.values()].map(({ enteredBy }) => enteredBy))
  return (
    <table className={styles.table}>
      <caption>
        actors <span className={styles.owner}>at {instant(at)} ms</span>
      </caption>
      <thead>
        <tr>
          <th scope="col">actor</th>
          <th scope="col">state</th>
          <th scope="col">since</th>
          <th scope="col">waits for an answer</th>
        </tr>
      </thead>
      <tbody>
        {[...frame.actors].map(([name, actor]) => (
          <tr key={name} className={seq > 0 && actor.enteredBy === newest && newest > 0 ? styles.just : undefined}>
            <th scope="row">{nameOf(name)}</th>
            <td className={actor.broken ? styles.down : undefined} data-column="state">
              {stateOf(actor)}
            </td>
            <td data-column="since">{instant(actor.since)} ms</td>
            <td data-column="waits">{actor.waitingSince === null ? 'no' : `for ${lasting(at - actor.waitingSince)}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function stateOf({ broken, state }: ActorFrame): string {
  if (broken) return 'down'
  return state === INITIAL ? 'as it began' : stateWords(state)
}
