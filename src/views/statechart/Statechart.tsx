/** A machine's own statechart, with the active state and the last transition lit; a nested list of states where a drawing would be too small. */
import { useEffect, useRef } from 'react'
import { type ChartLayout, type ChartLine, type PlacedEdge, type PlacedState, type as typography } from './chart.ts'
import { arrowHead, outside, roundedPath } from './edge-path.ts'
import { activePaths, type LastTransition, litEdges } from './lit.ts'
import styles from './Statechart.module.css'
import { StateList } from './StateList.tsx'

export interface StatechartProps {
  readonly layout: ChartLayout
  /** As in a frame: dots inside a state, ` & ` between regions, '' for the initial state. */
  readonly active: string
  readonly last: LastTransition | null
  /** The process is down: no state is active. */
  readonly broken: boolean
  /** Whose machine it is, such as Payments. */
  readonly title: string
}

const RADIUS = 7
const HEAD = 8

export function Statechart({ layout, active, last, broken, title }: StatechartProps) {
  const lit = litEdges(layout, last)
  const on = broken ? new Set<string>() : activePaths(layout, active)
  const edges = layout.edges.map((edge, i) => ({ edge, id: `${edge.from} ${edge.event} ${edge.to}`, lit: lit.has(i) }))
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (scroller.current) keepInView(scroller.current)
  }, [layout, active])
  return (
    <div className={broken ? `${styles.chart} ${styles.broken}` : styles.chart}>
      {broken ? <p className={styles.down}>{title} is down: what it knew is gone.</p> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a landmark would have to be the only one of its name on the page */}
      <div role="group" ref={scroller} className={styles.scroller} aria-label={`States of ${title}`} tabIndex={0}>
        <svg
          className={styles.drawing}
          viewBox={`0 0 ${layout.width} ${layout.height}`}
          width={layout.width}
          height={layout.height}
          aria-hidden="true"
        >
          {layout.states.map(state => (
            <StateBox key={state.path} state={state} active={on.has(state.path)} />
          ))}
          {[...edges.filter(one => !one.lit), ...edges.filter(one => one.lit)].map(one => (
            <EdgeLine key={one.id} edge={one.edge} lit={one.lit} />
          ))}
        </svg>
        <StateList graph={layout} on={on} lit={lit} />
      </div>
    </div>
  )
}

/** Scrolls the active state to the middle, in the drawing or the list, whichever is shown, if it cannot be seen whole. */
function keepInView(scroller: HTMLElement): void {
  const drawn = (scroller.firstElementChild?.getClientRects().length ?? 0) > 0
  const now = scroller.querySelector(drawn ? 'svg [data-now]' : 'li[data-now]')
  if (!now) return
  const box = now.getBoundingClientRect()
  const view = scroller.getBoundingClientRect()
  if (box.top < view.top || box.bottom > view.bottom) scroller.scrollTop += box.top + box.height / 2 - view.top - view.height / 2
  if (box.left < view.left || box.right > view.right) scroller.scrollLeft += box.left + box.width / 2 - view.left - view.width / 2
}

function StateBox({ state, active }: { readonly state: PlacedState; readonly active: boolean }) {
  const { x, y, width, height } = state.box
  const whole = state.kind === 'atomic' || state.kind === 'final'
  const className = [
    styles.state,
    whole ? styles.leaf : styles.group,
    state.region && styles.region,
    active && state.path !== '' && styles.active,
  ]
    .filter(Boolean)
    .join(' ')
  const left = whole ? x + width / 2 : x + typography.padX
  const name = whole ? y + typography.nameRow / 2 + 4.5 : y + 20
  return (
    <g className={className} data-now={active && whole ? '' : undefined}>
      <rect x={x} y={y} width={width} height={height} rx={state.region ? 0 : 6} />
      {state.kind === 'final' ? <rect className={styles.inner} x={x + 3} y={y + 3} width={width - 6} height={height - 6} rx={4} /> : null}
      {state.entrance === null ? null : <Entrance x={state.entrance} y={y} />}
      {state.rows.length > 0 && whole ? <path className={styles.rule} d={`M${x} ${y + typography.nameRow}H${x + width}`} /> : null}
      <text className={styles.name} x={left} y={name} textAnchor={whole ? 'middle' : 'start'}>
        {state.name}
      </text>
      <Rows rows={state.rows} x={x + typography.padX} y={y + typography.nameRow + typography.padY / 2} anchor="start" />
    </g>
  )
}

function Entrance({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g className={styles.entrance}>
      <circle cx={x} cy={y - 18} r={3.5} />
      <path d={`M${x} ${y - 15}V${y - 6}`} />
      <polygon
        points={arrowHead(
          [
            [x, y - 18],
            [x, y],
          ],
          7,
        )}
      />
    </g>
  )
}

function EdgeLine({ edge, lit }: { readonly edge: PlacedEdge; readonly lit: boolean }) {
  const parts = outside(edge.points, edge.label)
  const { x, y, width } = edge.label
  return (
    <g className={lit ? `${styles.edge} ${styles.lit}` : styles.edge}>
      {parts.map(part => (
        <path key={part.join(' ')} d={roundedPath(part, RADIUS)} />
      ))}
      <polygon points={arrowHead(edge.points, lit ? HEAD + 2 : HEAD)} />
      <Rows rows={edge.rows} x={x + width / 2} y={y + 2} anchor="middle" />
    </g>
  )
}

function Rows({
  rows,
  x,
  y,
  anchor,
}: {
  readonly rows: readonly ChartLine[]
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'middle'
}) {
  return rows.map(({ kind, text }, i) => (
    <text key={i} className={styles[kind]} x={x} y={y + i * typography.row + 12.5} textAnchor={anchor}>
      {text}
    </text>
  ))
}
