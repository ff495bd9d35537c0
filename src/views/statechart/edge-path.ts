/** The way of a transition as SVG: rounded at its bends, open where its label stands. */
import type { Box } from './chart.ts'

type Point = readonly [number, number]

/** A line through `points`, whose segments are upright or level, as path data; corners are rounded by at most `radius`. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const [first, ...rest] = points
  if (!first) return ''
  let path = `M${first[0]} ${first[1]}`
  for (const [i, corner] of rest.entries()) {
    const before = points[i] as Point
    const after = rest[i + 1]
    if (!after) return `${path}L${corner[0]} ${corner[1]}`
    const r = Math.min(radius, distance(before, corner) / 2, distance(corner, after) / 2)
    const [ax, ay] = towards(corner, before, r)
    const [bx, by] = towards(corner, after, r)
    path += `L${ax} ${ay}Q${corner[0]} ${corner[1]} ${bx} ${by}`
  }
  return path
}

/** The parts of a line that lie outside `box`, in order. */
export function outside(points: readonly Point[], box: Box): Point[][] {
  const parts: Point[][] = []
  let part: Point[] = []
  const close = () => {
    if (part.length > 1) parts.push(part)
    part = []
  }
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point
    const b = points[i] as Point
    const within = inside(a, b, box)
    if (!within) {
      if (part.length === 0) part.push(a)
      part.push(b)
      continue
    }
    const [enter, leave] = within
    if (enter > 0) {
      if (part.length === 0) part.push(a)
      part.push(along(a, b, enter))
    }
    close()
    if (leave < 1) part.push(along(a, b, leave), b)
  }
  close()
  return parts
}

/** The triangle at the end of a line, `size` long, as the points of a polygon. */
export function arrowHead(points: readonly Point[], size: number): string {
  const tip = points.at(-1) as Point
  const [bx, by] = towards(tip, points.at(-2) as Point, size)
  const half = size * 0.42
  const [px, py] = bx === tip[0] ? [half, 0] : [0, half]
  return `${tip[0]},${tip[1]} ${round(bx - px)},${round(by - py)} ${round(bx + px)},${round(by + py)}`
}

/** The stretch of the segment from `a` to `b` that is in `box`, as two fractions, or null. */
function inside(a: Point, b: Point, box: Box): [number, number] | null {
  let enter = 0
  let leave = 1
  for (const [from, to, low, high] of [
    [a[0], b[0], box.x, box.x + box.width],
    [a[1], b[1], box.y, box.y + box.height],
  ] as const) {
    if (from === to) {
      if (from <= low || from >= high) return null
      continue
    }
    const [near, far] = [(low - from) / (to - from), (high - from) / (to - from)].sort((x, y) => x - y) as [number, number]
    enter = Math.max(enter, near)
    leave = Math.min(leave, far)
  }
  return enter < leave ? [enter, leave] : null
}

function along(a: Point, b: Point, fraction: number): Point {
  return [round(a[0] + (b[0] - a[0]) * fraction), round(a[1] + (b[1] - a[1]) * fraction)]
}

function towards(from: Point, to: Point, by: number): Point {
  const whole = distance(from, to)
  return whole === 0 ? from : along(from, to, by / whole)
}

function distance(a: Point, b: Point): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1])
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
