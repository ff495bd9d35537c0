/** What the client does at each event, as pure functions: a stub resolver with a cache of its own, and the calls made with what it found. */
import type { Effect, SendEffect } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import type { Moves } from './moves.ts'
import { canonical, typeFor } from './names.ts'
import { type Question, questionText, type Reply, replyIn } from './records.ts'
import { encode } from './wire.ts'

/** A remembered answer: what was found, or the response code. */
export interface Kept {
  readonly found: string
  readonly type: string
  readonly expires: Micros
}

/** A look-up under way. */
export interface LookUp {
  readonly question: Question
  readonly attempt: number
}

/** What the client knows. */
export interface ClientContext {
  readonly keepOpen: boolean
  readonly cache: Readonly<Record<string, Kept>>
  readonly pending: Readonly<Record<string, LookUp>>
  readonly asked: number
  /** Names to which a connection is kept open, and the address it leads to. */
  readonly open: Readonly<Record<string, string>>
  /** The world outside: which boxes have been left, and which of them are off. */
  readonly moves: Moves
  readonly off: readonly string[]
}

/** How long the stub waits for each attempt, and how often it asks: dig's defaults. */
export const STUB_WAIT_MS = 5000
export const STUB_ATTEMPTS = 3

const HEADER = { id: 0, response: false, authoritative: false, recursionDesired: true, recursionAvailable: false, extended: false } as const

/** The question behind a name. */
export function questionFor(name: string): Question {
  return { name: canonical(name), type: typeFor(canonical(name)) }
}

/** The query for a look-up. */
export function query(to: string, id: string, question: Question): SendEffect {
  const bytes = encode(HEADER, question, null).length
  const detail = { name: question.name, type: question.type }
  return { type: 'send', to, label: `${questionText(question)}?`, kind: 'query', tag: id, bytes, detail }
}

/** What a reply comes down to: the last record's data, or in words that there is none. */
export function foundIn(detail: Parameters<typeof replyIn>[0]): { readonly found: string; readonly type: string; readonly ttl: number } {
  return { ...outcomeOf(replyIn(detail)), ttl: detail.ttl as number }
}

/** What a reply comes down to, without its lifetime. */
export function outcomeOf({ rcode, answer }: Reply): { readonly found: string; readonly type: string } {
  const last = answer.at(-1)
  if (rcode === 'NOERROR' && last) return { found: last.data, type: last.type }
  return { found: rcode === 'NOERROR' ? 'no such record' : rcode, type: '' }
}

/** The row that a look-up leaves: what it found, for how long, by whom, and whether the box at that address answers. */
export function lookUpRow(
  context: ClientContext,
  id: string,
  name: string,
  kept: { found: string; type: string; ttl: number },
  by: string,
): Effect {
  const box = kept.type !== 'A' ? 'none' : context.off.includes(kept.found) ? 'silent' : 'answers'
  return { type: 'row', table: 'look-ups', key: id, value: { name, found: kept.found, ttl: kept.ttl, by, box } }
}

/** What remains of a kept answer, in whole seconds; null once it has run out. */
export function stillKept(kept: Kept | undefined, now: Micros): { found: string; type: string; ttl: number } | null {
  if (!kept || now >= kept.expires) return null
  return { found: kept.found, type: kept.type, ttl: Math.floor((kept.expires - now) / 1_000_000) }
}
