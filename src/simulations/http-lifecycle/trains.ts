/** Packets that leave together and arrive together as one arrow: six requests sent at once are one train, not six lines over each other. */
import type { MessageRecord, TraceIndex } from '../../engine/trace-index.ts'

const known = new WeakMap<TraceIndex, TraceIndex>()

/** The same run with a message for each train, which bears the number of its first packet. */
export function trainsOf(index: TraceIndex): TraceIndex {
  const before = known.get(index)
  if (before) return before
  const trains = new Map<string, MessageRecord[]>()
  for (const record of index.messages.values()) {
    const { sent, end } = record
    const key = [sent.from, sent.to, sent.at, sent.arriveAt, record.legs.length, end?.at, end?.lost].join(' ')
    trains.set(key, [...(trains.get(key) ?? []), record])
  }
  const messages = new Map([...trains.values()].map(train => [(train[0] as MessageRecord).id, together(train)]))
  const grouped = { ...index, messages }
  known.set(index, grouped)
  return grouped
}

function together(train: readonly MessageRecord[]): MessageRecord {
  const [first] = train as readonly [MessageRecord]
  if (train.length === 1) return { ...first, sent: { ...first.sent, label: short(first.sent.label) } }
  const bytes = train.reduce((sum, { sent }) => sum + sent.bytes, 0)
  return { ...first, sent: { ...first.sent, label: labelOf(train), bytes } }
}

/** What a train carries, in few words. */
function labelOf(train: readonly MessageRecord[]): string {
  const count = (part: string): number => train.filter(({ sent }) => sent.detail.part === part).length
  const [requests, heads, bodies, flights] = ['request', 'head', 'body', 'flight'].map(count) as [number, number, number, number]
  const words = [
    ...(flights > 0 ? [`TLS ${short((train[0] as MessageRecord).sent.label)}`] : []),
    ...(requests > 0 ? [many(requests, 'GET')] : []),
    ...(heads > 0 ? [`${heads} × 200`] : []),
    ...(bodies > 0 ? [many(bodies, 'body part')] : []),
  ]
  return words.length > 0 ? words.join(', ') : short((train[0] as MessageRecord).sent.label)
}

function many(count: number, what: string): string {
  return count === 1 ? what : `${count} ${what}${what === 'GET' ? '' : 's'}`
}

function short(label: string): string {
  return label
    .replace(/, stream \d+/, '')
    .replace(/ \(\d of 3\)/, '')
    .replace('Certificate', 'Cert')
    .replace(', ServerHelloDone', '')
}
