/** The table under the network: what each process is, and what the registry and those who choose believe of it at this moment. */
import { nameOf } from '../../engine/sentences.ts'
import styles from './Beliefs.module.css'
import { type Known, lastWord, tally } from './knowledge.ts'

export function Beliefs({ known }: { readonly known: readonly Known[] }) {
  const believers = (known[0]?.lines ?? []).map(({ who }) => who).filter(who => who !== 'process' && who !== 'prober')
  return (
    <table className={styles.beliefs}>
      <caption>What is so, and who believes it</caption>
      <thead>
        <tr>
          <th scope="col">instance</th>
          <th scope="col">is</th>
          {believers.map(who => (
            <th key={who} scope="col">
              {`${nameOf(who)} says`}
            </th>
          ))}
          <th scope="col">requests</th>
        </tr>
      </thead>
      <tbody>
        {known.map(one => (
          <Line key={one.instance} known={one} believers={believers} />
        ))}
      </tbody>
    </table>
  )
}

function Line({ known, believers }: { readonly known: Known; readonly believers: readonly string[] }) {
  const is = lastWord(known, 'process')
  const { sent, failed } = tally(known)
  return (
    <tr>
      <th scope="row">{known.instance}</th>
      <td data-column="is" className={is === 'serving' ? undefined : styles.ill}>
        {is}
      </td>
      {believers.map(who => {
        const word = lastWord(known, who)
        return (
          <td key={who} data-column={`${nameOf(who)} says`} className={isWrong(is, word) ? styles.wrong : undefined}>
            {word === 'ready' ? '● ' : word === 'terminating' ? '◌ ' : '○ '}
            {word}
          </td>
        )
      })}
      <td data-column="requests" className={styles.number}>
        {sent}
        {failed > 0 ? <span className={styles.failed}>{`, ${failed} failed`}</span> : null}
      </td>
    </tr>
  )
}

/** Whoever calls ready what cannot serve everything is behind. */
function isWrong(is: string, word: string): boolean {
  return word === 'ready' && is !== 'serving' && is !== 'terminating'
}
