/** The thin binding between a player and React: a component reads exactly what it selects. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import type { Player } from './player.ts'
import type { PlayerState } from './player-state.ts'

/** The player of the figure around; it never changes while the figure lives. */
export const PlayerContext = createContext<Player | null>(null)

/** The player of the figure around. Throws outside a figure. */
export function usePlayer(): Player {
  const player = useContext(PlayerContext)
  if (!player) throw new Error('usePlayer stands outside a figure: wrap it in <PlayerContext value={player}>')
  return player
}

/** What `select` picks from the player's state; the component renders again only when that changes. */
export function usePlayerState<T>(select: (state: PlayerState) => T): T {
  return useStore(usePlayer().store, select)
}
