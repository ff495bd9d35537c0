/** Signs on the network: the registry's word in each instance's box, and a bar on the line of whoever no longer sends there. */
import type { TopologyLayout } from '../../views/topology/layout.ts'
import { type Known, lastWord } from './knowledge.ts'
import styles from './Signs.module.css'

export function Signs({ layout, known }: { readonly layout: TopologyLayout; readonly known: readonly Known[] }) {
  return (
    <g className={styles.signs}>
      {known.map(one => (
        <RegistryWord key={one.instance} layout={layout} known={one} />
      ))}
      {known.flatMap(one =>
        one.lines
          .filter(({ who, stretches }) => layout.nodes[who] && who !== 'registry' && who !== 'prober' && stretches.at(-1)?.word !== 'ready')
          .map(({ who }) => <Barred key={`${who} ${one.instance}`} layout={layout} from={who} to={one.instance} />),
      )}
    </g>
  )
}

/** A filled circle for ready, a hollow one for not ready, a broken one while it is being stopped. */
function RegistryWord({ layout, known }: { readonly layout: TopologyLayout; readonly known: Known }) {
  const box = layout.nodes[known.instance]
  if (!box) return null
  const word = lastWord(known, 'registry')
  const [x, y] = [box.x + box.width / 2, box.y + box.height - 11]
  const left = x - (word.length * 7.2) / 2
  const kind = word === 'ready' ? styles.ready : word === 'terminating' ? styles.ending : styles.out
  return (
    <g>
      <circle className={kind} cx={Math.round(left * 10) / 10} cy={y} r="4" />
      <text className={styles.word} x={x + 8} y={y + 4}>
        {word}
      </text>
    </g>
  )
}

/** Where on its line the bar stands, from the sender. */
const SHARE = 0.4

function Barred({ layout, from, to }: { readonly layout: TopologyLayout; readonly from: string; readonly to: string }) {
  const path = layout.edges.find(({ between: [a, b] }) => a === from && b === to)?.path
  const [start, end] = [path?.[0], path?.at(-1)]
  if (!start || !end) return null
  const x = Math.round((start.x + (end.x - start.x) * SHARE) * 10) / 10
  const y = Math.round((start.y + (end.y - start.y) * SHARE) * 10) / 10
  return (
    <g className={styles.barred}>
      <title>{`${from} does not send to ${to}`}</title>
      <circle cx={x} cy={y} r="7" />
      <path d={`M${x - 4} ${y}h8`} />
    </g>
  )
}
