/**
 * A walk: one question that a resolver is finding the answer to, from the closest zone it knows downwards. Everybody who
 * asks the same meanwhile waits for the same walk.
 */
import type { MessageId, Micros } from '../../engine/trace.ts'
import { type Cache, closestCut, fromCache } from './cache.ts'
import { oneLabelBelow } from './names.ts'
import { type Question, questionText } from './records.ts'

/** Somebody who waits for the answer. */
export interface Waiting {
  readonly message: MessageId
  readonly from: string
}

/** What a walk has asked last: whom, about which zone, and how often by now. */
export interface Asked {
  readonly zone: string
  readonly question: Question
  readonly attempt: number
}

/** A walk under way. */
export interface Walk {
  readonly id: string
  readonly question: Question
  readonly waiting: readonly Waiting[]
  readonly asked: Asked
  /** Questions sent so far, repeated ones not counted. */
  readonly hops: number
  /** A stale answer has been given in the meantime: who comes later gets one at once. */
  readonly staleGiven: boolean
}

/** How long each of the five attempts at a server waits, in ms, as BIND 9.18 was seen to: 0.8, 0.8, 1.6, 3.2, and 3.6 to make ten seconds. */
export const ATTEMPTS_MS = [800, 800, 1600, 3200, 3600] as const

/** A walk of more questions than this goes in circles. */
export const MOST_HOPS = 16

/** When a client that waits gets a stale answer, if there is one: 1.8 s (RFC 8767 section 5). */
export const STALE_AFTER_MS = 1800

/** After a failure stale answers are given at once, and nobody is asked, for 30 s (RFC 8767 section 5). */
export const STALE_RECHECK: Micros = 30_000_000

/** A failure is remembered for a second, as BIND's servfail-ttl (RFC 9520 section 3.2). */
export const FAILURE_KEPT: Micros = 1_000_000

/** What a resolver must ask next to answer `question`, or null if its cache has all. */
export function nextQuestion(cache: Cache, question: Question, minimise: boolean, now: Micros): Omit<Asked, 'attempt'> | null {
  const { missing } = fromCache(cache, question, now, false)
  if (!missing) return null
  const zone = closestCut(cache, missing.name, now)
  return { zone, question: minimise ? minimised(cache, missing, zone, now) : missing }
}

/**
 * What a server needs to know of a question: one label more than its zone has (RFC 9156 section 2.3), type A. Where that
 * led no further before, one more; after "no such name" the whole question, as BIND and unbound do, for servers that err.
 */
function minimised(cache: Cache, missing: Question, zone: string, now: Micros): Question {
  let name = zone
  while (name !== missing.name) {
    name = oneLabelBelow(missing.name, name)
    const question: Question = { name, type: 'A' }
    if (name === missing.name) break
    const { reply, missing: unknown } = fromCache(cache, question, now, false)
    if (unknown && reply.answer.length === 0) return question
    if (reply.rcode === 'NXDOMAIN') break
  }
  return missing
}

/** The name of a walk's timers. */
export function timerOf(walk: Walk, what: 'attempt' | 'stale'): string {
  return `${what} ${walk.id}: ${questionText(walk.question)}`
}

/** By which a walk knows answers to what it has asked last, whichever attempt they answer. */
export function tagOf(walk: Walk): string {
  return `${walk.id}/${walk.hops}`
}
