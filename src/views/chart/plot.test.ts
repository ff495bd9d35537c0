import { describe, expect, it } from 'vitest'
import type { TraceEvent } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { axesFor, barPath, barsOf, numberedBars, spanFor, stepPath } from './plot.ts'
import { type ChartSeries, greatestOf, seenOf, stretchesOf, towersOf, valuesOf } from './series.ts'

const SECOND = 1_000_000

/** A trace of measured values: at (in seconds), name, value. */
function traceOf(...values: readonly (readonly [number, string, number])[]) {
  const events = values.map(
    ([at, name, value], i): TraceEvent => ({ seq: i + 1, at: at * SECOND, cause: null, type: 'value.measured', name, value, unit: '' }),
  )
  return indexTrace(events)
}

const first: ChartSeries = { name: 'first', label: 'first', color: 'red', form: 'bars', interval: SECOND, look: 'plain' }
const again: ChartSeries = { ...first, name: 'again', label: 'again', look: 'patterned' }
const level: ChartSeries = { name: 'level', label: 'level', color: 'blue', form: 'steps', look: 'plain' }

describe('series', () => {
  const index = traceOf([1, 'first', 5], [1, 'again', 2], [2, 'level', 7], [3, 'again', 4])

  it('uncover their values up to the playhead, and no further', () => {
    expect(towersOf(index, [first, again], 1)).toEqual([{ from: 0, to: SECOND, parts: [5, 0], sum: 5 }])
    expect(towersOf(index, [first, again], 3).map(({ parts }) => parts)).toEqual([[5, 2]])
    expect(towersOf(index, [first, again], 4).map(({ from, sum }) => [from / SECOND, sum])).toEqual([
      [0, 7],
      [2, 4],
    ])
    expect(seenOf(valuesOf(index, 'again'), 3)).toBe(1)
    expect(valuesOf(index, 'nothing')).toEqual([])
  })

  it('of steps hold each value until the next, the last until now', () => {
    const steps = traceOf([1, 'level', 3], [4, 'level', 0])
    expect(stretchesOf(steps, level, 2, 9 * SECOND)).toEqual([
      { from: SECOND, to: 4 * SECOND, value: 3 },
      { from: 4 * SECOND, to: 9 * SECOND, value: 0 },
    ])
  })

  it('set the top of the axis by the whole run, and by the level that matters', () => {
    const lane = { title: null, series: [first, again, level] }
    expect(greatestOf(index, lane)).toBe(7)
    expect(greatestOf(index, { ...lane, limit: { value: 20, label: '' } })).toBe(20)
  })
})

describe('axes', () => {
  it('grow by 1, 2, 5, and hold every instant', () => {
    expect([0, 10, 10.1, 20, 49, 51, 319].map(at => spanFor(at * SECOND, 10 * SECOND) / SECOND)).toEqual([10, 10, 20, 20, 50, 100, 500])
  })

  it('of square roots keep 20 of 1,000 well above the ground, and their numbers apart', () => {
    const { y, valueTicks } = axesFor(900, 150, 10 * SECOND, 1000, 'square-root')
    expect((y(0) - y(20)) / (y(0) - y(1000))).toBeCloseTo(Math.sqrt(0.02), 2)
    for (const greatest of [1, 7, 141, 1000, 10_000]) {
      const axes = axesFor(900, 150, 10 * SECOND, greatest, 'square-root')
      const places = axes.valueTicks.map(axes.y)
      for (let i = 1; i < places.length; i++) expect((places[i - 1] as number) - (places[i] as number), `${greatest}`).toBeGreaterThan(13)
    }
    expect(valueTicks).toEqual([0, 50, 200, 500, 1000])
  })
})

describe('bars', () => {
  const towers = Array.from({ length: 1000 }, (_, i) => ({
    from: i * SECOND,
    to: (i + 1) * SECOND,
    parts: [i === 500 ? 90 : 10],
    sum: i === 500 ? 90 : 10,
  }))

  it('never overlap, and too many for the width share one, as high as the highest', () => {
    const axes = axesFor(400, 100, 1000 * SECOND, 100, 'linear')
    const bars = barsOf(towers, axes)
    expect(bars.length).toBeLessThan(200)
    expect(bars.some(({ tower }) => tower.sum === 90)).toBe(true)
    for (let i = 1; i < bars.length; i++) expect(bars[i]?.left).toBeGreaterThanOrEqual((bars[i - 1]?.right ?? 0) - 0.1)
  })

  it('stand upon one another within a lane', () => {
    const axes = axesFor(144, 100, 10 * SECOND, 10, 'linear')
    const bars = barsOf([{ from: 0, to: SECOND, parts: [4, 6], sum: 10 }], axes)
    expect([barPath(bars, 0, axes), barPath(bars, 1, axes)]).toEqual(['M44 136V96H51.8V136Z', 'M44 96V36H51.8V96Z'])
  })

  it('get their number where they stand out, and not where their neighbour has one', () => {
    const axes = axesFor(900, 100, 1000 * SECOND, 100, 'linear')
    const bars = barsOf(towers, axes)
    expect(numberedBars(bars, 20, 9).map(({ tower }) => tower.sum)).toEqual([90])
    const many = numberedBars(bars, 0, 9)
    for (const a of many) for (const b of many) if (a !== b) expect(Math.abs(a.left - b.left)).toBeGreaterThanOrEqual(34)
  })
})

it('a line of steps goes across, then up or down', () => {
  const axes = axesFor(156, 100, 10 * SECOND, 10, 'linear')
  const path = stepPath(
    [
      { from: 0, to: SECOND, value: 0 },
      { from: SECOND, to: 2 * SECOND, value: 5 },
    ],
    axes,
  )
  expect(path).toBe('M44,136L54,136L54,86L64,86L64,86')
})
