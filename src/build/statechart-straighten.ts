/** Takes small jogs out of the ways of transitions: a line may enter its label a little off the middle, which nobody sees, sooner than zigzag. */
import type { Box } from '../views/statechart/chart.ts'

type Point = readonly [number, number]

/** A sidestep of up to this many px is a jog, not a turn. */
const JOG = 14

/** How far from the edge of a label its line must stay, in px. */
const CLEAR = 12

/**
 * The way from `points`, upright and level in turn, without jogs next to `label`: the upright stretch between label and jog is
 * moved in line with the one behind the jog. What is left of the jog then lies under the label, where no line is drawn.
 */
export function straighten(points: readonly Point[], label: Box): Point[] {
  const middle = label.y + label.height / 2
  const at = points.findIndex(([x, y], i) => {
    const next = points[i + 1]
    return next !== undefined && next[0] === x && Math.min(y, next[1]) <= label.y && Math.max(y, next[1]) >= label.y + label.height
  })
  const through = points[at]
  if (!through || through[0] < label.x || through[0] > label.x + label.width) return [...points]
  const before = unjog(points.slice(0, at + 1).reverse(), label).reverse()
  const after = unjog(points.slice(at + 1), label)
  const [into, out] = [before.at(-1) as Point, after[0] as Point]
  return [
    ...before,
    ...(into[0] === out[0]
      ? []
      : ([
          [into[0], middle],
          [out[0], middle],
        ] as const)),
    ...after,
  ]
}

/** One half of a way, walked from the label outwards; its first stretch is upright and begins in the label. */
function unjog(half: readonly Point[], label: Box): Point[] {
  const [corner, other, ...rest] = half
  const beyond = rest[0]
  const isJog = corner && other && beyond && corner[1] === other[1] && beyond[0] === other[0] && Math.abs(other[0] - corner[0]) <= JOG
  if (!isJog || other[0] < label.x + CLEAR || other[0] > label.x + label.width - CLEAR) return [...half]
  return rest
}
