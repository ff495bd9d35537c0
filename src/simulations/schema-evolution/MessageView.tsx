/** One message taken apart: its bytes, what the writer meant by each field and what the reader makes of it. */
import { useMemo } from 'react'
import { nameOf } from '../../engine/sentences.ts'
import type { MessageSent } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { Bytes } from '../../views/bytes/Bytes.tsx'
import type { BytePart, ByteRole } from '../../views/bytes/byte-roles.ts'
import type { ViewProps } from '../panel.ts'
import { contractOf } from './changes.ts'
import { isClient, profiles } from './clients.ts'
import type { Contract } from './contract.ts'
import styles from './MessageView.module.css'
import { deployedOf, versionsOf } from './measures.ts'
import { type FieldSeen, type PartKind, takeApart } from './message-parts.ts'
import type { CallDetail } from './messages.ts'

const ROLES: Readonly<Record<PartKind, ByteRole>> = { name: 'name', length: 'prefix', value: 'value', mark: 'mark' }

/** Whether a message has a body that both sides must understand. */
function hasBody(sent: MessageSent): boolean {
  return typeof sent.detail.body === 'string' && sent.detail.body !== ''
}

/** The selected message, or the last answer sent up to the moment; null before any. */
function shownOf(index: TraceIndex, selected: number | null, seq: number): MessageSent | null {
  const chosen = selected === null ? undefined : index.messages.get(selected)?.sent
  if (chosen && hasBody(chosen)) return chosen
  let last: MessageSent | null = null
  for (const { sent } of index.messages.values()) {
    if (sent.seq > seq) break
    // A list is long: an order alone says the same.
    if (hasBody(sent) && sent.correlates !== null && (sent.detail as unknown as CallDetail).call !== 'ListOrders') last = sent
  }
  return last
}

export function MessageView({ index, frame, selected }: ViewProps) {
  const sent = shownOf(index, selected, frame.position.seq)
  if (!sent) return <p className={styles.none}>No order has been sent yet. Choose a message in the sequence, or play on.</p>
  return <Shown key={sent.message} sent={sent} index={index} seq={Math.max(frame.position.seq, sent.seq)} />
}

interface ShownProps {
  readonly sent: MessageSent
  readonly index: TraceIndex
  readonly seq: number
}

function Shown({ sent, index, seq }: ShownProps) {
  const { format, body, call, version } = sent.detail as unknown as CallDetail
  const versions = versionsOf(index)
  const readBy = deployedOf(index, seq)[sent.to] ?? 'v1'
  const contract = (name: string): Contract => contractOf(versions[Number(name.slice(1)) - 1] ?? [])
  const writtenBy = `v${version}`
  const part = sent.correlates === null ? 'request' : 'order'
  const fields = useMemo(() => {
    const strict = isClient(sent.to) && profiles[sent.to].reading === 'strict'
    return takeApart({ format, body }, contract(writtenBy)[part], contract(readBy)[part], call === 'ListOrders', strict)
  }, [body, format, writtenBy, readBy, part, call, sent.to])
  const parts = useMemo(
    () => fields.flatMap(field => field.parts).map(({ kind, bytes, label }): BytePart => ({ bytes, role: ROLES[kind], label })),
    [fields],
  )
  const title = `${sent.label}, from ${nameOf(sent.from)} to ${nameOf(sent.to)}`
  return (
    <div className={styles.message}>
      <p className={styles.title}>
        <b>{title}</b> <span>{`${sent.bytes} bytes of ${format === 'json' ? 'JSON' : 'Protobuf'}`}</span>
      </p>
      <Fields fields={fields} writtenBy={`${nameOf(sent.from)}, ${writtenBy}`} readBy={`${nameOf(sent.to)}, ${readBy}`} />
      <Bytes parts={parts} label={`The bytes of ${title}`} />
    </div>
  )
}

interface FieldsProps {
  readonly fields: readonly FieldSeen[]
  readonly writtenBy: string
  readonly readBy: string
}

function Fields({ fields, writtenBy, readBy }: FieldsProps) {
  return (
    <table className={styles.fields}>
      <thead>
        <tr>
          <th scope="col">on the wire</th>
          <th scope="col">{`meant by ${writtenBy}`}</th>
          <th scope="col">{`read by ${readBy}`}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ place, named, written, read, same }, i) => (
          <tr key={i} className={same ? undefined : styles.other}>
            <th scope="row">{place > 0 && !named.startsWith('order') ? `${place}: ${named}` : named}</th>
            <td>{written}</td>
            <td>{same ? 'the same' : read}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
