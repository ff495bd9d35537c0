/** The keys of a figure. They act only while the focus is inside it, and never take a key that the focused control needs. */
import type { Player } from './player.ts'

/** A command of the keyboard: the keys that give it, what they are called, and what they do. */
export interface KeyCommand {
  readonly keys: readonly string[]
  readonly shown: string
  readonly does: string
  readonly run: (player: Player) => void
}

export const KEY_COMMANDS: readonly KeyCommand[] = [
  {
    keys: [' ', 'k'],
    shown: 'Space or k',
    does: 'Play or pause',
    run: player => (player.store.getState().playing ? player.pause() : player.play()),
  },
  { keys: ['ArrowRight'], shown: '→', does: 'One step forward', run: player => player.stepForward() },
  { keys: ['ArrowLeft'], shown: '←', does: 'One step back', run: player => player.stepBack() },
  { keys: ['Home'], shown: 'Home', does: 'To the start', run: player => player.toStart() },
  { keys: ['End'], shown: 'End', does: 'To the end', run: player => player.toEnd() },
  { keys: ['r'], shown: 'r', does: 'Restart', run: player => player.restart() },
  { keys: ['+', '='], shown: '+', does: 'Faster', run: player => player.changeRate(1) },
  { keys: ['-'], shown: '-', does: 'Slower', run: player => player.changeRate(-1) },
  { keys: ['d'], shown: 'd', does: 'Drop the selected message', run: player => player.dropSelected() },
]

/** What a key pressed on `target` commands, or null if it is not the figure's business. */
export function commandOf(key: string, target: Element): KeyCommand | null {
  if (target.closest('textarea, select, [contenteditable], dialog, input:not([type=range], [type=radio], [type=checkbox])')) return null
  const isScrubber = target.hasAttribute('data-scrubber')
  const moves = key.startsWith('Arrow') || key === 'Home' || key === 'End'
  // Sliders, radio buttons and tabs move by arrows themselves; the scrubber's arrows are steps.
  if (moves && !isScrubber && target.closest('input, [role=tab], [role=treeitem]')) return null
  if (key === ' ' && !isScrubber && target.closest('button, summary, a, input, [role=button], [role=tab]')) return null
  return KEY_COMMANDS.find(({ keys }) => keys.includes(key)) ?? null
}
