/** The words that views put on actors, states, times and messages. */

import type { Frame } from '../engine/frame.ts'
import { nameOf } from '../engine/sentences.ts'
import type { ActorId, Micros } from '../engine/trace.ts'
import type { MessageRecord, TraceIndex } from '../engine/trace-index.ts'
import { glyphRoles } from '../ui/glyph/glyph-roles.ts'
import { kindRole, roleOf } from './roles.ts'

/** Width of `text` in the label typeface, in px: every character is 0.6 em wide. */
export function textWidth(text: string, size: number): number {
  return text.length * size * 0.6
}

/** `text` cut to `max` characters, the last of them an ellipsis where something is missing. */
export function shorten(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, Math.max(1, max - 1))}…`
}

/** A state's path in words: `serving.askingPayments` is "asking payments"; regions that differ stay apart with an ampersand. */
export function stateWords(path: string): string {
  const regions = path.split(' & ').map(region => words(region.slice(region.lastIndexOf('.') + 1)))
  return [...new Set(regions)].join(' & ')
}

function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase()
}

/** An instant to a tenth of a millisecond, without its unit: 140000 is "140.0". */
export function instant(at: Micros): string {
  return (at / 1000).toFixed(1)
}

/** A length of time in whole milliseconds, from one second on in hundredths of it: 16 ms, 1.25 s. */
export function lasting(micros: Micros): string {
  return micros < 1_000_000 ? `${Math.floor(micros / 1000)} ms` : `${(Math.floor(micros / 10_000) / 100).toFixed(2)} s`
}

/** A wait that goes on: in steps that grow with it, so that its digits can be read while it grows. */
export function waitingFor(micros: Micros): string {
  const step = micros < 20_000 ? 1000 : micros < 100_000 ? 5000 : micros < 1_000_000 ? 10_000 : 100_000
  return lasting(Math.floor(micros / step) * step)
}

/** The line under an actor's name: down, waiting so long, or its state; empty while it rests. */
export function stateLine(frame: Frame, actor: ActorId): string {
  const known = frame.actors.get(actor)
  if (!known) return ''
  if (known.broken) return 'down'
  if (known.waitingSince !== null) return `waiting ${waitingFor(frame.position.at - known.waitingSince)}`
  return known.state === '' ? '' : stateWords(known.state)
}

/** How a message stands. */
export type Fate = 'on its way' | 'received' | 'lost' | 'refused'

/** How a message stands after the first `seq` events. */
export function fateOf(record: MessageRecord, seq: number): Fate {
  if (!record.end || record.end.seq > seq) return 'on its way'
  if (record.end.lost === null) return 'received'
  return record.end.lost === 'refused' ? 'refused' : 'lost'
}

/** What is written beside a message: its label, and the word for what colour and shape say too. */
export function messageLabel(index: TraceIndex, record: MessageRecord, seq: number): string {
  const fate = fateOf(record, seq)
  const label = shorten(record.sent.label, 26)
  if (fate === 'lost' || fate === 'refused') return `${fate}: ${label}`
  return roleOf(index, record) === 'retry' ? `retry: ${label}` : label
}

/** The accessible name of a message: "POST /charges, request, Orders to Payments, on its way". */
export function messageName(index: TraceIndex, record: MessageRecord, seq: number): string {
  const { label, from, to } = record.sent
  const role = glyphRoles[roleOf(index, record) === 'retry' ? 'retry' : kindRole(record.sent)].word
  return `${label}, ${role}, ${nameOf(from)} to ${nameOf(to)}, ${fateOf(record, seq)}`
}
