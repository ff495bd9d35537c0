/** The network: actors as nodes, links as edges, and every message where it is at this moment. */
import { memo, type ReactNode, useCallback, useId, useMemo, useRef } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { ActorId, MessageId } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { glyphRoles } from '../../ui/glyph/glyph-roles.ts'
import { busyAt } from '../activity.ts'
import { pathOf } from '../geometry.ts'
import { useWidth } from '../use-width.ts'
import { stateLine } from '../words.ts'
import { placeLabels } from './labels.ts'
import { assignLanes } from './lanes.ts'
import { type EdgeLine, layEdges, type TopologyLayout } from './layout.ts'
import { Message } from './Message.tsx'
import { marksOf } from './marks.ts'
import { Node } from './Node.tsx'
import styles from './Topology.module.css'

interface ViewProps {
  readonly index: TraceIndex
  readonly frame: Frame
  readonly selected: MessageId | null
  readonly onSelect: (message: MessageId | null) => void
  /** Breaks a healthy actor, heals a broken one. Give the same function each time: nodes redraw when it changes. */
  readonly onToggleActor?: (actor: ActorId) => void
  /** What a panel draws over the nodes and under the messages, in px of the drawing: signs of what others believe of an actor, say. */
  readonly overlay?: (layout: TopologyLayout) => ReactNode
}

/** The widths of room that the style sheet can ask for; a wide drawing is shown from the first that holds it. */
const ROOMS = [560, 640, 720, 800, 880, 960] as const

/** Both drawings are in the served page, and the style sheet shows the one that fits; once mounted, only that one is drawn. */
export function Topology({ wide, narrow, ...view }: ViewProps & { readonly wide: TopologyLayout; readonly narrow: TopologyLayout }) {
  const [ref, room] = useWidth<HTMLDivElement>()
  const needed = ROOMS.find(one => one >= wide.width) ?? 960
  return (
    <div ref={ref} className={`${styles.topology} ${styles[`room${needed}`]}`}>
      {(room === null || room >= needed) && <Drawing {...view} layout={wide} reach={12} className={styles.wide} />}
      {(room === null || room < needed) && <Drawing {...view} layout={narrow} reach={22} className={styles.narrow} />}
    </div>
  )
}

interface DrawingProps extends ViewProps {
  readonly layout: TopologyLayout
  readonly reach: number
  readonly className: string | undefined
}

function Drawing({ layout, reach, className, index, frame, selected, onSelect, onToggleActor, overlay }: DrawingProps) {
  const { width, height, nodes } = layout
  const { seq } = frame.position
  const hatch = useId()
  const svg = useRef<SVGSVGElement>(null)
  const edges = useMemo(() => layEdges(layout), [layout])
  const lanes = useMemo(() => assignLanes(index, edges), [index, edges])
  const busy = useMemo(() => busyAt(index, seq), [index, seq])
  const marks = marksOf(index, frame, lanes)
  const labels = placeLabels(marks, Object.values(nodes), layout, selected)
  const keepFocus = useCallback((mark: SVGGElement | null) => {
    if (mark) return () => void (mark === document.activeElement && svg.current?.focus({ preventScroll: true }))
  }, [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset
    <svg
      ref={svg}
      className={`${styles.drawing} ${className}`}
      viewBox={`0 0 ${width} ${height}`}
      style={{ minWidth: width, maxWidth: width * 1.2 }}
      role="group"
      aria-label="Network"
      tabIndex={-1}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" className={styles.hatch} />
        </pattern>
      </defs>
      <Hosts hosts={layout.hosts} />
      <Edges edges={edges} />
      {marks.map(({ record, role, trail }) => (
        <path
          key={record.id}
          className={`${styles.trail} ${role === 'lost' ? styles.lost : ''}`}
          style={{ color: glyphRoles[role].color }}
          d={pathOf(trail)}
        />
      ))}
      {Object.entries(nodes).map(([actor, box]) => (
        <Node
          key={actor}
          actor={actor}
          box={box}
          state={stateLine(frame, actor)}
          broken={frame.actors.get(actor)?.broken ?? false}
          busy={busy.has(actor)}
          hatch={hatch}
          onToggle={box.unbreakable ? undefined : onToggleActor}
        />
      ))}
      {overlay?.(layout)}
      {marks.map(mark => (
        <Message
          key={mark.record.id}
          index={index}
          seq={seq}
          mark={mark}
          label={labels.get(mark.record.id)}
          reach={reach}
          selected={mark.record.id === selected}
          onSelect={onSelect}
          keepFocus={keepFocus}
        />
      ))}
    </svg>
  )
}

const Edges = memo(function Edges({ edges }: { readonly edges: ReadonlyMap<string, EdgeLine> }) {
  return (
    <g className={styles.edges}>
      {[...edges].map(([key, { points }]) => (
        <path key={key} d={pathOf(points)} />
      ))}
    </g>
  )
})

const Hosts = memo(function Hosts({ hosts = [] }: { readonly hosts: TopologyLayout['hosts'] }) {
  return hosts.map(({ label, x, y, width, height }) => (
    <g key={label} className={styles.host}>
      <rect x={x} y={y} width={width} height={height} rx="5" />
      <text x={x + 10} y={y + 18}>
        {label}
      </text>
    </g>
  ))
})
