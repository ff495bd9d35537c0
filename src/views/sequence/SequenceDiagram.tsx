/** The sequence drawn as arrows between lifelines; the playhead uncovers it. */
import { useEffect, useId, useMemo, useRef } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { ActorId, MessageId } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { GlyphShape } from '../../ui/glyph/GlyphShape.tsx'
import { tenth } from '../geometry.ts'
import { roleOf } from '../roles.ts'
import { fateOf, instant, messageName } from '../words.ts'
import { Bars, HEAD, Heads, Lifelines, TimeoutMark, Times } from './diagram-parts.tsx'
import { arrowLabel, GUTTER, layOutSequence, TOP } from './layout.ts'
import styles from './Sequence.module.css'
import { SequenceArrow } from './SequenceArrow.tsx'

interface Props {
  readonly index: TraceIndex
  readonly frame: Frame
  readonly selected: MessageId | null
  readonly onSelect: (message: MessageId | null) => void
  readonly actors: readonly ActorId[]
  /** The room there is, in px. */
  readonly width: number
}

export function SequenceDiagram({ index, frame, selected, onSelect, actors, width }: Props) {
  const layout = useMemo(() => layOutSequence(index, actors, width), [index, actors, width])
  const { position } = frame
  const { seq } = position
  const y = TOP + layout.scale.y(position)
  const scroller = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = scroller.current
    if (!box) return
    const [top, bottom] = [box.scrollTop, box.scrollTop + box.clientHeight - HEAD]
    if (y < top + 40 || y > bottom - 60) box.scrollTop = y - box.clientHeight / 2
  }, [y])
  const clip = useId()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    // biome-ignore lint/a11y/useSemanticElements: a landmark would have to be the only one of its name on the page
    <div role="group" ref={scroller} className={styles.diagram} aria-label="Sequence" tabIndex={0}>
      <Heads layout={layout} />
      {/* biome-ignore lint/a11y/useSemanticElements: SVG has no fieldset */}
      <svg className={styles.drawing} width={layout.width} height={tenth(layout.height)} role="group" aria-label="Messages, time downwards">
        <clipPath id={clip}>
          <rect width={layout.width} height={tenth(y + 0.5)} />
        </clipPath>
        <Lifelines layout={layout} />
        <g clipPath={`url(#${clip})`}>
          <Times layout={layout} />
          <Bars layout={layout} />
        </g>
        <g className={styles.playhead} transform={`translate(0 ${tenth(y)})`}>
          <path d={`M${GUTTER - 4} 0H${layout.width}`} />
          <rect x="0" y="-9" width={GUTTER - 4} height="18" rx="2" />
          <text x={GUTTER - 10} y="4">
            {instant(position.at)}
          </text>
        </g>
        {layout.timeouts.map(one => one.seq <= seq && <TimeoutMark key={one.seq} {...one} />)}
        {layout.arrows.map(
          arrow =>
            arrow.record.sent.seq <= seq && (
              <SequenceArrow
                key={arrow.record.id}
                arrow={arrow}
                fate={fateOf(arrow.record, seq)}
                text={arrowLabel(index, arrow, seq)}
                name={
                  arrow.others > 0
                    ? `${messageName(index, arrow.record, seq)}, and ${arrow.others} more`
                    : messageName(index, arrow.record, seq)
                }
                selected={arrow.record.id === selected}
                clip={`url(#${clip})`}
                onSelect={onSelect}
              />
            ),
        )}
        {frame.flying.map(({ record }) => {
          const line = layout.arrows.find(arrow => arrow.record === record)?.line
          if (!line || line.y2 === line.y1) return null
          const x = line.x1 + (line.x2 - line.x1) * Math.min(1, (y - line.y1) / (line.y2 - line.y1))
          return (
            <g key={record.id} className={styles.tip} transform={`translate(${tenth(x)} ${tenth(y)})`}>
              <GlyphShape of={roleOf(index, record)} scale={0.85} />
            </g>
          )
        })}
      </svg>
    </div>
  )
}
