/** The parameters of the run, made from their specifications. */
import { useId, useState } from 'react'
import type { ChoiceSpec, NumberSpec, ParameterSpec } from '../../engine/simulation.ts'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import styles from './Parameters.module.css'

/** How many stand in the open; the rest are folded away. */
const VISIBLE = 4

/** Four in the open, the rest under *More*; a scenario that sets one brings it into the open. */
export function Parameters() {
  const { simulation } = usePlayer()
  const scenario = usePlayerState(state => state.run.scenario)
  const set = scenario === null ? {} : (simulation.scenarios[scenario]?.parameters ?? {})
  const all = Object.entries(simulation.parameters)
  const open = all.filter(([name, spec]) => !spec.folded || Object.hasOwn(set, name)).slice(0, VISIBLE + Object.keys(set).length)
  const folded = all.filter(entry => !open.includes(entry))
  return (
    <>
      {open.map(([name, spec]) => (
        <Parameter key={name} name={name} spec={spec} />
      ))}
      {folded.length > 0 && (
        <details className={styles.more}>
          <summary>More</summary>
          <div className={styles.parameters}>
            {folded.map(([name, spec]) => (
              <Parameter key={name} name={name} spec={spec} />
            ))}
          </div>
        </details>
      )}
    </>
  )
}

function Parameter({ name, spec }: { readonly name: string; readonly spec: ParameterSpec }) {
  return spec.kind === 'number' ? <NumberParameter name={name} spec={spec} /> : <ChoiceParameter name={name} spec={spec} />
}

function ChoiceParameter({ name, spec }: { readonly name: string; readonly spec: ChoiceSpec }) {
  const player = usePlayer()
  const value = usePlayerState(state => state.run.parameters[name])
  return (
    <label className={styles.parameter} title={spec.help}>
      <span>{spec.label}</span>
      <select value={value} onChange={event => player.setParameter(name, event.target.value)}>
        {Object.entries(spec.choices).map(([choice, text]) => (
          <option key={choice} value={choice}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

function NumberParameter({ name, spec }: { readonly name: string; readonly spec: NumberSpec }) {
  const player = usePlayer()
  const value = usePlayerState(state => state.run.parameters[name] as number)
  /** What is typed while it is not (yet) a value that will do. */
  const [draft, setDraft] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const id = useId()
  const change = (text: string, isTyped: boolean) => {
    const refused = player.setParameter(name, text === '' ? Number.NaN : Number(text))
    setRefusal(refused && `${refused} It stays ${value}${spec.unit && ` ${spec.unit}`}.`)
    setDraft(isTyped ? text : null)
  }
  const named = spec.unit ? `${spec.label} in ${spec.unit}` : spec.label
  return (
    <div className={styles.parameter} title={spec.help}>
      <span id={id}>{spec.label}</span>
      <input
        type="range"
        min={spec.min}
        max={spec.max}
        step={spec.step}
        value={value}
        aria-labelledby={id}
        aria-valuetext={`${value} ${spec.unit}`}
        onChange={event => change(event.target.value, false)}
      />
      <input
        type="number"
        min={spec.min}
        max={spec.max}
        step={spec.whole ? 1 : 'any'}
        value={draft ?? value}
        aria-label={named}
        aria-invalid={refusal !== null}
        aria-describedby={refusal ? `${id}-refusal` : undefined}
        onChange={event => change(event.target.value, true)}
        onBlur={() => setDraft(null)}
      />
      {spec.unit && <small>{spec.unit}</small>}
      {refusal && (
        <span id={`${id}-refusal`} className={styles.refusal}>
          {refusal}
        </span>
      )}
    </div>
  )
}
