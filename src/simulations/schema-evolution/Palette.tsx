/** The palette of changes and the hands that bring them out: what is applied is a version of the contract, and nobody runs it before it is deployed. */
import { useState } from 'react'
import type { ControlsProps } from '../panel.ts'
import { type Change, changes, contractOf, GROUPS, type Group } from './changes.ts'
import { TARGETS } from './fleet.ts'
import { versionsOf } from './measures.ts'
import styles from './Palette.module.css'

const all = Object.values(changes)

export function Palette({ index, frame, act }: ControlsProps) {
  const [refusal, setRefusal] = useState<string | null>(null)
  const [target, setTarget] = useState('server')
  const [isOpen, setOpen] = useState(false)
  const perform = (type: string, argument: string | null) => setRefusal(act(type, argument))
  const versions = versionsOf(index, frame.position.seq)
  const newest = contractOf(versions.at(-1) ?? [])
  const apply = ({ id, apply: next }: Change) => {
    const result = next(newest)
    if (typeof result === 'string') setRefusal(`Refused: ${result}.`)
    else perform('apply', id)
  }
  const shown = all.filter(({ folded }) => isOpen || !folded)
  return (
    <div className={styles.palette}>
      <div className={styles.groups}>
        {GROUPS.map(group => (
          <Changes key={group} group={group} of={shown.filter(one => one.group === group)} onApply={apply} />
        ))}
      </div>
      <div className={styles.hands}>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Fewer changes' : `All ${all.length} changes`}
        </button>
        <button type="button" disabled={versions.at(-1)?.length === 0} onClick={() => perform('undo', null)}>
          Undo
        </button>
        <span className={styles.whom}>
          <button type="button" className={styles.primary} onClick={() => perform('deploy', target)}>
            {`Deploy v${versions.length} to`}
          </button>
          <select value={target} aria-label="Whom to deploy to or roll back" onChange={event => setTarget(event.target.value)}>
            {TARGETS.map(one => (
              <option key={one} value={one}>
                {one === 'server' ? 'the server, both replicas' : one.replace('client:', '')}
              </option>
            ))}
          </select>
          <button type="button" onClick={() => perform('roll-back', target)}>
            Roll it back
          </button>
        </span>
        <button type="button" onClick={() => perform('roll', null)}>
          Roll Half of the Server
        </button>
      </div>
      {refusal === null ? null : (
        <p className={styles.refusal} role="status">
          {refusal}
        </p>
      )}
    </div>
  )
}

interface ChangesProps {
  readonly group: Group
  readonly of: readonly Change[]
  readonly onApply: (change: Change) => void
}

function Changes({ group, of, onApply }: ChangesProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a legend that no grid can place
    <div className={styles.group} role="group" aria-label={`Changes: ${group}`}>
      <span className={styles.name}>{group}</span>
      <div className={styles.of}>
        {of.map(change => (
          <button key={change.id} type="button" title={change.says} onClick={() => onApply(change)}>
            {change.id}
          </button>
        ))}
      </div>
    </div>
  )
}
