/** A curve drawn before the run: by pointer, by arrow keys, or typed as numbers; afterwards the same axes show both curves. */
import { scaleLinear, scaleSqrt } from 'd3'
import { useId, useState } from 'react'
import type { DrawnPrediction } from '../../engine/simulation.ts'
import { useWidth } from '../../views/use-width.ts'
import styles from './DrawCurve.module.css'

/** The widest drawing, and the one before the real width is known. */
const WIDEST = 640
const HEIGHT = 190
const AXIS = { left: 40, right: 8, top: 14, bottom: 22 } as const

/** Values that an arrow key steps through: small ones finely, great ones coarsely, as the axis of square roots does. */
function stepsTo(most: number): readonly number[] {
  const rungs = 25
  return Array.from({ length: rungs + 1 }, (_, i) => Math.round((most * i * i) / (rungs * rungs)))
}

interface Axes {
  readonly width: number
  readonly x: (column: number) => number
  readonly y: (value: number) => number
  readonly value: (y: number) => number
}

function axesOf({ columns, most }: DrawnPrediction, room: number | null): Axes {
  const width = Math.min(WIDEST, room ?? WIDEST)
  const x = scaleLinear([0, columns], [AXIS.left, width - AXIS.right])
  const y = scaleSqrt([0, most], [HEIGHT - AXIS.bottom, AXIS.top]).clamp(true)
  return { width, x: column => tenth(x(column)), y: value => tenth(y(value)), value: at => Math.round(y.invert(at)) }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

interface DrawProps {
  readonly prediction: DrawnPrediction
  readonly curve: readonly number[]
  readonly onDraw: (curve: readonly number[]) => void
}

/** The empty axes to draw on. */
export function DrawCurve({ prediction, curve, onDraw }: DrawProps) {
  const [at, setAt] = useState(0)
  const [from, setFrom] = useState<number | null>(null)
  const id = useId()
  const { columns, most } = prediction
  const [ref, room] = useWidth<HTMLDivElement>()
  const axes = axesOf(prediction, room)
  const { width } = axes
  const put = (first: number, last: number, value: number) => {
    const [low, high] = [Math.min(first, last), Math.max(first, last)]
    onDraw(curve.map((old, i) => (i >= low && i <= high ? value : old)))
    setAt(last)
  }
  const point = (event: React.PointerEvent<HTMLDivElement>) => {
    const box = (event.currentTarget.firstElementChild as Element).getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * width
    const column = Math.floor(((x - AXIS.left) / (width - AXIS.left - AXIS.right)) * columns)
    const value = axes.value(((event.clientY - box.top) / box.height) * HEIGHT)
    return { column: Math.max(0, Math.min(columns - 1, column)), value }
  }
  const press = (event: React.KeyboardEvent) => {
    const moved = keyMove(event.key, at, curve[at] ?? 0, columns, most)
    if (!moved) return
    event.preventDefault()
    event.stopPropagation()
    if (moved.column !== at) setAt(moved.column)
    else put(at, at, moved.value)
  }
  return (
    <>
      <div
        ref={ref}
        className={styles.board}
        role="slider"
        tabIndex={0}
        aria-label={`${prediction.measure}. Left and right choose a stretch of time, up and down its value.`}
        aria-valuemin={0}
        aria-valuemax={most}
        aria-valuenow={curve[at] ?? 0}
        aria-valuetext={`${stretch(prediction, at)}: ${curve[at] ?? 0}`}
        onKeyDown={press}
        onPointerDown={event => {
          event.currentTarget.setPointerCapture(event.pointerId)
          const { column, value } = point(event)
          setFrom(column)
          put(column, column, value)
        }}
        onPointerMove={event => {
          if (from === null) return
          const { column, value } = point(event)
          put(from + Math.sign(column - from), column, value)
          setFrom(column)
        }}
        onPointerUp={() => setFrom(null)}
        onPointerCancel={() => setFrom(null)}
      >
        <svg className={styles.draw} viewBox={`0 0 ${axes.width} ${HEIGHT}`} aria-hidden="true">
          <Ground prediction={prediction} axes={axes} />
          <rect
            className={styles.here}
            x={axes.x(at)}
            y={AXIS.top}
            width={tenth(axes.x(1) - axes.x(0))}
            height={HEIGHT - AXIS.top - AXIS.bottom}
          />
          <Columns curve={curve} axes={axes} className={styles.yours} />
        </svg>
      </div>
      <label className={styles.typed} htmlFor={id}>
        The same as numbers, one for each {prediction.column / 1_000_000} s:
        <input
          id={id}
          type="text"
          autoComplete="off"
          key={curve.join()}
          defaultValue={curve.join(' ')}
          onBlur={event => onDraw(read(event.currentTarget.value, prediction))}
        />
      </label>
    </>
  )
}

/** Where a key leads, or null if it leads nowhere. */
function keyMove(key: string, column: number, value: number, columns: number, most: number): { column: number; value: number } | null {
  const steps = stepsTo(most)
  const up = steps.find(step => step > value) ?? most
  const down = steps.findLast(step => step < value) ?? 0
  switch (key) {
    case 'ArrowLeft':
      return { column: Math.max(0, column - 1), value }
    case 'ArrowRight':
      return { column: Math.min(columns - 1, column + 1), value }
    case 'ArrowUp':
      return { column, value: up }
    case 'ArrowDown':
      return { column, value: down }
    case 'Home':
      return { column, value: 0 }
    case 'End':
      return { column, value: most }
    default:
      return null
  }
}

/** What was typed as a curve: whole numbers of the axis, missing ones 0. */
function read(text: string, { columns, most }: DrawnPrediction): readonly number[] {
  const numbers = text.split(/[\s,;]+/).map(Number)
  return Array.from({ length: columns }, (_, i) => Math.max(0, Math.min(most, Math.round(numbers[i] ?? 0) || 0)))
}

function stretch({ column }: DrawnPrediction, at: number): string {
  return `${(at * column) / 1_000_000} to ${((at + 1) * column) / 1_000_000} s`
}

function Ground({ prediction, axes }: { readonly prediction: DrawnPrediction; readonly axes: Axes }) {
  const { columns, column, most, level } = prediction
  const bottom = HEIGHT - AXIS.bottom
  const perSecond = 1_000_000 / column
  const seconds = Array.from({ length: Math.floor(columns / perSecond) + 1 }, (_, i) => i)
  const values = [0, most / 10, most / 2, most]
  return (
    <>
      {values.map(value => (
        <g key={value}>
          <path className={styles.grid} d={`M${AXIS.left} ${axes.y(value)}H${axes.width - AXIS.right}`} />
          <text className={styles.number} x={AXIS.left - 5} y={axes.y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
      {seconds.map(second => (
        <text
          key={second}
          className={styles.number}
          x={axes.x(second * perSecond)}
          y={bottom + 16}
          textAnchor={second === 0 ? 'start' : 'middle'}
        >
          {second === 0 ? '0 s' : second}
        </text>
      ))}
      <g className={styles.level}>
        <path d={`M${AXIS.left} ${axes.y(level.value)}H${axes.width - AXIS.right}`} />
        <text x={axes.width - AXIS.right} y={axes.y(level.value) - 4} textAnchor="end">
          {level.label}
        </text>
      </g>
    </>
  )
}

function Columns({
  curve,
  axes,
  className,
}: {
  readonly curve: readonly number[]
  readonly axes: Axes
  readonly className: string | undefined
}) {
  const bottom = axes.y(0)
  const path = curve.map((value, i) => `${i === 0 ? `M${axes.x(0)} ${bottom}` : ''}V${axes.y(value)}H${axes.x(i + 1)}`).join('')
  return <path className={className} d={`${path}V${bottom}`} />
}

interface BothProps {
  readonly prediction: DrawnPrediction
  readonly yours: readonly number[]
  readonly run: readonly number[]
}

/** What the reader drew, and what the run drew. */
export function BothCurves({ prediction, yours, run }: BothProps) {
  const [ref, room] = useWidth<HTMLElement>()
  const axes = axesOf(prediction, room)
  const words = (curve: readonly number[]) => curve.join(', ')
  return (
    <figure ref={ref} className={styles.both}>
      <svg className={styles.draw} viewBox={`0 0 ${axes.width} ${HEIGHT}`} aria-hidden="true">
        <Ground prediction={prediction} axes={axes} />
        <Columns curve={run} axes={axes} className={styles.run} />
        <Columns curve={yours} axes={axes} className={styles.yours} />
      </svg>
      <figcaption>
        <span className={styles.keyRun}>the run</span>
        <span className={styles.keyYours}>your drawing</span>
        <span className="visually-hidden">
          {prediction.measure}, by {prediction.column / 1_000_000} s. The run: {words(run)}. Your drawing: {words(yours)}.
        </span>
      </figcaption>
    </figure>
  )
}
