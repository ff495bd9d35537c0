/** What a browser's cache keeps, and for how long: RFC 9111, as far as the fields of this API reach. */
import type { Micros } from '../../engine/trace.ts'
import { fieldIn, statusOf } from './wire.ts'

/** An answer that was kept. */
export interface Kept {
  readonly text: string
  readonly etag: string | null
  /** Until then it is given out without asking; null: as long as the cache lives. */
  readonly freshUntil: Micros | null
  /** What the request said in the field that the answer names in Vary; null if it names none. */
  readonly varies: string | null
}

/** Kept answers by target. */
export type CacheEntries = Readonly<Record<string, Kept>>

/** The account's field: the only one that Vary names here. */
const VARY = 'Authorization'

/**
 * What is kept of an answer; null if nothing. Redirects that are permanent are cacheable by default, and how long is the cache's own
 * affair (RFC 9110 section 15.4.2, RFC 9111 section 4.2.2): browsers keep them. A 302 or 307 needs to say how long.
 */
export function keepable(request: string, answer: string, now: Micros): Kept | null {
  const status = statusOf(answer)
  const control = fieldIn(answer, 'Cache-Control') ?? ''
  if (!request.startsWith('GET ') || status >= 400 || /no-store/.test(control)) return null
  const etag = fieldIn(answer, 'ETag')
  const varies = fieldIn(answer, 'Vary') === VARY ? (fieldIn(request, VARY) ?? '') : null
  const age = /max-age=(\d+)/.exec(control)?.[1]
  if (age !== undefined) return { text: answer, etag, freshUntil: now + Number(age) * 1_000_000, varies }
  if (status === 301 || status === 308) return { text: answer, etag, freshUntil: null, varies }
  return etag === null ? null : { text: answer, etag, freshUntil: now, varies }
}

/** The answer kept for a request; null if there is none, or one for somebody else. */
export function keptFor(entries: CacheEntries, request: string): Kept | null {
  const kept = Object.hasOwn(entries, targetOf(request)) ? (entries[targetOf(request)] as Kept) : null
  return kept === null || kept.varies === null || kept.varies === fieldIn(request, VARY) ? kept : null
}

/** Whether it may be given out without asking. */
export function isFresh({ freshUntil }: Kept, now: Micros): boolean {
  return freshUntil === null || now < freshUntil
}

/** A request that asks whether the kept answer is still right (RFC 9111 section 4.3.1). */
export function revalidating(request: string, { etag }: Kept): string {
  return etag === null ? request : request.replace('\r\n\r\n', `\r\nIf-None-Match: ${etag}\r\n\r\n`)
}

/** An answer that says what the cache had to do with it (RFC 9211). */
export function marked(answer: string, how: 'hit' | 'fwd=stale; fwd-status=304' | 'fwd=miss'): string {
  return answer.replace('\r\n\r\n', `\r\nCache-Status: browser; ${how}\r\n\r\n`)
}

/** What a request asks for. */
export function targetOf(request: string): string {
  return request.split(' ')[1] as string
}
