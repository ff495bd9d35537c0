/** The controls that a panel brings along, with the run on show and the player's hands. */
import { useCallback } from 'react'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import type { OwnControls } from '../../simulations/panel.ts'
import styles from './PanelControls.module.css'
import { useCoarseFrame } from './use-coarse.ts'

export function PanelControls({ of: { Controls } }: { readonly of: OwnControls }) {
  const player = usePlayer()
  const run = usePlayerState(state => state.run)
  const index = usePlayerState(state => state.index)
  const frame = useCoarseFrame()
  const act = useCallback((type: string, argument: string | null) => player.act(type, argument), [player])
  return (
    <div className={styles.controls}>
      <Controls run={run} index={index} frame={frame} act={act} />
    </div>
  )
}
