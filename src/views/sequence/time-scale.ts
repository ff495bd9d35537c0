/**
 * Time downwards, readable at every pace: proportional where things happen, never so tight that two instants touch,
 * and cut short where nothing happens for long.
 */
import { bisectRight } from 'd3'
import type { Micros, Position } from '../../engine/trace.ts'

/** How much room time gets, in px. */
export interface Room {
  /** Between any two instants at least. */
  readonly least: number
  /** And at most: longer silences are cut. */
  readonly most: number
  /** What the flight of a usual message takes. */
  readonly flight: number
  /** What each happening without duration takes within its instant. */
  readonly row: number
}

/** A silence drawn shorter than it was. */
export interface Cut {
  readonly from: number
  readonly to: number
  readonly micros: Micros
}

/** Where a position stands on the paper. */
export interface TimeScale {
  readonly y: (position: Position) => number
  readonly height: number
  readonly cuts: readonly Cut[]
  /** Every instant with its height, in order. */
  readonly instants: readonly { readonly at: Micros; readonly y: number }[]
}

/**
 * Builds a scale.
 * @param instants when something is drawn, in any order
 * @param flights how long messages fly; their median sets the pace
 * @param instantly positions of what takes no time, ascending: each gets a row of its own
 */
export function timeScale(instants: Iterable<Micros>, flights: readonly Micros[], instantly: readonly Position[], room: Room): TimeScale {
  const ats = [...new Set(instants)].sort((a, b) => a - b)
  if (ats.length === 0) ats.push(0)
  const sorted = flights.filter(flight => flight > 0).sort((a, b) => a - b)
  const usual = sorted[sorted.length >> 1] ?? 1000
  const rows = new Map<Micros, number[]>()
  for (const { at, seq } of instantly) rows.set(at, [...(rows.get(at) ?? []), seq])
  const bottomOf = (i: number): number => (tops[i] as number) + room.row * (rows.get(ats[i] as Micros)?.length ?? 0)
  const tops: number[] = [0]
  const cuts: Cut[] = []
  for (let i = 1; i < ats.length; i++) {
    const silence = (ats[i] as Micros) - (ats[i - 1] as Micros)
    const wanted = (silence * room.flight) / usual
    const from = bottomOf(i - 1)
    tops[i] = from + Math.max(room.least, Math.min(room.most, wanted))
    if (wanted > room.most) cuts.push({ from, to: tops[i] as number, micros: silence })
  }
  const y = ({ at, seq }: Position): number => {
    const i = bisectRight(ats, at) - 1
    if (i < 0) return 0
    const here = ats[i] as Micros
    if (at === here) return (tops[i] as number) + room.row * bisectRight(rows.get(here) ?? [], seq)
    const next = ats[i + 1]
    if (next === undefined) return bottomOf(i)
    return bottomOf(i) + (((tops[i + 1] as number) - bottomOf(i)) * (at - here)) / (next - here)
  }
  return { y, height: bottomOf(ats.length - 1), cuts, instants: ats.map((at, i) => ({ at, y: tops[i] as number })) }
}
