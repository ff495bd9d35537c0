/** For the few parts that follow the playhead at every frame: they write to the page themselves, so that React has nothing to render. */
import { useEffect } from 'react'
import type { PlayerState } from './player-state.ts'
import { usePlayer } from './use-player.ts'

/** Calls `draw` once and after each change of the player. Give the same function each time. */
export function usePlayhead(draw: (state: PlayerState) => void): void {
  const player = usePlayer()
  useEffect(() => {
    draw(player.state)
    return player.store.subscribe(draw)
  }, [player, draw])
}
