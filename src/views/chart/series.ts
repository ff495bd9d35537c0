/** What a chart draws: series of measured values, found in a trace by their names. */
import type { Micros, ValueMeasured } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'

/** A series. Its colour is never its only sign: bars differ by their filling, lines by their dashes. */
export interface ChartSeries {
  /** The `name` of its `value.measured` events. */
  readonly name: string
  /** What it is called in the drawing. */
  readonly label: string
  readonly color: string
  /**
   * `bars`: each value was counted over the `interval` that ends at its event; those of a lane stand upon one another in the order given.
   * `steps`: each value holds from its event until the next.
   */
  readonly form: 'bars' | 'steps'
  /** Of bars, in microseconds. */
  readonly interval?: Micros
  /** Of bars: plain or hatched. Of steps: drawn through or dashed. */
  readonly look: 'plain' | 'patterned'
}

/** A drawing of its own on the common axes. */
export interface ChartLane {
  readonly title: string | null
  readonly series: readonly ChartSeries[]
  /** A level that matters, such as a capacity. */
  readonly limit?: { readonly value: number; readonly label: string }
}

/** A value over a stretch of time. */
export interface Stretch {
  readonly from: Micros
  readonly to: Micros
  readonly value: number
}

const known = new WeakMap<TraceIndex, Map<string, readonly ValueMeasured[]>>()

/** The events of a name, in order. */
export function valuesOf(index: TraceIndex, name: string): readonly ValueMeasured[] {
  let all = known.get(index)
  if (!all) {
    const sorted = new Map<string, ValueMeasured[]>()
    for (const event of index.events) {
      if (event.type !== 'value.measured') continue
      const same = sorted.get(event.name)
      if (same) same.push(event)
      else sorted.set(event.name, [event])
    }
    all = sorted
    known.set(index, all)
  }
  return all.get(name) ?? []
}

/** How many events of a name have been seen up to `seq`. */
export function seenOf(values: readonly ValueMeasured[], seq: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((values[middle] as ValueMeasured).seq <= seq) low = middle + 1
    else high = middle
  }
  return low
}

/** The bars of a lane as towers: what each interval holds, series by series from the bottom. */
export interface Tower {
  readonly from: Micros
  readonly to: Micros
  readonly parts: readonly number[]
  readonly sum: number
}

/** The towers that the bars of `series` make of the values up to `seq`, in the order of time. */
export function towersOf(index: TraceIndex, series: readonly ChartSeries[], seq: number): readonly Tower[] {
  const towers = new Map<Micros, { from: Micros; to: Micros; parts: number[]; sum: number }>()
  const bars = series.filter(({ form }) => form === 'bars')
  bars.forEach(({ name, interval = 0 }, part) => {
    const values = valuesOf(index, name)
    const seen = seenOf(values, seq)
    for (let i = 0; i < seen; i++) {
      const { at, value } = values[i] as ValueMeasured
      let tower = towers.get(at)
      if (!tower) {
        tower = { from: at - interval, to: at, parts: bars.map(() => 0), sum: 0 }
        towers.set(at, tower)
      }
      tower.parts[part] = (tower.parts[part] as number) + value
      tower.sum += value
    }
  })
  return [...towers.values()].sort((a, b) => a.to - b.to)
}

/** Where a series of steps stands from when to when, up to an instant. */
export function stretchesOf(index: TraceIndex, { name }: ChartSeries, seq: number, now: Micros): readonly Stretch[] {
  const values = valuesOf(index, name)
  const seen = seenOf(values, seq)
  return values
    .slice(0, seen)
    .map(({ at, value }, i) => ({ from: at, to: i + 1 < seen ? (values[i + 1] as ValueMeasured).at : now, value }))
}

const greatest = new WeakMap<TraceIndex, Map<string, number>>()

/** The greatest value that a lane shows in its whole run, its limit included. */
export function greatestOf(index: TraceIndex, { series, limit }: ChartLane): number {
  const found = greatest.get(index) ?? new Map<string, number>()
  greatest.set(index, found)
  const key = series.map(({ name }) => name).join('\n')
  let most = found.get(key)
  if (most === undefined) {
    const towers = towersOf(index, series, index.events.length)
    const steps = series.filter(({ form }) => form === 'steps').flatMap(({ name }) => valuesOf(index, name))
    most = [...towers.map(({ sum }) => sum), ...steps.map(({ value }) => value)].reduce((a, b) => Math.max(a, b), 0)
    found.set(key, most)
  }
  return Math.max(most, limit?.value ?? 0)
}
