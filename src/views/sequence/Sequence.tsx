/** The run as a sequence diagram: actors across, time downwards, uncovered up to the playhead. On a phone: a list with a lane a column. */
import { memo, useEffect, useId, useMemo, useRef } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { ActorId, MessageId } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import { tenth } from '../geometry.ts'
import { roleOf } from '../roles.ts'
import { useWidth } from '../use-width.ts'
import { fateOf, instant, lasting, messageLabel, messageName, shorten, textWidth } from '../words.ts'
import { actorsOf, GUTTER, HALF_BAR, layOutSequence, leastWidth, type SequenceLayout, TIMEOUT, TOP } from './layout.ts'
import styles from './Sequence.module.css'
import { SequenceArrow } from './SequenceArrow.tsx'
import { SequenceList } from './SequenceList.tsx'

export interface SequenceProps {
  readonly index: TraceIndex
  readonly frame: Frame
  readonly selected: MessageId | null
  readonly onSelect: (message: MessageId | null) => void
  /** The lifelines, from the left; by default everyone who sends or receives. */
  readonly actors?: readonly ActorId[]
}

/** The width drawn before the real one is known. */
const USUAL = 960

/** Both forms are in the served page; once mounted, only the one that fits is drawn. */
export function Sequence({ actors, ...view }: SequenceProps) {
  const [ref, room] = useWidth<HTMLDivElement>()
  const { index } = view
  // By their names: a new list of the same actors lays out nothing anew.
  const names = (actors ?? actorsOf(index)).join('\n')
  const shown = useMemo(() => names.split('\n'), [names])
  const fits = room !== null && room >= leastWidth(shown.length)
  return (
    <div ref={ref} className={`${styles.sequence} ${room === null ? styles.unmeasured : ''}`}>
      {(room === null || fits) && <Diagram {...view} actors={shown} width={room ?? USUAL} />}
      {(room === null || !fits) && <SequenceList {...view} actors={shown} />}
    </div>
  )
}

function Diagram({
  index,
  frame,
  selected,
  onSelect,
  actors,
  width,
}: Omit<SequenceProps, 'actors'> & { readonly actors: readonly ActorId[]; readonly width: number }) {
  const layout = useMemo(() => layOutSequence(index, actors, width), [index, actors, width])
  const { position } = frame
  const { seq } = position
  const y = TOP + layout.scale.y(position)
  const scroller = useRef<HTMLElement>(null)
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const [top, bottom] = [box.scrollTop, box.scrollTop + box.clientHeight - HEAD]
    if (y < top + 40 || y > bottom - 60) box.scrollTop = y - box.clientHeight / 2
  }, [y])
  const clip = useId()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={scroller} className={styles.diagram} aria-label="Sequence" tabIndex={0}>
      <Heads layout={layout} />
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
      <svg className={styles.drawing} width={layout.width} height={tenth(layout.height)} role="group" aria-label="Messages, time downwards">
        <clipPath id={clip}>
          <rect width={layout.width} height={tenth(y + 0.5)} />
        </clipPath>
        <Ground layout={layout} />
        <g clipPath={`url(#${clip})`}>
          <Bars layout={layout} />
        </g>
        {layout.timeouts.map(one => one.seq <= seq && <TimeoutMark key={one.seq} {...one} />)}
        {layout.arrows.map(
          arrow =>
            arrow.record.sent.seq <= seq && (
              <SequenceArrow
                key={arrow.record.id}
                arrow={arrow}
                fate={fateOf(arrow.record, seq)}
                text={messageLabel(index, arrow.record, seq)}
                name={messageName(index, arrow.record, seq)}
                selected={arrow.record.id === selected}
                clip={`url(#${clip})`}
                onSelect={onSelect}
              />
            ),
        )}
        <g className={styles.playhead} transform={`translate(0 ${tenth(y)})`}>
          <path d={`M${GUTTER - 4} 0H${layout.width}`} />
          <rect x="0" y="-9" width={GUTTER - 4} height="18" rx="2" />
          <text x={GUTTER - 10} y="4">
            {instant(position.at)}
          </text>
        </g>
        {frame.flying.map(({ record }) => {
          const line = layout.arrows.find(arrow => arrow.record === record)?.line
          if (!line || line.y2 === line.y1) return null
          const x = line.x1 + ((line.x2 - line.x1) * (y - line.y1)) / (line.y2 - line.y1)
          return (
            <g key={record.id} className={styles.tip} transform={`translate(${tenth(x)} ${tenth(y)})`}>
              <GlyphShape of={roleOf(index, record)} scale={0.85} />
            </g>
          )
        })}
      </svg>
    </section>
  )
}

