/** The parts of a sequence diagram that do not change while the playhead moves. */
import { memo } from 'react'
import { laneOf, withoutLane } from '../../engine/lanes.ts'
import { tenth } from '../geometry.ts'
import { instant, lasting, shorten, textWidth } from '../words.ts'
import { GUTTER, HALF_BAR, type SequenceLayout, TIMEOUT, TOP } from './layout.ts'
import styles from './Sequence.module.css'

/** Height of the names that stay on top. */
export const HEAD = 44

/** The names of the actors: below that of their lane, or on two heights where they stand close. */
export const Heads = memo(function Heads({ layout: { lifelines, width } }: { readonly layout: SequenceLayout }) {
  const column = (lifelines[1]?.x ?? width) - (lifelines[0]?.x ?? 0)
  const lanes = lanesOf(lifelines)
  const tight = lanes.length === 0 && lifelines.some(({ actor }) => textWidth(actor, 13) > column - 8)
  return (
    <svg className={styles.heads} width={width} height={HEAD} aria-hidden="true">
      <text className={styles.unit} x={GUTTER - 10} y="36">
        ms
      </text>
      {lanes.map(({ lane, from, to }) => (
        <g key={lane}>
          <path d={`M${tenth(from - column * 0.4)} 22.5H${tenth(to + column * 0.4)}`} />
          <text className={styles.laneName} x={tenth((from + to) / 2)} y="16">
            {lane.replaceAll('-', ' ')}
          </text>
        </g>
      ))}
      {lifelines.map(({ actor, x }, i) => {
        const y = tight && i % 2 === 0 ? 18 : 36
        return (
          <g key={actor}>
            <path d={`M${x} ${y + 5}V${HEAD}`} />
            <text x={x} y={y}>
              {shorten(withoutLane(actor), Math.floor(((tight ? 2 : 1) * column - 4) / 7.8))}
            </text>
          </g>
        )
      })}
    </svg>
  )
})

/** The lanes that lifelines stand in, each from its first to its last; empty for a run without lanes. */
function lanesOf(lifelines: SequenceLayout['lifelines']): { lane: string; from: number; to: number }[] {
  const lanes = new Map<string, { lane: string; from: number; to: number }>()
  for (const { actor, x } of lifelines) {
    const lane = laneOf(actor)
    if (lane) lanes.set(lane, { lane, from: lanes.get(lane)?.from ?? x, to: x })
  }
  return [...lanes.values()]
}

/** A line for each actor. */
export const Lifelines = memo(function Lifelines({ layout: { lifelines, height } }: { readonly layout: SequenceLayout }) {
  return (
    <g className={styles.ground}>
      {lifelines.map(({ actor, x }) => (
        <path key={actor} d={`M${x} 0V${tenth(height)}`} />
      ))}
    </g>
  )
})

/** The times at the left, as far apart as they can be read, and the silences that were cut. */
export const Times = memo(function Times({ layout: { lifelines, scale, width } }: { readonly layout: SequenceLayout }) {
  let last = Number.NEGATIVE_INFINITY
  const ticks = scale.instants.filter(({ y }) => {
    if (y - last < 17) return false
    last = y
    return true
  })
  return (
    <g className={styles.ground}>
      {scale.cuts.map(({ from, to, micros }) => {
        const middle = TOP + (from + to) / 2
        return (
          <g key={from} className={styles.cut}>
            <rect x={GUTTER} y={tenth(middle - 9)} width={width - GUTTER} height="18" />
            {lifelines.map(({ actor, x }) => (
              <path key={actor} d={`M${x} ${tenth(middle - 9)}v18`} />
            ))}
            <text x={GUTTER - 10} y={tenth(middle + 4)}>
              ⋮ {lasting(micros).replace(' ms', '')}
            </text>
          </g>
        )
      })}
      {ticks.map(({ at, y }) => (
        <text key={at} x={GUTTER - 10} y={tenth(TOP + y + 4)}>
          {instant(at)}
        </text>
      ))}
    </g>
  )
})

/** Where someone works, waits or is down. */
export const Bars = memo(function Bars({ layout: { bars } }: { readonly layout: SequenceLayout }) {
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

/** Where someone stops waiting. */
export function TimeoutMark({ x, y, waited, label }: SequenceLayout['timeouts'][number]) {
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
