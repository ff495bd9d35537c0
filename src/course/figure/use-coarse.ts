/** The run as of the playhead for parts that need not follow every frame. */
import { useMemo } from 'react'
import { type Frame, frameAt } from '../../engine/frame.ts'
import type { Run } from '../../engine/run.ts'
import type { Position } from '../../engine/trace.ts'
import { indexTrace, type TraceIndex } from '../../engine/trace-index.ts'
import type { PlayerState } from '../../player/player-state.ts'
import { usePlayerState } from '../../player/use-player.ts'

/** How often a second a number that grows with time is drawn anew, at 1x. */
const PER_SECOND = 8

/** The position, renewed with every event and a few times a second in between. */
export function useCoarsePosition(): Position {
  const key = usePlayerState(coarseKey)
  return useMemo(() => {
    const [seq, at] = key.split(' ').map(Number) as [number, number]
    return { at, seq }
  }, [key])
}

function coarseKey({ position: { at, seq }, pace, playing }: PlayerState): string {
  const grain = playing ? Math.max(1, Math.round(pace / PER_SECOND)) : 1
  return `${seq} ${Math.floor(at / grain) * grain}`
}

/** The frame of the run on show at a coarse position. */
export function useCoarseFrame(): Frame {
  const index = usePlayerState(state => state.index)
  const position = useCoarsePosition()
  return useMemo(() => frameAt(index, position), [index, position])
}

/** The trace of a run as far as it is known at a position, for measures and conditions. */
export function knownAt(run: Run, { at, seq }: Position): TraceIndex {
  return indexTrace(run.events.slice(0, seq), Math.min(at, run.end))
}
