/** The table under the network: what each process is, and what the registry and those who choose believe of it at this moment. */
import styles from './Beliefs.module.css'
import { believersOf, type Known, lastWord, tally } from './knowledge.ts'

export function Beliefs({ known }: { readonly known: readonly Known[] }) {
  const believers = believersOf(known[0])
  return (
    <table className={styles.beliefs}>
      <caption>What is so, and what is believed</caption>
      <thead>
        <tr>
          <td />
          {known.map(({ instance }) => (
            <th key={instance} scope="col">
              {instance}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">is</th>
          {known.map(one => (
            <Is key={one.instance} word={lastWord(one, 'process')} />
          ))}
        </tr>
        {believers.map(who => (
          <tr key={who}>
            <th scope="row">{who}</th>
            {known.map(one => (
              <Belief key={one.instance} word={lastWord(one, who)} is={lastWord(one, 'process')} />
            ))}
          </tr>
        ))}
        <tr>
          <th scope="row">requests</th>
          {known.map(one => (
            <Tally key={one.instance} {...tally(one)} />
          ))}
        </tr>
      </tbody>
    </table>
  )
}

function Is({ word }: { readonly word: string }) {
  return <td className={word === 'serving' ? undefined : styles.ill}>{word}</td>
}

/** Whoever calls ready what cannot serve everything is behind. */
function Belief({ word, is }: { readonly word: string; readonly is: string }) {
  const isBehind = word === 'ready' && is !== 'serving' && is !== 'terminating'
  return (
    <td className={isBehind ? styles.behind : undefined}>
      {word === 'ready' ? '● ' : word === 'terminating' ? '◌ ' : '○ '}
      {word}
    </td>
  )
}

function Tally({ sent, failed }: { readonly sent: number; readonly failed: number }) {
  return (
    <td className={styles.number}>
      {sent}
      {failed > 0 ? <span className={styles.failed}>{`, ${failed} failed`}</span> : null}
    </td>
  )
}
