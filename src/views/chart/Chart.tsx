/** Measured values over time: a plot for each lane on common axes, uncovered up to the playhead, and the same numbers as a table. */
import { memo, useId, useMemo, useRef, useState } from 'react'
import type { Frame } from '../../engine/frame.ts'
import type { Micros } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { useWidth } from '../use-width.ts'
import { instant } from '../words.ts'
import styles from './Chart.module.css'
import { ChartTable } from './ChartTable.tsx'
import { LanePlot } from './LanePlot.tsx'
import { type Axes, axesFor, MARGIN, spanFor } from './plot.ts'
import { type ChartLane, greatestOf } from './series.ts'

export interface ChartProps {
  readonly index: TraceIndex
  readonly frame: Frame
  /** From the top. */
  readonly lanes: readonly ChartLane[]
  /** What the vertical axis counts, with its unit: "calls in a tenth of a second". */
  readonly measure: string
  /** On an axis of square roots 20 and 1,000 can both be seen. Default: linear. */
  readonly scale?: 'linear' | 'square-root'
  /** The shortest time that the axis shows; it grows by steps as the playhead moves on. */
  readonly least?: Micros
}

const WIDE = { width: 920, lane: 148 }
/** As served to the narrowest window, 320 px wide, no word of it shrinks. */
const NARROW = { width: 264, lane: 116 }

/** Below this width the narrow form is drawn. */
const FITS = 560

const TEN_SECONDS: Micros = 10_000_000

/** Both forms are in the served page; once mounted, only the one that fits is drawn. */
export function Chart(props: ChartProps) {
  const [ref, room] = useWidth<HTMLDivElement>()
  const { index, frame, lanes, measure, least = TEN_SECONDS } = props
  const until = spanFor(frame.position.at, least)
  const [open, setOpen] = useState(false)
  // While nobody looks at the table it stands still: a hundred numbers a frame would be work for nothing.
  const told = useRef({ position: frame.position, until, index })
  if (open || told.current.index !== index) told.current = { position: frame.position, until, index }
  const isWide = room === null || room >= FITS
  return (
    <div ref={ref} className={`${styles.chart} ${room === null ? styles.unmeasured : ''}`}>
      <p className={styles.measure}>
        {measure}
        {props.scale === 'square-root' && <span> (the axis grows by square roots)</span>}
      </p>
      {isWide && <Drawing {...props} until={until} form="wide" width={room ?? WIDE.width} lane={WIDE.lane} />}
      {(room === null || !isWide) && <Drawing {...props} until={until} form="narrow" width={room ?? NARROW.width} lane={NARROW.lane} />}
      <ChartTable {...told.current} lanes={lanes} measure={measure} onToggle={setOpen} />
    </div>
  )
}

interface DrawingProps extends ChartProps {
  readonly until: Micros
  readonly form: 'wide' | 'narrow'
  readonly width: number
  readonly lane: number
}

function Drawing({ index, frame, lanes, scale = 'linear', until, form, width, lane: height, measure }: DrawingProps) {
  const id = useId()
  const greatest = Math.max(...lanes.map(lane => greatestOf(index, lane)))
  const axes = useMemo(() => axesFor(width, height, until, greatest, scale), [width, height, until, greatest, scale])
  const step = MARGIN.top + height + MARGIN.bottom
  const bottom = lanes.length * step
  const { at, seq } = frame.position
  return (
    <svg className={`${styles.drawing} ${styles[form]}`} viewBox={`0 0 ${width} ${bottom + 24}`} role="img" aria-labelledby={id}>
      <title id={id}>
        {`${measure} over time${lanes.length > 1 ? `, ${lanes.map(({ title }) => title).join(' above ')}` : ''}. The values are in the table below.`}
      </title>
      <g>
        {lanes.map((lane, i) => (
          <g key={lane.title ?? ''} transform={`translate(0 ${i * step})`}>
            <LanePlot index={index} lane={lane} axes={axes} seq={seq} now={at} named={!sameSeries(lane, lanes[i - 1])} />
          </g>
        ))}
        <TimeAxis axes={axes} bottom={bottom} />
        <Playhead axes={axes} at={at} bottom={bottom} />
      </g>
    </svg>
  )
}

function sameSeries(a: ChartLane, b: ChartLane | undefined): boolean {
  return (
    a.series.length === b?.series.length &&
    a.series.every(({ label, look }, i) => b.series[i]?.label === label && b.series[i]?.look === look)
  )
}

/** Drawn anew only when the axes change, not at every frame. */
const TimeAxis = memo(function TimeAxis({ axes, bottom }: { readonly axes: Axes; readonly bottom: number }) {
  const inSeconds = axes.until >= 1_000_000
  return (
    <>
      {axes.timeTicks.map((at, i) => (
        <g key={at}>
          <path className={styles.tick} d={`M${axes.x(at)} ${bottom - MARGIN.bottom}v5`} />
          <text
            className={styles.number}
            x={axes.x(at)}
            y={bottom + 14}
            textAnchor={i === 0 ? 'start' : axes.x(at) > axes.width - 30 ? 'end' : 'middle'}
          >
            {inSeconds ? at / 1_000_000 : at / 1000}
            {i === 0 ? (inSeconds ? ' s' : ' ms') : ''}
          </text>
        </g>
      ))}
    </>
  )
})

function Playhead({ axes, at, bottom }: { readonly axes: Axes; readonly at: Micros; readonly bottom: number }) {
  const x = axes.x(at)
  const text = at < 1_000_000 ? `${instant(at)} ms` : `${(at / 1_000_000).toFixed(2)} s`
  const half = text.length * 3.7 + 5
  const middle = Math.min(Math.max(x, MARGIN.left + half), axes.width - half)
  return (
    <g className={styles.playhead}>
      <path d={`M${x} ${MARGIN.top}V${bottom}`} />
      <rect x={middle - half} y={bottom + 1} width={2 * half} height={18} rx={2} />
      <text x={middle} y={bottom + 14} textAnchor="middle">
        {text}
      </text>
    </g>
  )
}
