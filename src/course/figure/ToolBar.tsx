/** The quiet row under the transport: which run, how fast, by which dice, compared with what, and how to carry it away. */
import { lazy, Suspense, useId, useState } from 'react'
import { RATES, type Rate } from '../../player/pace.ts'
import { SharePanel } from '../../player/SharePanel.tsx'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import { ComparePanel } from './ComparePanel.tsx'
import { SeedPanel } from './SeedPanel.tsx'
import styles from './ToolBar.module.css'

// Motion is worth a chunk, not a wait: it comes with the first tool, which is shown without it until then.
const Opening = lazy(() => import('./Opening.tsx').then(({ Opening }) => ({ default: Opening })))

type Tool = 'seed' | 'compare' | 'link'

/** `figure` names the figure in links; null where the page is the figure. */
export function ToolBar({ figure, onKeys }: { readonly figure: string | null; readonly onKeys: () => void }) {
  const player = usePlayer()
  const rate = usePlayerState(state => state.rate)
  const loop = usePlayerState(state => state.loop)
  const seed = usePlayerState(state => state.run.seed)
  const pace = usePlayerState(state => state.pace)
  const [tool, setTool] = useState<Tool | null>(null)
  const [used, setUsed] = useState(false)
  const id = useId()
  const toggle = (next: Tool) => () => {
    // A link is one moment; it should not run away while it is copied.
    if (next === 'link' && player.state.playing) player.pause()
    setUsed(true)
    setTool(tool === next ? null : next)
  }
  const content = (
    <>
      {tool === 'seed' && <SeedPanel />}
      {tool === 'compare' && <ComparePanel />}
      {tool === 'link' && <SharePanel figure={figure} />}
    </>
  )
  const button = (name: Tool, label: string) => (
    <button type="button" aria-expanded={tool === name} aria-controls={id} onClick={toggle(name)}>
      {label}
    </button>
  )
  return (
    <div className={styles.tools}>
      <div className={styles.row}>
        <ScenarioMenu />
        <label>
          <span className="visually-hidden">Speed</span>
          <select value={rate} onChange={event => player.setRate(Number(event.target.value) as Rate)}>
            {RATES.map(one => (
              <option key={one} value={one}>
                {one}×
              </option>
            ))}
          </select>
        </label>
        <small className={styles.pace}>1 s shows {(pace * rate) / 1000} ms</small>
        <label className={styles.loop}>
          <input type="checkbox" checked={loop} onChange={event => player.setLoop(event.target.checked)} />
          <span>Repeat</span>
        </label>
        {button('seed', `Seed ${seed}`)}
        {button('compare', 'Compare')}
        {button('link', 'Link')}
        <button type="button" onClick={() => player.reset()}>
          Reset
        </button>
        <button type="button" aria-label="Keys" title="Keys (?)" onClick={onKeys}>
          ?
        </button>
      </div>
      <div id={id}>
        {used && (
          <Suspense fallback={tool && <div className={styles.panel}>{content}</div>}>
            <Opening shown={tool}>{content}</Opening>
          </Suspense>
        )}
      </div>
    </div>
  )
}

function ScenarioMenu() {
  const player = usePlayer()
  const scenario = usePlayerState(state => state.run.scenario)
  return (
    <label className={styles.scenario}>
      <span>Scenario</span>
      <select value={scenario ?? ''} onChange={event => player.setScenario(event.target.value)}>
        {scenario === null && (
          <option value="" disabled>
            Your own
          </option>
        )}
        {Object.entries(player.simulation.scenarios).map(([id, { title }]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </label>
  )
}
