/** What a reader can do: the simulation's own actions, and breaking or healing a service. */
import { useMemo, useState } from 'react'
import { isBrokenAt } from '../../engine/frame.ts'
import { castOf } from '../../engine/input.ts'
import { nameOf } from '../../engine/sentences.ts'
import type { ActionSpec } from '../../engine/simulation.ts'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import styles from './ActionBar.module.css'

/** `except` names actions that have other controls. */
export function ActionBar({ except = [] }: { readonly except?: readonly string[] | undefined }) {
  const { simulation } = usePlayer()
  const plain = Object.entries(simulation.actions).filter(([type]) => !except.includes(type))
  return (
    <div className={styles.actions}>
      {plain
        .filter(([, { folded }]) => !folded)
        .map(([type, spec], place) => (
          <ActionButton key={type} type={type} spec={spec} isFirst={place === 0 && except.length === 0} />
        ))}
      <BreakOrHeal />
      {plain.some(([, { folded }]) => folded) && (
        <details className={styles.further}>
          <summary>More actions</summary>
          <div className={styles.actions}>
            {plain
              .filter(([, { folded }]) => folded)
              .map(([type, spec]) => (
                <ActionButton key={type} type={type} spec={spec} isFirst={false} />
              ))}
          </div>
        </details>
      )}
    </div>
  )
}

interface ActionProps {
  readonly type: string
  readonly spec: ActionSpec
  readonly isFirst: boolean
}

function ActionButton({ type, spec, isFirst }: ActionProps) {
  const player = usePlayer()
  const { argument } = spec
  const [text, setText] = useState(argument?.example ?? '')
  const [refusal, setRefusal] = useState<string | null>(null)
  const perform = () => setRefusal(player.act(type, argument ? text : null))
  return (
    <div className={styles.action}>
      <button type="button" className={isFirst ? styles.primary : undefined} title={spec.help} onClick={perform}>
        {spec.label}
      </button>
      {argument?.choices && (
        <select value={text} aria-label={`${spec.label}: ${argument.label}`} onChange={event => setText(event.target.value)}>
          {argument.choices.map(choice => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      )}
      {argument && !argument.choices && (
        <input
          value={text}
          aria-label={`${spec.label}: ${argument.label}`}
          onChange={event => setText(event.target.value)}
          onKeyDown={event => event.key === 'Enter' && perform()}
        />
      )}
      {argument?.usual && <UsualTexts spec={spec} onChoose={one => setRefusal(player.act(type, one))} />}
      {refusal && <span className={styles.refusal}>{refusal}</span>}
    </div>
  )
}

/** A button for each text that the reader is likely to want, so that nothing need be typed. */
function UsualTexts({ spec: { label, argument }, onChoose }: { readonly spec: ActionSpec; readonly onChoose: (text: string) => void }) {
  const { first = [], further = [] } = argument?.usual ?? {}
  const button = (text: string) => (
    <button key={text} type="button" aria-label={`${label} ${text}`} onClick={() => onChoose(text)}>
      {text}
    </button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend on screen
    <div className={styles.usual} role="group" aria-label={`${label}: usual ${argument?.label}s`}>
      {first.map(button)}
      {further.length > 0 && (
        <details>
          <summary>More {argument?.label}s</summary>
          <div className={styles.usual}>{further.map(button)}</div>
        </details>
      )}
    </div>
  )
}

/** The same as pressing a service in the picture, for keyboards and small screens. */
function BreakOrHeal() {
  const player = usePlayer()
  const parameters = usePlayerState(state => state.run.parameters)
  const breakable = useMemo(() => castOf(player.simulation, parameters, 1).breakable, [player, parameters])
  const [chosen, setChosen] = useState<string | null>(null)
  const actor = chosen !== null && breakable.includes(chosen) ? chosen : preferred(breakable)
  const broken = usePlayerState(({ index, position }) => actor !== undefined && isBrokenAt(index, actor, position.seq))
  if (actor === undefined) return null
  return (
    <div className={styles.action}>
      <button
        type="button"
        aria-label={`${broken ? 'Heal' : 'Break'} ${nameOf(actor)}`}
        onClick={() => player.act(broken ? 'heal' : 'break', actor)}
      >
        {broken ? 'Heal' : 'Break'}
      </button>
      <select value={actor} aria-label="Service to break or heal" onChange={event => setChosen(event.target.value)}>
        {breakable.map(one => (
          <option key={one} value={one}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** The middle of the cast is the likeliest to be of interest: neither the entrance nor the last helper. */
function preferred(breakable: readonly string[]): string | undefined {
  return breakable[Math.floor(breakable.length / 2)]
}
