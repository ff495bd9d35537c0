/** A statechart as a nested list: every state with its ways out. Shown where there is no room to draw, and read by screen readers everywhere. */
import type { Graph, GraphEdge, GraphState } from './chart.ts'
import styles from './Statechart.module.css'

interface Marks {
  readonly on: ReadonlySet<string>
  /** Places in `graph.edges` of the transitions just taken. */
  readonly lit: ReadonlySet<number>
}

interface StateListProps extends Marks {
  readonly graph: Graph
}

export function StateList({ graph, ...marks }: StateListProps) {
  const outer = graph.states.filter(state => state.parent === null)
  return (
    <ul className={styles.list}>
      {outer.map(state => (
        <StateItem key={state.path} graph={graph} state={state} {...marks} />
      ))}
    </ul>
  )
}

function StateItem({ graph, state, ...marks }: { readonly graph: Graph; readonly state: GraphState } & Marks) {
  const active = marks.on.has(state.path)
  const children = graph.states.filter(child => child.parent === state.path)
  const isLeaf = children.length === 0
  const ways = graph.edges.flatMap((edge, i) => (edge.from === state.path ? [{ edge, lit: marks.lit.has(i) }] : []))
  const kind = state.initial ? 'starts here' : state.kind === 'final' ? 'ends here' : ''
  return (
    <li className={active ? (isLeaf ? styles.now : styles.around) : undefined} data-now={active && isLeaf ? '' : undefined}>
      <span className={styles.heading}>
        <span className={styles.itemName}>{state.name}</span>
        {active && isLeaf ? <span className={styles.tag}>now</span> : null}
        {kind ? <span className={styles.kind}>{kind}</span> : null}
      </span>
      {state.lines.length > 0 ? <span className={styles.inside}>{sentence(state.lines)}</span> : null}
      {ways.length > 0 ? (
        <ul className={styles.ways}>
          {ways.map(({ edge, lit }) => (
            <li key={`${edge.event} ${edge.to}`} className={lit ? styles.taken : undefined}>
              {sentence(edge.lines)} <span className={styles.target}>→ {nameOf(graph, edge)}</span>
              {lit ? <span className={styles.tag}>just taken</span> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {children.length > 0 ? (
        <ul>
          {children.map(child => (
            <StateItem key={child.path} graph={graph} state={child} {...marks} />
          ))}
        </ul>
      ) : null}
    </li>
  )
}

function nameOf(graph: Graph, edge: GraphEdge): string {
  if (edge.to === edge.from) return 'itself again'
  return graph.states.find(state => state.path === edge.to)?.name ?? edge.to
}

function sentence(lines: Graph['edges'][number]['lines']): string {
  return lines.map(({ kind, text }, i) => (i === 0 ? '' : kind === 'event' ? '; ' : kind === 'action' ? ', ' : ' ') + text).join('')
}
