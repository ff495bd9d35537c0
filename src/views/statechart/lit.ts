/** Which parts of a chart a moment lights: the active states, and the transitions just taken. */
import { INITIAL } from '../../engine/frame.ts'
import type { ActorId, StateEntered } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import type { Graph, GraphState } from './chart.ts'

/** A transition as the trace tells it. */
export type LastTransition = Pick<StateEntered, 'from' | 'to' | 'on'>

/** The transition that `actor` took last, after the first `seq` events; null before the first. */
export function lastTransition(index: TraceIndex, actor: ActorId, seq: number): LastTransition | null {
  return index.states.get(actor)?.findLast(event => event.seq <= seq) ?? null
}

/** The paths of the active states and of all around them. `active` is '' while the machine rests where it began. */
export function activePaths(graph: Pick<Graph, 'states'>, active: string): ReadonlySet<string> {
  const paths = new Set<string>()
  const known = new Map(graph.states.map(state => [state.path, state]))
  if (active === INITIAL) {
    for (const state of graph.states) {
      const begins = state.initial || state.region || state.path === ''
      if (begins && (state.parent === null || paths.has(state.parent))) paths.add(state.path)
    }
    return paths
  }
  for (const leaf of active.split(' & ')) {
    let state: GraphState | undefined = known.get(leaf)
    while (state) {
      paths.add(state.path)
      state = state.parent === null ? undefined : known.get(state.parent)
    }
  }
  return paths
}

/**
 * The edges (by their places in `graph.edges`) that a transition went along. In the trace a microstep after the first says
 * only `always`: it was an eventless transition, or one on an event that the machine raised itself, such as a finished child.
 * Where several states were left, the innermost one that reacts to the event is the one that moved, as in XState;
 * a transition that leads nowhere, such as breaking and healing, goes along none.
 */
export function litEdges(graph: Graph, last: LastTransition | null): ReadonlySet<number> {
  const lit = new Set<number>()
  if (!last) return lit
  const before = activePaths(graph, last.from)
  const after = activePaths(graph, last.to)
  const moved = last.from === last.to ? before : new Set([...before].filter(path => !after.has(path)))
  const candidates = graph.edges.flatMap((edge, i) => {
    const fits = matches(edge.event, last.on) && before.has(edge.from) && after.has(edge.to)
    return fits ? [{ i, edge, certain: edge.event === last.on }] : []
  })
  // Where a state that was left reacts to the event, one that stayed (in another region, say) did not move.
  const left = candidates.filter(({ edge }) => moved.has(edge.from))
  const likely = left.length > 0 ? left : candidates
  for (const { i, edge, certain } of likely) {
    const outdone = likely.some(other => (!certain && other.certain) || (other.i !== i && contains(edge.from, other.edge.from)))
    if (!outdone) lit.add(i)
  }
  return lit
}

function matches(event: string, on: string): boolean {
  if (event === on || event === '*') return true
  if (on === 'always') return event.startsWith('xstate.done.') || !event.includes('.')
  return event.endsWith('.*') && on.startsWith(event.slice(0, -1))
}

/** Whether `path` lies inside `outer`. */
function contains(outer: string, path: string): boolean {
  return path !== outer && (outer === '' || path.startsWith(`${outer}.`))
}
