/** The picture: the one part of a figure that is drawn anew at every frame, and next to it the run it is compared with. */
import { memo, useCallback, useDeferredValue, useMemo } from 'react'
import { frameAt } from '../../engine/frame.ts'
import type { Position } from '../../engine/trace.ts'
import type { MessageRecord } from '../../engine/trace-index.ts'
import { comparedBranch } from '../../player/player-state.ts'
import { sameInstant } from '../../player/playhead.ts'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import type { Panel, PanelView } from '../../simulations/panel.ts'
import { EventLog } from '../../views/event-log/EventLog.tsx'
import { describeMoment } from './moment-sentence.ts'
import { MessageHands } from './SelectedMessage.tsx'
import styles from './Stage.module.css'
import { useCoarseFrame } from './use-coarse.ts'

/** `id` is the tab panel's; the tabs name it. */
export const Stage = memo(function Stage({ panel, id }: { readonly panel: Panel; readonly id: string }) {
  const chosen = usePlayerState(state => state.view)
  const view = panel.views.find(one => one.id === chosen)
  const compared = usePlayerState(state => comparedBranch(state) !== null)
  const isLog = chosen === 'log' || !view
  return (
    <div className={compared ? `${styles.stages} ${styles.two}` : styles.stages}>
      <div className={styles.stage} role="tabpanel" id={id} aria-labelledby={`${id}-${isLog ? 'log' : view.id}`}>
        <MomentInWords />
        {!isLog && <ShownView view={view} />}
        {/* Without JavaScript and on paper the log is shown under the picture. */}
        <div className={isLog ? undefined : styles.unseen} hidden={!isLog}>
          <Log isShown={isLog} />
        </div>
      </div>
      {compared && <OtherStage view={view ?? panel.views[0]} />}
    </div>
  )
})

function ShownView({ view: { View } }: { readonly view: PanelView }) {
  const player = usePlayer()
  const run = usePlayerState(state => state.run)
  const index = usePlayerState(state => state.index)
  const position = usePlayerState(state => state.position)
  const selected = usePlayerState(state => state.selected)
  const frame = useMemo(() => frameAt(index, position), [index, position])
  const select = useCallback((message: number | null) => player.select(message), [player])
  const toggle = useCallback(
    (actor: string) => {
      const { index, position } = player.state
      player.act(frameAt(index, position).actors.get(actor)?.broken ? 'heal' : 'break', actor)
    },
    [player],
  )
  return <View run={run} index={index} frame={frame} selected={selected} onSelect={select} onToggleActor={toggle} />
}

const StillLog = memo(EventLog)

function handsOn(record: MessageRecord) {
  return <MessageHands record={record} />
}

/** While another view is shown the log keeps the whole run, for print and for readers without JavaScript. */
function Log({ isShown }: { readonly isShown: boolean }) {
  const player = usePlayer()
  const latest = usePlayerState(state => state.index)
  // Out of sight it may lag behind: a click must not wait for lines that nobody sees.
  const deferred = useDeferredValue(latest)
  const index = isShown ? latest : deferred
  const selected = usePlayerState(state => (isShown ? state.selected : null))
  const shownSeq = usePlayerState(state => (isShown ? state.position.seq : null))
  const seq = shownSeq ?? index.events.length
  const frame = useMemo(() => frameAt(index, { at: index.events[seq - 1]?.at ?? 0, seq }), [index, seq])
  const select = useCallback((message: number | null) => player.select(message), [player])
  const seek = useCallback((position: Position) => player.standAt(position), [player])
  return (
    <StillLog
      index={index}
      frame={frame}
      simulation={player.simulation}
      selected={selected}
      onSelect={select}
      onSeek={seek}
      actionsFor={handsOn}
    />
  )
}

/** Only looked at: whatever one does is done to the run on show. */
function OtherStage({ view }: { readonly view: PanelView | undefined }) {
  const { simulation } = usePlayer()
  const other = usePlayerState(comparedBranch)
  const isGhost = usePlayerState(state => state.compared === 'ghost')
  const at = usePlayerState(state => state.position.at)
  const frame = useMemo(() => other && frameAt(other.index, sameInstant(other.run, at)), [other, at])
  if (!other || !frame || !view) return null
  const { View } = view
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend on screen
    <div className={`${styles.stage} ${styles.other}`} role="group" aria-label="The run it is compared with">
      <p className={styles.label}>
        {isGhost ? 'The run left' : 'Beside it'}: <strong>{other.label}</strong>
      </p>
      <div inert>
        <View run={other.run} index={other.index} frame={frame} selected={null} onSelect={nothing} />
      </div>
      <p className={styles.label}>It ends so: {simulation.summary(other.index)}</p>
    </div>
  )
}

function nothing(): void {}

/** A sentence that is read aloud must stand for a while: how often a second it may change while the run plays. */
const WORDS_PER_SECOND = 0.5

/** The picture in sentences, for who cannot see it; not a live region: it is there to be read. */
function MomentInWords() {
  const index = usePlayerState(state => state.index)
  const frame = useCoarseFrame(WORDS_PER_SECOND)
  return <p className="visually-hidden">{describeMoment(index, frame)}</p>
}
