/** What a message carries for the layers: its header fields, of the one selected or else of the last that had any. */
import type { Frame } from '../../engine/frame.ts'
import { nameOf } from '../../engine/sentences.ts'
import type { MessageId } from '../../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'
import styles from './Carried.module.css'

interface Props {
  readonly index: TraceIndex
  readonly frame: Frame
  readonly selected: MessageId | null
}

const FIELDS = [
  'authorization',
  'x-request-id',
  'x-user-id',
  'idempotency-key',
  'idempotency-replayed',
  'traceparent',
  'www-authenticate',
  'retry-after',
] as const

function fieldsOf({ sent }: MessageRecord): readonly (readonly [name: string, value: string])[] {
  return FIELDS.flatMap(name => (typeof sent.detail[name] === 'string' ? [[name, sent.detail[name]] as const] : []))
}

/** Stands below the network, and is always as tall as its tallest, so that nothing moves while the run plays. */
export function Carried({ index, frame, selected }: Props) {
  const sent = [...index.messages.values()].filter(record => record.sent.seq <= frame.position.seq)
  const chosen = selected === null ? undefined : sent.find(({ id }) => id === selected)
  const shown = chosen ?? sent.findLast(record => fieldsOf(record).length > 0)
  const fields = shown ? fieldsOf(shown) : []
  return (
    <div className={styles.carried}>
      {shown ? (
        <p className={styles.title}>
          {shown.sent.label}, {nameOf(shown.sent.from)} to {nameOf(shown.sent.to)}
          {fields.length === 0 && ', carries no field'}
        </p>
      ) : (
        <p className={styles.title}>Nothing on its way carries a field yet.</p>
      )}
      <dl className={styles.fields}>
        {fields.map(([name, value]) => (
          <div key={name}>
            <dt>{name}:</dt> <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
