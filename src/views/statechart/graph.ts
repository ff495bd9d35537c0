/** Reads the statechart out of an XState machine: what its author wrote, in words, as plain data. */
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate'
import type { ChartLine, Graph, GraphEdge, GraphState } from './chart.ts'
import { eventWords, words } from './event-words.ts'

/** The graph of `machine`. A guard without a name is refused, because the chart could not say it. */
export function graphOf(machine: AnyStateMachine): Graph {
  const states: GraphState[] = []
  const edges: GraphEdge[] = []
  const root = machine.root
  if (transitionsOf(root).length > 0 || linesOf(root).length > 0) states.push(stateOf(root, machine.id, null))
  const visit = (node: AnyStateNode, parent: string | null) => {
    for (const child of Object.values(node.states)) {
      states.push(stateOf(child, words(child.key), parent))
      visit(child, pathOf(child))
    }
  }
  visit(root, states.length > 0 ? '' : null)
  for (const node of [root, ...states.filter(state => state.path !== '').map(state => nodeAt(root, state.path))])
    edges.push(...edgesOf(node))
  return { machine: machine.id, states, edges }
}

function nodeAt(root: AnyStateNode, path: string): AnyStateNode {
  return path.split('.').reduce((node, key) => node.states[key] as AnyStateNode, root)
}

function pathOf(node: AnyStateNode): string {
  return node.path.join('.')
}

function stateOf(node: AnyStateNode, name: string, parent: string | null): GraphState {
  if (node.type === 'history') throw new Error(`${node.id} is a history state, which the statechart cannot draw`)
  const region = node.parent?.type === 'parallel'
  const initial = !region && node.parent?.initial?.target[0] === node
  return { path: pathOf(node), name, parent, kind: node.type, initial, region, lines: linesOf(node) }
}

/** What happens inside a state: actions on entry and exit, and transitions without a target. */
function linesOf(node: AnyStateNode): ChartLine[] {
  const lines: ChartLine[] = []
  for (const [when, actions] of [
    ['on entry', namesOf(node.entry)],
    ['on exit', namesOf(node.exit)],
  ] as const) {
    if (actions.length > 0) lines.push({ kind: 'event', text: when }, ...actions.map(actionLine))
  }
  for (const [event, group] of grouped(transitionsOf(node).filter(({ transition }) => !transition.target))) {
    lines.push({ kind: 'event', text: eventWords(event) }, ...alternatives(group))
  }
  return lines
}

interface Told {
  readonly event: string
  readonly transition: AnyTransitionDefinition
  /** Nobody but an earlier, guarded transition on the same event comes before it. */
  readonly otherwise: boolean
}

function transitionsOf(node: AnyStateNode): Told[] {
  const told: Told[] = []
  const add = (event: string, list: readonly AnyTransitionDefinition[]) => {
    for (const [i, transition] of list.entries()) told.push({ event, transition, otherwise: i > 0 && !transition.guard })
  }
  for (const [event, list] of node.transitions) add(event, list as readonly AnyTransitionDefinition[])
  if (node.always) add('always', node.always)
  return told
}

function edgesOf(node: AnyStateNode): GraphEdge[] {
  const edges: GraphEdge[] = []
  const targets = new Map<string, Told[]>()
  for (const told of transitionsOf(node)) {
    for (const target of told.transition.target ?? []) push(targets, `${told.event}\n${pathOf(target as AnyStateNode)}`, told)
  }
  for (const [key, group] of targets) {
    const [event, to] = key.split('\n') as [string, string]
    edges.push({ from: pathOf(node), to, event, lines: [{ kind: 'event', text: eventWords(event) }, ...alternatives(group)] })
  }
  return edges
}

function grouped(list: readonly Told[]): Map<string, Told[]> {
  const groups = new Map<string, Told[]>()
  for (const told of list) push(groups, told.event, told)
  return groups
}

function push(groups: Map<string, Told[]>, key: string, told: Told): void {
  const known = groups.get(key)
  if (known) known.push(told)
  else groups.set(key, [told])
}

function alternatives(group: readonly Told[]): ChartLine[] {
  return group.flatMap(({ transition, otherwise }, i) => {
    const condition = transition.guard ? `if ${guardWords(transition.guard)}` : otherwise ? 'otherwise' : null
    const guard: ChartLine[] =
      condition === null ? [] : [{ kind: 'guard', text: i > 0 && condition !== 'otherwise' ? `or ${condition}` : condition }]
    return [...guard, ...namesOf(transition.actions).map(actionLine)]
  })
}

function actionLine(text: string): ChartLine {
  return { kind: 'action', text }
}

/** Actions by their names; those that XState adds for its timers have none. */
function namesOf(actions: readonly unknown[]): string[] {
  return actions.flatMap(action => {
    if (typeof action === 'string') return [action]
    const named = action as { type?: unknown }
    return typeof action === 'object' && typeof named.type === 'string' ? [named.type] : []
  })
}

interface Combined {
  readonly guards?: readonly unknown[]
  readonly type?: unknown
  readonly name?: string
}

function guardWords(guard: unknown): string {
  if (typeof guard === 'string') return guard
  const { guards, type, name } = guard as Combined
  if (guards && (name === 'and' || name === 'or')) return guards.map(guardWords).join(` ${name} `)
  if (guards && name === 'not') return `not ${guards.map(guardWords).join('')}`
  if (typeof guard === 'object' && typeof type === 'string') return type
  throw new Error('A guard has no name: give it one in setup(), so that the statechart can print it')
}
