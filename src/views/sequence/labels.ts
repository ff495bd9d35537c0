/** Places the labels of a sequence's arrows: above the line, moved along it and up or down until nothing else is there. */

import { type Box, overlap } from '../geometry.ts'

/** A straight line. */
export interface Line {
  readonly x1: number
  readonly y1: number
  readonly x2: number
  readonly y2: number
}

const AIR = 2
/** Along the arrow: the middle first. */
const SHARES = [0.5, 0.38, 0.62, 0.26, 0.74, 0.15, 0.85]
/** What it costs to have a line run through the label, per line, in px of displacement. */
const CROSSING = 24
/** And to cover the head of an arrow. */
const HEAD = 400
const LIFT = 8

/** Finds the place for a label of `size` at `line`: free of `taken` without exception, and of `lines` where it can. */
export function placeLabel(
  line: Line,
  size: { readonly width: number; readonly height: number },
  taken: readonly Box[],
  lines: readonly Line[],
  right: number,
): Box {
  let best: Box | null = null
  let price = Number.POSITIVE_INFINITY
  for (let lift = 0; lift < price; lift += LIFT) {
    for (const share of SHARES) {
      for (const below of [false, true]) {
        const cost = lift + Math.abs(share - 0.5) * 24 + (below ? 12 : 0)
        if (cost >= price) continue
        const box = boxAt(line, size, share, below, lift, right)
        if (box.y < 0 || taken.some(other => overlap(box, other))) continue
        const crossed = lines.filter(other => other !== line && crosses(other, box)).length
        const covered = lines.filter(({ x2, y2 }) => overlap(box, { x: x2 - 5, y: y2 - 5, width: 10, height: 10 })).length
        const total = cost + CROSSING * crossed + HEAD * covered
        if (total >= price) continue
        best = box
        price = total
      }
    }
  }
  return best as Box
}

function boxAt(
  line: Line,
  { width, height }: { width: number; height: number },
  share: number,
  below: boolean,
  lift: number,
  right: number,
): Box {
  const middle = line.x1 + (line.x2 - line.x1) * share
  const x = Math.max(0, Math.min(right - width, middle - width / 2))
  const ends = [heightAt(line, x), heightAt(line, x + width)]
  const y = below ? Math.max(...ends) + AIR + lift : Math.min(...ends) - AIR - height - lift
  return { x, y, width, height }
}

/** Where a line passes `x`; beyond its ends it goes on level. */
function heightAt({ x1, y1, x2, y2 }: Line, x: number): number {
  if (x1 === x2) return y1
  const share = Math.max(0, Math.min(1, (x - x1) / (x2 - x1)))
  return y1 + (y2 - y1) * share
}

function crosses(line: Line, box: Box): boolean {
  const [left, rightmost] = line.x1 < line.x2 ? [line.x1, line.x2] : [line.x2, line.x1]
  const from = Math.max(left, box.x)
  const to = Math.min(rightmost, box.x + box.width)
  if (from >= to) return false
  const [a, b] = [heightAt(line, from), heightAt(line, to)]
  return Math.min(a, b) < box.y + box.height && Math.max(a, b) > box.y
}
