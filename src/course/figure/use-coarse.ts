/** The run as of the playhead for parts that need not follow every frame. */
import { useMemo } from 'react'
import { type Frame, frameAt } from '../../engine/frame.ts'
import type { Run } from '../../engine/run.ts'
import { type Position, positionAt } from '../../engine/trace.ts'
import { indexTrace, type TraceIndex } from '../../engine/trace-index.ts'
import type { PlayerState } from '../../player/player-state.ts'
import { usePlayerState } from '../../player/use-player.ts'

/** How often a second such a part is drawn anew while a run plays. */
const PER_SECOND = 4

/** The position: exact while the run stands still, renewed a few times a second while it plays. */
export function useCoarsePosition(perSecond = PER_SECOND): Position {
  const key = usePlayerState(state => coarseKey(state, perSecond))
  const run = usePlayerState(state => state.run)
  return useMemo(() => {
    const [at, seq] = key.split(' ').map(Number) as [number, number?]
    return seq === undefined ? positionAt(run.events, at) : { at, seq }
  }, [key, run])
}

function coarseKey({ position: { at, seq }, pace, playing, rate }: PlayerState, perSecond: number): string {
  if (!playing) return `${at} ${seq}`
  const grain = Math.max(1, Math.round((pace * rate) / perSecond))
  return `${Math.floor(at / grain) * grain}`
}

/** The frame of the run on show at a coarse position. */
export function useCoarseFrame(perSecond = PER_SECOND): Frame {
  const index = usePlayerState(state => state.index)
  const position = useCoarsePosition(perSecond)
  return useMemo(() => frameAt(index, position), [index, position])
}

/** The trace of a run as far as it is known at a position, for measures and conditions. */
export function knownAt(run: Run, { at, seq }: Position): TraceIndex {
  return indexTrace(run.events.slice(0, seq), Math.min(at, run.end))
}
