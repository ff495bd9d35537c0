/** The figure's one voice: a polite live region that says one thing per press. */
import { usePlayerState } from './use-player.ts'

export function LiveRegion() {
  const { text, turn } = usePlayerState(state => state.spoken)
  // Screen readers skip a text that has not changed; a space that nobody hears makes it another one.
  return (
    <p className="visually-hidden" role="status">
      {turn % 2 === 0 ? text : `${text}\u00a0`}
    </p>
  )
}
