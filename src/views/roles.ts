/** Which role a message plays: what its kind says, and whether it repeats a request that went unanswered. */

import type { MessageId, MessageSent } from '../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../engine/trace-index.ts'
import type { GlyphRole } from '../ui/glyph/glyph-roles.ts'

/** The role that follows from a message's own fields. Kinds unknown here are responses if they answer something, else requests. */
export function kindRole(sent: Pick<MessageSent, 'kind' | 'correlates'>): GlyphRole {
  if (sent.kind === 'error' || sent.kind === 'event' || sent.kind === 'ack' || sent.kind === 'cached') return sent.kind
  if (sent.correlates !== null) return 'response'
  return sent.kind === 'call' ? 'call' : 'request'
}

/** The role of a message in its run: as `kindRole`, or `retry`. What became of it (lost, refused) is not its role. */
export function roleOf(index: TraceIndex, record: MessageRecord): GlyphRole {
  return retriesOf(index).has(record.id) ? 'retry' : kindRole(record.sent)
}

/** Whether the sender waits for an answer to this message. */
export function expectsAnswer(sent: Pick<MessageSent, 'kind' | 'correlates'>): boolean {
  const role = kindRole(sent)
  return role === 'request' || role === 'call'
}

const known = new WeakMap<TraceIndex, ReadonlySet<MessageId>>()

/**
 * The messages that are retries. A request is one if, for the same act of the reader, its sender had already sent the same
 * label to the same receiver, and by now none of those sendings has been answered with anything but an error.
 */
export function retriesOf(index: TraceIndex): ReadonlySet<MessageId> {
  const before = known.get(index)
  if (before) return before
  const retries = new Set<MessageId>()
  const roots = rootsOf(index)
  const earlier = new Map<string, MessageRecord[]>()
  for (const record of index.messages.values()) {
    const { sent } = record
    if (!expectsAnswer(sent)) continue
    const key = `${roots[sent.seq - 1]} ${sent.from} ${sent.to} ${sent.label}`
    const same = earlier.get(key)
    if (!same) {
      earlier.set(key, [record])
      continue
    }
    if (!same.some(one => answeredBefore(index, one, sent.seq))) retries.add(record.id)
    same.push(record)
  }
  known.set(index, retries)
  return retries
}

function answeredBefore(index: TraceIndex, record: MessageRecord, seq: number): boolean {
  return record.answers.some(id => {
    const answer = index.messages.get(id)
    return answer?.end != null && answer.end.lost === null && answer.end.seq < seq && kindRole(answer.sent) !== 'error'
  })
}

/** For each event the number of the first cause in its chain. */
function rootsOf(index: TraceIndex): number[] {
  const roots: number[] = []
  for (const event of index.events) roots.push(event.cause === null ? event.seq : (roots[event.cause - 1] ?? event.seq))
  return roots
}
