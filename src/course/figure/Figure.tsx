/** A figure: a simulation and its panel, played. */
import { useEffect, useId, useRef, useState } from 'react'
import { readLink } from '../../engine/link.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { KeysDialog } from '../../player/KeysDialog.tsx'
import { commandOf } from '../../player/keys.ts'
import { LiveRegion } from '../../player/LiveRegion.tsx'
import { Player } from '../../player/player.ts'
import { START } from '../../player/playhead.ts'
import { TransportBar } from '../../player/TransportBar.tsx'
import { useReducedMotion } from '../../player/use-media.ts'
import { PlayerContext, usePlayer } from '../../player/use-player.ts'
import { useTicker } from '../../player/use-ticker.ts'
import type { Panel } from '../../simulations/panel.ts'
import { ActionBar } from './ActionBar.tsx'
import { ChallengeBox } from './ChallengeBox.tsx'
import { connectDials } from './dials.ts'
import styles from './Figure.module.css'
import { register } from './figures.ts'
import { GhostBar } from './GhostBar.tsx'
import { Measures } from './Measures.tsx'
import { NowLine } from './NowLine.tsx'
import { PanelControls } from './PanelControls.tsx'
import { Parameters } from './Parameters.tsx'
import { PredictionStrip } from './PredictionStrip.tsx'
import { type Asked, restOf } from './rest.ts'
import { SelectedMessage } from './SelectedMessage.tsx'
import { Stage } from './Stage.tsx'
import { ToolBar } from './ToolBar.tsx'
import { ViewTabs } from './ViewTabs.tsx'

export interface FigureProps extends Asked {
  /** The figure's name on its page. */
  readonly figure: string
  /** The figure's own idea and caption, where a chapter shows the simulation for another reason than the simulation's own; such a figure poses no challenge. */
  readonly title?: string
  readonly caption?: string
  /** The figure is what its page is about: it is large, and the page's query is its own. */
  readonly isPage?: boolean
  /** Called once the figure can be used. */
  readonly onReady?: () => void
}

interface LoadedProps extends FigureProps {
  readonly simulation: Simulation
  readonly panel: Panel
}

export function Figure({ simulation, panel, ...props }: LoadedProps) {
  const [player] = useState(() => new Player(simulation, restOf(simulation, { view: panel.views[0]?.id, ...props })))
  return (
    <PlayerContext value={player}>
      <Body panel={panel} {...props} />
    </PlayerContext>
  )
}

function Body({ panel, figure, title, caption, isPage = false, onReady }: FigureProps & { readonly panel: Panel }) {
  const player = usePlayer()
  const id = useId()
  const root = useRef<HTMLElement>(null)
  const keys = useRef<HTMLDialogElement>(null)
  const problems = useLinks(figure, isPage, panel)
  useTicker(player, root, useReducedMotion())
  useEffect(() => connectDials(figure, player), [figure, player])
  useEffect(() => onReady?.(), [onReady])
  const press = (event: React.KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const command = commandOf(event.key, event.target as Element)
    if (command) {
      event.preventDefault()
      command.run(player)
    } else if (event.key === '?' && !keys.current?.open && !(event.target as Element).closest('input:not([type=range]), textarea')) {
      event.preventDefault()
      keys.current?.showModal()
    }
  }
  return (
    <figure
      ref={root}
      className={isPage ? `${styles.figure} ${styles.page}` : styles.figure}
      aria-labelledby={id}
      tabIndex={-1}
      onKeyDown={press}
    >
      <div className={styles.head}>
        <p className={styles.title} id={id}>
          {title ?? player.simulation.title}
        </p>
        <div className={styles.live}>
          <ViewTabs views={panel.views} id={`${id}stage`} />
        </div>
      </div>
      {problems.text !== null && (
        <p className={styles.problem}>
          {problems.text}{' '}
          <button type="button" onClick={problems.dismiss}>
            Show the default run
          </button>
        </p>
      )}
      <Stage panel={panel} id={`${id}stage`} />
      <NowLine />
      <div className={styles.live}>
        <SelectedMessage />
        <GhostBar />
        <PredictionStrip />
        {panel.controls && <PanelControls of={panel.controls} />}
        <div className={styles.controls}>
          <ActionBar except={panel.controls?.replaces} />
          <Parameters />
        </div>
        <TransportBar />
        <ToolBar figure={isPage ? null : figure} onKeys={() => keys.current?.showModal()} />
      </div>
      <Measures names={panel.measures} />
      <figcaption className={styles.caption}>
        {caption ?? panel.caption}
        <p className={styles.still}>
          This picture is one moment of a run. To play it, allow JavaScript; the whole run stands in the list above.
        </p>
        {caption === undefined && (
          <div className={styles.live}>
            <ChallengeBox />
          </div>
        )}
        <details className={styles.leavesOut}>
          <summary>What this model leaves out</summary>
          <ul>
            {panel.leavesOut.map((line, place) => (
              <li key={place}>{line}</li>
            ))}
          </ul>
        </details>
      </figcaption>
      <LiveRegion />
      <KeysDialog ref={keys} />
    </figure>
  )
}

/** Opens what the address asks for, and what links in the prose ask for; says what is wrong with it. */
function useLinks(figure: string, isPage: boolean, panel: Panel) {
  const player = usePlayer()
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    const open = (query: string) => {
      const { input, at, view, problems } = readLink(player.simulation, query)
      const known = panel.views.some(({ id }) => id === view) || view === 'log' ? view : null
      const refusal = player.open({ input, at: at ?? START, view: known ?? player.state.view })
      const said = [...problems, ...(refusal === null ? [] : [refusal])]
      setText(said.length > 0 ? said.join(' ') : null)
      if (said.length > 0) player.say(said.join(' '))
    }
    const query = new URLSearchParams(location.search)
    const isMine = isPage
      ? ['v', 'scenario', 'seed', 'set', 'do', 'until', 'at'].some(name => query.has(name))
      : query.get('figure') === figure
    if (isMine) open(location.search)
    return register(figure, open)
  }, [player, figure, isPage, panel])
  const dismiss = () => {
    setText(null)
    player.reset()
  }
  return { text, dismiss }
}
