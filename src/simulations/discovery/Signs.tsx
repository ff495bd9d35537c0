/** Signs on the network: the registry's word in each instance's box, and a bar on the line of whoever no longer sends there. */
import { tenth } from '../../views/geometry.ts'
import type { TopologyLayout } from '../../views/topology/layout.ts'
import { believersOf, type Known, lastWord } from './knowledge.ts'
import styles from './Signs.module.css'

export function Signs({ layout, known }: { readonly layout: TopologyLayout; readonly known: readonly Known[] }) {
  return (
    <g className={styles.signs}>
      {known.map(one => (
        <RegistryWord key={one.instance} layout={layout} known={one} />
      ))}
      {known.flatMap(one =>
        believersOf(one)
          .filter(who => who !== 'registry' && lastWord(one, who) !== 'ready')
          .map(who => <Barred key={`${who} ${one.instance}`} layout={layout} from={who} to={one.instance} />),
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
      <circle className={kind} cx={tenth(left)} cy={y} r="4" />
      <text className={styles.word} x={x + 8} y={y + 4}>
        {word}
      </text>
    </g>
  )
}

/** Where on its line the bar stands, from the sender. */
const SHARE = 0.26

function Barred({ layout, from, to }: { readonly layout: TopologyLayout; readonly from: string; readonly to: string }) {
  const path = layout.edges.find(({ between: [a, b] }) => a === from && b === to)?.path
  const [start, end] = [path?.[0], path?.at(-1)]
  if (!start || !end) return null
  const [x, y] = [tenth(start.x + (end.x - start.x) * SHARE), tenth(start.y + (end.y - start.y) * SHARE)]
  return (
    <g className={styles.barred} transform={`translate(${x} ${y})`}>
      <title>{`${from} does not send to ${to}`}</title>
      <circle r="7" />
      <path d="M-4 0h8" />
    </g>
  )
}
