/** Puts a second run beside the first: the same seed and the same actions, one parameter changed. */
import { useState } from 'react'
import { usePlayer, usePlayerState } from '../../player/use-player.ts'
import styles from './panels.module.css'

export function ComparePanel() {
  const player = usePlayer()
  const { parameters } = player.simulation
  const beside = usePlayerState(state => state.beside)
  const current = usePlayerState(state => state.run.parameters)
  const [name, setName] = useState(Object.keys(parameters)[0] as string)
  const [draft, setDraft] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const spec = parameters[name]
  if (!spec) return null
  const value = draft ?? String(spec.kind === 'choice' ? otherChoice(spec.choices, current[name]) : current[name])
  return (
    <form
      className={styles.panel}
      onSubmit={event => {
        event.preventDefault()
        setRefusal(player.putBeside({ [name]: spec.kind === 'choice' ? value : value === '' ? Number.NaN : Number(value) }))
      }}
    >
      <label>
        <span>The same run with another</span>
        <select
          value={name}
          onChange={event => {
            setName(event.target.value)
            setDraft(null)
          }}
        >
          {Object.entries(parameters).map(([id, { label }]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {spec.kind === 'choice' ? (
        <select value={value} aria-label={spec.label} onChange={event => setDraft(event.target.value)}>
          {Object.entries(spec.choices).map(([choice, text]) => (
            <option key={choice} value={choice}>
              {text}
            </option>
          ))}
        </select>
      ) : (
        <label>
          <input type="number" step="any" value={value} aria-label={spec.label} onChange={event => setDraft(event.target.value)} />
          <small>{spec.unit}</small>
        </label>
      )}
      <button type="submit">Run it beside</button>
      {beside && (
        <button type="button" onClick={() => player.putBeside(null)}>
          End the comparison
        </button>
      )}
      {refusal && <p className={styles.refusal}>{refusal}</p>}
    </form>
  )
}

/** The first choice that is not the current one: a comparison with itself shows nothing. */
function otherChoice(choices: Readonly<Record<string, string>>, current: number | string | undefined): string {
  return Object.keys(choices).find(choice => choice !== current) ?? String(current)
}
