/** Where a chart's parts stand: D3 does the arithmetic, and the playhead only uncovers what the run has drawn. */
import { curveStepAfter, line, scaleLinear, scaleSqrt } from 'd3'
import type { Micros } from '../../engine/trace.ts'
import { tenth } from '../geometry.ts'
import type { Stretch, Tower } from './series.ts'

/** Room around a plot, in px: for the numbers at its left, for labels at its right. */
export const MARGIN = { left: 44, right: 12, top: 36, bottom: 6 } as const

/** How the axes of all lanes run. */
export interface Axes {
  readonly width: number
  /** Height of the plot of one lane. */
  readonly height: number
  /** What the time axis shows, from 0. */
  readonly until: Micros
  readonly x: (at: Micros) => number
  readonly y: (value: number) => number
  readonly timeTicks: readonly Micros[]
  readonly valueTicks: readonly number[]
}

/** The stretches of time that a chart may show, times powers of ten. */
const SPANS = [1, 2, 5] as const

/** The shortest of 1, 2, 5, 10 ... times `least` that holds an instant. */
export function spanFor(at: Micros, least: Micros): Micros {
  for (let decade = least; ; decade *= 10) for (const span of SPANS) if (span * decade >= at) return span * decade
}

/** The axes of a chart of `width` px, from 0 to `until` and from 0 to `greatest`. */
export function axesFor(width: number, height: number, until: Micros, greatest: number, scale: 'linear' | 'square-root'): Axes {
  const x = scaleLinear([0, until], [MARGIN.left, width - MARGIN.right])
  const y = (scale === 'linear' ? scaleLinear : scaleSqrt)([0, Math.max(1, greatest)], [MARGIN.top + height, MARGIN.top])
  return {
    width,
    height,
    until,
    x: at => tenth(x(at)),
    y: value => tenth(y(value)),
    timeTicks: x.ticks(width < 500 ? 5 : 10),
    valueTicks: scale === 'linear' ? y.ticks(4) : squareTicks(greatest),
  }
}

/** On an axis of square roots: round numbers of which each stands clear of the next. */
function squareTicks(greatest: number): number[] {
  const ticks = [0]
  let last = greatest
  for (const n of [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1].flatMap(n => [n * 100, n * 10, n]).sort((a, b) => b - a)) {
    if (n <= greatest && Math.sqrt(last / greatest) - Math.sqrt(n / greatest) >= (ticks.length === 1 ? 0 : 0.15) && n >= greatest / 50) {
      ticks.push(n)
      last = n
    }
  }
  return ticks.sort((a, b) => a - b)
}

/** A bar is never thinner than this, in px: towers too close to be told apart share one, as high as the highest. */
const THINNEST = 2

/** A tower as it is drawn. */
export interface Bar {
  readonly tower: Tower
  readonly left: number
  readonly right: number
}

/** The bars that the towers make on the axes. */
export function barsOf(towers: readonly Tower[], { x, until }: Axes): readonly Bar[] {
  const bars: Bar[] = []
  for (const tower of towers) {
    if (tower.from >= until) break
    const left = x(tower.from)
    const wide = x(tower.to) - left
    const bar = { tower, left, right: tenth(left + Math.max(THINNEST, wide - (wide > 4 ? 1 : 0))) }
    const before = bars.at(-1)
    if (!before || before.right <= left + 0.05) bars.push(bar)
    else if (wide >= THINNEST) bars.push({ ...bar, left: before.right })
    else if (before.tower.sum < tower.sum) bars[bars.length - 1] = { ...before, tower }
  }
  return bars
}

/** One path for one series of all bars: its part of each tower. */
export function barPath(bars: readonly Bar[], part: number, { y }: Axes): string {
  return bars
    .map(({ tower, left, right }) => {
      const below = tower.parts.slice(0, part).reduce((sum, value) => sum + value, 0)
      const value = tower.parts[part] ?? 0
      if (value === 0) return ''
      const [bottom, top] = [y(below), y(below + value)]
      return `M${left} ${bottom}V${top}H${right}V${bottom}Z`
    })
    .join('')
}

/** The path of a series of steps. */
export function stepPath(stretches: readonly Stretch[], { x, y }: Axes): string {
  const points = stretches.flatMap(({ from, to, value }, i) =>
    i === stretches.length - 1
      ? [
          { at: from, value },
          { at: to, value },
        ]
      : [{ at: from, value }],
  )
  return (
    line<{ at: Micros; value: number }>()
      .x(({ at }) => x(at))
      .y(({ value }) => y(value))
      .curve(curveStepAfter)
      .digits(1)(points) ?? ''
  )
}

/** Numbers stand this far apart, in px. */
const APART = 34

/** The bars that get their number: the highest ones, no two close to each other, and only those well above `level`. */
export function numberedBars(bars: readonly Bar[], level: number, most: number): readonly Bar[] {
  const chosen: Bar[] = []
  for (const bar of [...bars].sort((a, b) => b.tower.sum - a.tower.sum || a.left - b.left)) {
    if (chosen.length === most || bar.tower.sum < 2 * level) break
    if (chosen.every(one => Math.abs(one.left - bar.left) >= APART)) chosen.push(bar)
  }
  return chosen
}
