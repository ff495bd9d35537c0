/** The keys as the store holds them, and what it makes of a question about one. Pure: time is an argument. */
import type { Json, Micros } from '../../engine/trace.ts'
import type { Outcome, Payment } from './messages.ts'

/** A key on file. */
export interface KeyRow {
  readonly state: 'in progress' | 'completed' | 'failed'
  /** The fingerprint of the body that came with it first; '' where none is kept. */
  readonly mark: string
  /** The worker that has claimed it. */
  readonly owner: string
  readonly since: Micros
  /** When the key was first seen: it is forgotten `ttl` after that. */
  readonly born: Micros
  /** The request itself, for whoever has to finish it. */
  readonly body: Payment
  readonly outcome: Outcome | null
  /** How often the recovery job has taken it over. */
  readonly recovered: number
}

/** The keys on file, by key. */
export type Keys = Readonly<Record<string, KeyRow>>

/** How long claims and keys live; 0 for a claim: for ever. */
export interface Lives {
  readonly claimMicros: Micros
  readonly ttlMicros: Micros
}

/** What a message to the store says. */
export interface Question {
  readonly key: string
  readonly mark: string
  readonly owner: string
  readonly body: Payment
}

/** The row of a key, unless it has been forgotten by now. */
export function rowOf(keys: Keys, key: string, at: Micros, lives: Lives): KeyRow | null {
  const row = keys[key]
  return row && at - row.born < lives.ttlMicros ? row : null
}

/** Whether a claim keeps others away no longer. */
export function hasLapsed(row: KeyRow, at: Micros, { claimMicros }: Lives): boolean {
  return claimMicros > 0 && at - row.since >= claimMicros
}

/** How a key stands to someone who would work on it. */
export function verdict(keys: Keys, question: Question, at: Micros, lives: Lives): 'free' | 'busy' | 'known' | 'mismatch' {
  const row = rowOf(keys, question.key, at, lives)
  if (row === null) return 'free'
  if (row.mark !== question.mark) return 'mismatch'
  if (row.state === 'completed') return 'known'
  return row.state === 'in progress' && !hasLapsed(row, at, lives) ? 'busy' : 'free'
}

/** The key in progress for `question.owner`; it keeps its age. */
export function claimed(keys: Keys, question: Question, at: Micros, lives: Lives): KeyRow {
  const row = rowOf(keys, question.key, at, lives)
  const { mark, owner, body } = question
  return { state: 'in progress', mark, owner, since: at, born: row?.born ?? at, body, outcome: null, recovered: row?.recovered ?? 0 }
}

/** Whether the row is still the claim of `owner`; without an owner: whether there is no row yet. */
export function isTheirs(keys: Keys, { key, owner }: Pick<Question, 'key' | 'owner'>, at: Micros, lives: Lives): boolean {
  const row = rowOf(keys, key, at, lives)
  if (owner === '') return row === null
  return row?.state === 'in progress' && row.owner === owner
}

/** A row as tables show it. */
export function shown({ state, mark, owner, outcome }: KeyRow): Json {
  return { state, fingerprint: mark === '' ? 'none' : mark, owner: owner === '' ? 'nobody' : owner, status: outcome?.status ?? 'none' }
}