/** Height of the names that stay on top. */
const HEAD = 44

const Heads = memo(function Heads({ layout: { lifelines, width } }: { readonly layout: SequenceLayout }) {
  const column = (lifelines[1]?.x ?? width) - (lifelines[0]?.x ?? 0)
  const tight = lifelines.some(({ actor }) => textWidth(actor, 13) > column - 8)
  return (
    <svg className={styles.heads} width={width} height={HEAD} aria-hidden="true">
      <text className={styles.unit} x={GUTTER - 10} y="36">
        ms
      </text>
      {lifelines.map(({ actor, x }, i) => {
        const y = tight && i % 2 === 0 ? 18 : 36
        return (
          <g key={actor}>
            <path d={`M${x} ${y + 5}V${HEAD}`} />
            <text x={x} y={y}>
              {shorten(actor, Math.floor(((tight ? 2 : 1) * column - 4) / 7.8))}
            </text>
          </g>
        )
      })}
    </svg>
  )
})

/** Lifelines, the times at the left, and silences that were cut. */
const Ground = memo(function Ground({ layout: { lifelines, scale, height, width } }: { readonly layout: SequenceLayout }) {
  let last = Number.NEGATIVE_INFINITY
  const ticks = scale.instants.filter(({ y }) => {
    if (y - last < 17) return false
    last = y
    return true
  })
  return (
    <g className={styles.ground}>
      {lifelines.map(({ actor, x }) => (
        <path key={actor} d={`M${x} 0V${tenth(height)}`} />
      ))}
      {scale.cuts.map(({ from, to, micros }) => (
        <g key={from} className={styles.cut}>
          <rect x={GUTTER} y={tenth(TOP + from + (to - from) / 2 - 9)} width={width - GUTTER} height="18" />
          {lifelines.map(({ actor, x }) => (
            <path key={actor} d={`M${x} ${tenth(TOP + from + (to - from) / 2 - 9)}v18`} />
          ))}
          <text x={GUTTER - 10} y={tenth(TOP + from + (to - from) / 2 + 4)}>
            ⋮ {lasting(micros).replace(' ms', '')}
          </text>
        </g>
      ))}
      {ticks.map(({ at, y }) => (
        <text key={at} x={GUTTER - 10} y={tenth(TOP + y + 4)}>
          {instant(at)}
        </text>
      ))}
    </g>
  )
})

const Bars = memo(function Bars({ layout: { bars } }: { readonly layout: SequenceLayout }) {
  return bars.map(({ key, x, top, bottom, kind }) => (
    <rect
      key={key}
      className={styles[kind]}
      x={tenth(x - HALF_BAR)}
      y={tenth(top)}
      width={2 * HALF_BAR}
      height={tenth(Math.max(1, bottom - top))}
    />
  ))
})

function TimeoutMark({ x, y, waited, label }: SequenceLayout['timeouts'][number]) {
  return (
    <g className={styles.timeout}>
      <title>{`timeout after ${lasting(waited)}`}</title>
      <path d={`M${x - 9} ${tenth(y)}H${x + 9}`} />
      <text x={tenth(label.x)} y={tenth(label.y + 11.5)}>
        {TIMEOUT}
      </text>
    </g>
  )
}
