/** The numbers of a chart as a table: a row for each stretch of its time axis. */
import { memo } from 'react'
import type { Micros, Position } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import styles from './Chart.module.css'
import { type ChartLane, type ChartSeries, stretchesOf, towersOf } from './series.ts'

interface Props {
  readonly index: TraceIndex
  readonly lanes: readonly ChartLane[]
  readonly position: Position
  readonly until: Micros
  readonly measure: string
  readonly onToggle: (open: boolean) => void
}

const ROWS = 10

export const ChartTable = memo(function ChartTable({ index, lanes, position, until, measure, onToggle }: Props) {
  const stretch = until / ROWS
  const rows = Array.from({ length: ROWS }, (_, i) => i * stretch).filter(from => from <= position.at)
  const columns = lanes.flatMap(lane => columnsOf(index, lane, position))
  return (
    <details className={styles.table} onToggle={event => onToggle(event.currentTarget.open)}>
      <summary>The values as a table</summary>
      <div className={styles.scroller}>
        <table>
          <caption>
            {measure}, up to {seconds(position.at)} s. Sums and the fullest interval of each stretch; of lines, the value at its end.
          </caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              {columns.map(({ heading }) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(from => (
              <tr key={from}>
                <th scope="row">
                  {seconds(from)} to {seconds(from + stretch)} s
                </th>
                {columns.map(({ heading, value }) => (
                  <td key={heading}>{value(from, from + stretch)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
})

interface Column {
  readonly heading: string
  readonly value: (from: Micros, to: Micros) => string
}

function columnsOf(index: TraceIndex, lane: ChartLane, { at, seq }: Position): Column[] {
  const of = lane.title === null ? '' : `${lane.title}: `
  const bars = lane.series.filter(({ form }) => form === 'bars')
  const towers = towersOf(index, bars, seq)
  const within = (from: Micros, to: Micros) => towers.filter(tower => tower.from >= from && tower.from < to)
  const sums = bars.map(({ label }, part) => ({
    heading: `${of}${label}`,
    value: (from: Micros, to: Micros) => String(within(from, to).reduce((sum, { parts }) => sum + (parts[part] ?? 0), 0)),
  }))
  const most = {
    heading: `${of}fullest interval`,
    value: (from: Micros, to: Micros) => String(within(from, to).reduce((top, { sum }) => Math.max(top, sum), 0)),
  }
  const steps = lane.series.filter(({ form }) => form === 'steps').map(series => stepColumn(index, series, of, seq, at))
  return [...sums, ...(bars.length > 0 ? [most] : []), ...steps]
}

function stepColumn(index: TraceIndex, series: ChartSeries, of: string, seq: number, at: Micros): Column {
  const stretches = stretchesOf(index, series, seq, at)
  return {
    heading: `${of}${series.label}`,
    value: (_, to) => {
      const last = stretches.findLast(({ from }) => from <= to)
      return last === undefined ? 'none yet' : String(last.value)
    },
  }
}

function seconds(at: Micros): string {
  return String(Math.round(at / 10_000) / 100)
}
