/** The tabs of the panel's views, and the log, which every figure has. */
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import type { PanelView } from '../../simulations/panel.ts'
import styles from './ViewTabs.module.css'

/** `id` is that of the tab panel. */
export function ViewTabs({ views, id }: { readonly views: readonly PanelView[]; readonly id: string }) {
  const player = usePlayer()
  const chosen = usePlayerState(state => state.view)
  const tabs = [...views.map(({ id, label }) => ({ id: id as string, label })), { id: 'log', label: 'Log' }]
  const at = Math.max(
    0,
    tabs.findIndex(tab => tab.id === chosen),
  )
  const move = (event: React.KeyboardEvent<HTMLDivElement>) => {
    const next = nextTab(event.key, at, tabs.length)
    const tab = next === null ? undefined : tabs[next]
    if (!tab) return
    event.preventDefault()
    player.setView(tab.id)
    document.getElementById(`${id}-${tab.id}`)?.focus()
  }
  return (
    <div className={styles.tabs} role="tablist" aria-label="Views" tabIndex={-1} onKeyDown={move}>
      {tabs.map((tab, index) => (
        <button
          key={tab.id}
          type="button"
          role="tab"
          id={`${id}-${tab.id}`}
          aria-selected={index === at}
          aria-controls={id}
          tabIndex={index === at ? 0 : -1}
          onClick={() => player.setView(tab.id)}
        >
          {tab.label}
        </button>
      ))}
    </div>
  )
}

function nextTab(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at + count - 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
