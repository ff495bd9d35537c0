/** What a worker of the gateway sends: its answers at every door, with the fields that belong to each, and its calls to upstream and breaker. */
import type { Effect, ReceivedMessage } from '../../engine/effects.ts'
import { nameOf } from '../../engine/sentences.ts'
import {
  type Arguments,
  askedOf,
  copyFor,
  copyKeyOf,
  FRESH_SECONDS,
  limitKeyOf,
  memoryAt,
  now,
  STALE_SECONDS,
  type Walk,
  type WorkerContext,
} from './doors.ts'
import { answerTo, type Door, type Fields, forwarded } from './http.ts'
import { requestIdOf } from './identifiers.ts'
import { ALLOWED } from './routes.ts'
import { challengeOf, type TokenProblem } from './tokens.ts'

function idOf(context: WorkerContext): string {
  const { headers, n } = askedOf(context)
  return requestIdOf(headers['x-request-id'], n)
}

function refusal(context: WorkerContext, door: Door, status: number, why: string, headers: Fields = {}): Effect {
  return answerTo(context.request as ReceivedMessage, { status, door, why, headers, requestId: idOf(context) }, 'error')
}

/** Retry-After counts whole seconds (RFC 9110, section 10.2.3): rounded up, since whoever comes earlier is refused again. */
function retryAfter(ms: number): string {
  return String(Math.max(1, Math.ceil(ms / 1000)))
}

function upstreamOf({ walk }: WorkerContext): string {
  return (walk as Walk).upstream as string
}

/** 429, of the address limit or of the client limit. */
export function tooMany({ context }: Arguments): Effect {
  const { address, limit } = context.walk as Walk
  const asked = askedOf(context)
  const [door, who, refused] =
    address.kind === 'refuse'
      ? (['address', `address ${asked.address}`, address] as const)
      : (['limit', limitKeyOf(context.settings, asked), limit] as const)
  const seconds = retryAfter(refused?.kind === 'refuse' ? refused.retryAfterMs : 0)
  return refusal(context, door, 429, `${who}, retry after ${seconds} s`, { 'retry-after': seconds })
}

/** 401 or 403, with the challenge that says what would help. */
export function notLetIn({ context }: Arguments): Effect {
  const problem = (context.walk as Walk).token as TokenProblem
  return refusal(context, 'authenticate', problem.status, problem.description, { 'www-authenticate': challengeOf(problem) })
}

export function notFound({ context }: Arguments): Effect {
  return refusal(context, 'route', 404, 'no route leads there')
}

export function notAllowed({ context }: Arguments): Effect {
  const allow = ALLOWED.join(', ')
  return refusal(context, 'route', 405, `only ${allow}`, { allow })
}

/** 503 of the breaker. While it tries another call it does not know when there will be room: a second is a fair guess. */
export function unavailable({ context, event }: Arguments): Effect {
  const { retryAfterMs } = (event as { message: ReceivedMessage }).message.detail as { retryAfterMs: number }
  const seconds = retryAfter(retryAfterMs)
  const state = retryAfterMs > 0 ? 'open' : 'trying another call'
  const why = `the breaker of ${nameOf(upstreamOf(context))} is ${state}, retry after ${seconds} s`
  return refusal(context, 'breaker', 503, why, { 'retry-after': seconds })
}

export function badGateway({ context }: Arguments): Effect {
  return refusal(context, 'forward', 502, `${nameOf(upstreamOf(context))} refuses the connection`)
}

export function timedOut({ context }: Arguments): Effect {
  return refusal(context, 'forward', 504, `${nameOf(upstreamOf(context))} has not answered in ${context.settings.timeoutMs} ms`)
}

/** The upstream's answer, with the id of the request. */
export function passedBack({ context }: Arguments): Effect {
  const headers = { 'cache-control': `public, max-age=${FRESH_SECONDS}, stale-if-error=${STALE_SECONDS}`, vary: 'authorization' }
  const answer = { status: 200, door: null, why: '', requestId: idOf(context), headers }
  return answerTo(context.request as ReceivedMessage, answer, 'response')
}

/**
 * A copy in place of a failure, marked by Age and Cache-Status (RFC 9211). Behind an open breaker nothing was sent on: a hit, its remaining
 * freshness below zero once it is stale. After a failed call: sent on because stale, and this is what there was.
 */
export function fromCopy(door: 'breaker' | 'forward', detail: string) {
  return ({ context, event }: Arguments): Effect => {
    const age = Math.floor((now(event) - (copyFor({ context, event }) as number)) / 1_000_000)
    const status = door === 'breaker' ? `gateway; hit; ttl=${FRESH_SECONDS - age}` : 'gateway; fwd=stale'
    const headers = { age: String(age), 'cache-status': `${status}; detail="${detail}"` }
    const answer = { status: 200, door, why: `a copy, ${age} s old`, requestId: idOf(context), headers }
    return answerTo(context.request as ReceivedMessage, answer, 'cached')
  }
}

/** The request, on its way to the upstream. */
export function passedOn({ context }: Arguments): Effect {
  return forwarded(context.request as ReceivedMessage, upstreamOf(context), idOf(context))
}

/** May this call be made? */
export function asksBreaker({ context }: Arguments): Effect {
  const label = `permit for #${askedOf(context).n}`
  return { type: 'send', to: `breaker-${upstreamOf(context)}`, label, kind: 'call', event: 'acquire' }
}

/** How the call went. */
export function report(failed: boolean) {
  return ({ context, event }: Arguments): Effect | null => {
    if (context.settings.breaker === 'off') return null
    const label = `#${askedOf(context).n} ${failed ? 'failed' : 'went well'}`
    const detail = { epoch: context.epoch, failed, ms: (now(event) - context.sentAt) / 1000 }
    return { type: 'send', to: `breaker-${upstreamOf(context)}`, label, kind: 'event', event: 'result', detail }
  }
}

/** The name under which the waits in the limiter are measured. */
export const WAIT = 'The wait in the limiter'

/** What all workers know from now on, and the count of this client in a table, if it was let through. */
export function counts({ context }: Arguments): readonly Effect[] {
  const { limit, memory } = context.walk as Walk
  const remember: Effect = { type: 'remember', memory }
  if (limit === null || limit.kind === 'refuse') return [remember]
  const key = limitKeyOf(context.settings, askedOf(context))
  const row: Effect = { type: 'row', table: 'client limit', key, value: context.allowance.row(memory.allowances[key], limit) }
  return limit.kind === 'delay' ? [remember, row, { type: 'measure', name: WAIT, value: limit.ms, unit: 'ms' }] : [remember, row]
}

/** A good answer to a GET is kept, where copies are asked for. */
export function copy({ context, event }: Arguments): readonly Effect[] {
  const key = copyKeyOf(context)
  if (key === null) return []
  const memory = memoryAt(event)
  const at = now(event)
  return [
    { type: 'remember', memory: { ...memory, copies: { ...memory.copies, [key]: at } } },
    { type: 'row', table: 'copies', key, value: { status: 200, 'kept at, s': Math.round(at / 1000) / 1000 } },
  ]
}
