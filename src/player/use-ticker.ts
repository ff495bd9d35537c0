/** The only wall clock: while a figure plays and can be seen, each animation frame lets a little virtual time pass. */
import { type RefObject, useEffect } from 'react'
import type { Player } from './player.ts'
import { usePlayerState } from './use-player.ts'

/** A longer gap between two frames, in milliseconds, is cut to this: a page that was stuck does not leap. */
const LONGEST_GAP = 100

/** Plays `player` while `figure` is in the viewport and the tab is shown; otherwise time stands still. */
export function useTicker(player: Player, figure: RefObject<Element | null>, reducedMotion: boolean): void {
  const playing = usePlayerState(state => state.playing)
  useEffect(() => {
    if (!playing) return
    let visible = true
    let frame = 0
    let last: number | null = null
    const tick = (now: number) => {
      if (visible && last !== null) player.advance(Math.min(now - last, LONGEST_GAP), reducedMotion)
      last = visible ? now : null
      frame = requestAnimationFrame(tick)
    }
    const observer = new IntersectionObserver(entries => {
      visible = entries.at(-1)?.isIntersecting ?? true
    })
    if (figure.current) observer.observe(figure.current)
    frame = requestAnimationFrame(tick)
    return () => {
      observer.disconnect()
      cancelAnimationFrame(frame)
    }
  }, [player, figure, playing, reducedMotion])
}
