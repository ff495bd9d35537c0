/** The bytes of one message: the chosen one, or the last that was sent between a client and its API. */
import { useMemo } from 'react'
import type { MessageRecord } from '../../engine/trace-index.ts'
import { Bytes } from '../../views/bytes/Bytes.tsx'
import type { BytePart, ByteRole } from '../../views/bytes/byte-roles.ts'
import type { ViewProps } from '../panel.ts'
import styles from './ByteView.module.css'
import { laneName } from './lanes.ts'
import { type Anatomy, anatomyOf } from './parts.ts'

export function ByteView({ index, frame, selected, onSelect }: ViewProps) {
  const { seq } = frame.position
  const sent = [...index.messages.values()].filter(record => record.sent.seq <= seq && anatomyOf(record.sent.detail) !== null)
  const record = sent.find(({ id }) => id === selected) ?? sent.at(-1)
  if (!record) return <p className={styles.empty}>Nothing has been sent yet.</p>
  return (
    <div>
      <label className={styles.choice}>
        <span>Message</span>
        <select value={record.id} onChange={event => onSelect(Number(event.target.value))}>
          {sent.map(one => (
            <option key={one.id} value={one.id}>
              {titleOf(one)}
            </option>
          ))}
        </select>
      </label>
      <MessageBytes key={record.id} record={record} />
    </div>
  )
}

/** A message in the list: whose, which way, what, how large. */
function titleOf({ sent }: MessageRecord): string {
  const way = sent.to.endsWith('/client') ? 'down' : 'up'
  return `${laneName(sent.from)}, ${way}: ${sent.label} (${sent.bytes} bytes)`
}

function MessageBytes({ record }: { readonly record: MessageRecord }) {
  const parts = useMemo(() => partsOf(anatomyOf(record.sent.detail) as Anatomy), [record])
  const shown = parts.reduce((sum, { bytes }) => sum + bytes.length, 0)
  return <Bytes parts={parts} beyond={record.sent.bytes - shown} label={`The parts of ${titleOf(record)}`} />
}

function partsOf({ hex, parts }: Anatomy): BytePart[] {
  let at = 0
  return parts.map(([length, role, label]) => {
    const bytes = Array.from({ length }, (_, i) => Number.parseInt(hex.slice(2 * (at + i), 2 * (at + i) + 2), 16))
    at += length
    return { bytes, role: role as ByteRole, label }
  })
}
