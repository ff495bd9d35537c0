/** One lane of a chart: its axis, its level that matters, its bars and lines, each with its name beside it. */
import { memo, useId } from 'react'
import type { Micros } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { tenth } from '../geometry.ts'
import { textWidth } from '../words.ts'
import styles from './Chart.module.css'
import { type Axes, barPath, barsOf, MARGIN, numberedBars, stepPath } from './plot.ts'
import { type ChartLane, type ChartSeries, seenOf, stretchesOf, towersOf, valuesOf } from './series.ts'

interface LaneProps {
  readonly index: TraceIndex
  readonly lane: ChartLane
  readonly axes: Axes
  readonly seq: number
  readonly now: Micros
  /** Whether its series need names: not where the lane above has the same. */
  readonly named: boolean
}

const SIZE = 12.5
const SWATCH = 14

export function LanePlot({ index, lane, axes, seq, now, named }: LaneProps) {
  const bottom = axes.y(0)
  const right = axes.width - MARGIN.right
  const seen = lane.series.reduce((sum, { name }) => sum + seenOf(valuesOf(index, name), seq), 0)
  return (
    <>
      <Grid axes={axes} />
      <Head lane={lane} width={axes.width} named={named} />
      <Bars index={index} lane={lane} seq={seq} seen={seen} width={axes.width} until={axes.until} axes={axes} />
      {lane.series
        .filter(({ form }) => form === 'steps')
        .map(series => (
          <path
            key={series.name}
            className={series.look === 'plain' ? styles.steps : `${styles.steps} ${styles.dashed}`}
            stroke={series.color}
            d={stepPath(stretchesOf(index, series, seq, now), axes)}
          />
        ))}
      {lane.limit && (
        <g className={styles.limit}>
          <path d={`M${MARGIN.left} ${axes.y(lane.limit.value)}H${right}`} />
          <text x={right} y={axes.y(lane.limit.value) - 4} textAnchor="end">
            {lane.limit.label}
          </text>
        </g>
      )}
      <path className={styles.base} d={`M${MARGIN.left} ${bottom}H${right}`} />
    </>
  )
}

/** Drawn anew only when the axes change, as the names are only when the lane does. */
const Grid = memo(function Grid({ axes }: { readonly axes: Axes }) {
  const right = axes.width - MARGIN.right
  return (
    <>
      {axes.valueTicks.map(value => (
        <g key={value}>
          <path className={value === 0 ? styles.base : styles.grid} d={`M${MARGIN.left} ${axes.y(value)}H${right}`} />
          <text className={styles.number} x={MARGIN.left - 6} y={axes.y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
    </>
  )
})

/** The lane's title, and its series from the right, each with a sample of its look. */
const Head = memo(function Head({ lane, width, named }: { readonly lane: ChartLane; readonly width: number; readonly named: boolean }) {
  const id = useId()
  let end = width - MARGIN.right
  const names = (named ? [...lane.series].reverse() : []).map(series => {
    const x = end - textWidth(series.label, SIZE)
    end = x - SWATCH - 18
    return { series, x }
  })
  // Where the title leaves no room beside it, the names stand on the line below.
  const below = lane.title !== null && MARGIN.left + textWidth(lane.title, SIZE) > end ? 15 : 0
  return (
    <>
      {lane.title !== null && (
        <text className={styles.title} x={MARGIN.left} y={14}>
          {lane.title}
        </text>
      )}
      {names.map(({ series, x }) => (
        <g key={series.name} {...(below > 0 ? { transform: `translate(0 ${below})` } : {})}>
          {series.form === 'bars' ? (
            <>
              {series.look === 'patterned' && <Hatch id={id} color={series.color} />}
              <rect
                x={x - SWATCH - 5}
                y={4}
                width={SWATCH}
                height={11}
                fill={series.look === 'plain' ? series.color : `url(#${id})`}
                stroke={series.color}
              />
            </>
          ) : (
            <path
              className={series.look === 'plain' ? styles.steps : `${styles.steps} ${styles.dashed}`}
              stroke={series.color}
              d={`M${x - SWATCH - 7} 9.5h${SWATCH + 2}`}
            />
          )}
          <text className={styles.name} x={x} y={14}>
            {series.label}
          </text>
        </g>
      ))}
    </>
  )
})

function Hatch({ id, color }: { readonly id: string; readonly color: string }) {
  return (
    <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="4" height="4" fill={color} opacity="0.22" />
      <path d="M0 0V4" stroke={color} strokeWidth="3" />
    </pattern>
  )
}

interface BarsProps {
  readonly index: TraceIndex
  readonly lane: ChartLane
  readonly axes: Axes
  readonly seq: number
  /** How many values have been told: as long as that stands, nothing is drawn anew. */
  readonly seen: number
  readonly width: number
  readonly until: Micros
}

const Bars = memo(
  function Bars({ index, lane, axes, seq }: BarsProps) {
    const id = useId()
    const series = lane.series.filter(({ form }) => form === 'bars')
    const bars = barsOf(towersOf(index, series, seq), axes)
    const numbered = numberedBars(bars, lane.limit?.value ?? 0, Math.floor(axes.width / 70))
    return (
      <>
        {series.map((one, part) => (
          <g key={one.name}>
            {one.look === 'patterned' && <Hatch id={`${id}${part}`} color={one.color} />}
            <path className={styles.bars} d={barPath(bars, part, axes)} fill={fillOf(one, `${id}${part}`)} stroke={one.color} />
          </g>
        ))}
        {numbered.map(({ tower, left, right }) => (
          <text
            key={tower.to}
            className={styles.value}
            x={left < MARGIN.left + 12 ? left : tenth((left + right) / 2)}
            y={axes.y(tower.sum) - 4}
            textAnchor={left < MARGIN.left + 12 ? 'start' : 'middle'}
          >
            {tower.sum}
          </text>
        ))}
      </>
    )
  },
  (a, b) =>
    a.index === b.index && a.seen === b.seen && a.width === b.width && a.until === b.until && a.lane.series.length === b.lane.series.length,
)

function fillOf({ look, color }: ChartSeries, pattern: string): string {
  return look === 'plain' ? color : `url(#${pattern})`
}
