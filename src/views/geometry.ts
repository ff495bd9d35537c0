/** Points, polylines and rectangles. */

export interface Point {
  readonly x: number
  readonly y: number
}

/** A rectangle by its upper left corner. */
export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** Cuts a coordinate to a tenth, so that server and browser write the same digits. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}

/** The length of a polyline. */
export function lengthOf(points: readonly Point[]): number {
  let sum = 0
  for (let i = 1; i < points.length; i++) sum += distance(points[i - 1] as Point, points[i] as Point)
  return sum
}

/** The point `along` a polyline, measured from its start, and the unit vector of the stretch that it lies on; past either end it goes straight on. */
export function walk(points: readonly Point[], along: number): Point & { readonly dx: number; readonly dy: number } {
  let left = along
  for (let i = 1; ; i++) {
    const from = points[i - 1] as Point
    const to = points[i] as Point
    const span = distance(from, to)
    if (left <= span || i === points.length - 1) {
      const dx = span === 0 ? 1 : (to.x - from.x) / span
      const dy = span === 0 ? 0 : (to.y - from.y) / span
      return { x: from.x + dx * left, y: from.y + dy * left, dx, dy }
    }
    left -= span
  }
}

/** How far a point is from a polyline. */
export function distanceTo(points: readonly Point[], { x, y }: Point): number {
  let least = Number.POSITIVE_INFINITY
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point
    const b = points[i] as Point
    const [dx, dy] = [b.x - a.x, b.y - a.y]
    const share = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)))
    least = Math.min(least, distance({ x, y }, { x: a.x + share * dx, y: a.y + share * dy }))
  }
  return least
}

/** The part of a polyline between two distances from its start. */
export function cut(points: readonly Point[], from: number, to: number): Point[] {
  const part: Point[] = [walk(points, from)]
  let sum = 0
  for (let i = 1; i < points.length - 1; i++) {
    sum += distance(points[i - 1] as Point, points[i] as Point)
    if (sum > from && sum < to) part.push(points[i] as Point)
  }
  part.push(walk(points, to))
  return part
}

/** A polyline beside another: `by` to its right hand as one walks it (screen coordinates), corners mitred. */
export function beside(points: readonly Point[], by: number): Point[] {
  return points.map((point, i) => {
    const before = i > 0 ? direction(points[i - 1] as Point, point) : direction(point, points[i + 1] as Point)
    const after = i < points.length - 1 ? direction(point, points[i + 1] as Point) : before
    const nx = -(before.y + after.y)
    const ny = before.x + after.x
    const square = nx * nx + ny * ny
    // The mitre of two unit normals n1 and n2 is 2 (n1 + n2) / |n1 + n2| squared; a hairpin has none.
    const scale = square < 0.01 ? 0 : (2 * by) / square
    return { x: point.x + nx * scale, y: point.y + ny * scale }
  })
}

/** SVG path data of a polyline. */
export function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${tenth(x)} ${tenth(y)}`).join('')
}

/** Whether two rectangles share more than an edge. */
export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** A rectangle grown by `by` on each side. */
export function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by }
}

function distance(a: Point, b: Point): number {
  return Math.sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y))
}

function direction(a: Point, b: Point): Point {
  const span = distance(a, b) || 1
  return { x: (b.x - a.x) / span, y: (b.y - a.y) / span }
}
