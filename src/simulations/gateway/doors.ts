/** The doors that a request comes to before it is sent on, and what each makes of it: pure functions, worked out when it arrives. */
import type { Decision } from '../../actors/limiters/limiter.ts'
import { type TokenBucket, tokenBucket } from '../../actors/limiters/token-bucket.ts'
import type { MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { type Allowance, allowanceOf } from './allowance.ts'
import type { Asked } from './http.ts'
import type { Settings } from './parameters.ts'
import { ALLOWED, type Upstream, upstreamOf } from './routes.ts'
import { problemWith, type TokenProblem } from './tokens.ts'

/** What all workers have in common: they are threads of one process. */
export interface Memory {
  readonly addresses: Readonly<Record<string, TokenBucket>>
  /** What the client limit has counted, by its key. */
  readonly allowances: Readonly<Record<string, unknown>>
  /** When a good answer was kept, for the day when its upstream fails. */
  readonly copies: Readonly<Record<string, Micros>>
}

/** What a gateway that has just been started remembers. */
export const BLANK: Memory = { addresses: {}, allowances: {}, copies: {} }

/** What a worker is given. */
export interface WorkerInput {
  readonly settings: Settings
  readonly allowance: Allowance
}

/** What came of the doors: each speaks only if the one before it let the request through. */
export interface Walk {
  readonly address: Decision
  readonly token: TokenProblem | null
  /** Null: it did not come so far. */
  readonly limit: Decision | null
  readonly upstream: Upstream | null
  /** Whether the method may be used there. */
  readonly methodFits: boolean
  /** What the workers have counted by then. */
  readonly memory: Memory
}

/** What a worker knows. */
export interface WorkerContext extends WorkerInput {
  readonly request: ReceivedMessage | null
  readonly walk: Walk | null
  /** Of the breaker's permit, and when it was given; 0 where nobody was asked. */
  readonly epoch: number
  readonly sentAt: Micros
}

/** What guards and actions are given. */
export interface Arguments {
  readonly context: WorkerContext
  readonly event: unknown
}

/** The input of the workers under these settings. */
export function workerInput(settings: Settings): WorkerInput {
  return { settings, allowance: allowanceOf(settings) }
}

/** The instant of an event. */
export function now(event: unknown): Micros {
  return (event as { at: Micros }).at
}

/** What the workers have in common at the time of an event. */
export function memoryAt(event: unknown): Memory {
  return (event as { memory: Memory }).memory
}

/** The request as the client sent it. */
export function askedOf({ request }: Pick<WorkerContext, 'request'>): Asked {
  return (request as ReceivedMessage).detail as unknown as Asked
}

/** Whose requests are counted together. */
export function limitKeyOf({ limitKey }: Settings, { address, client }: Asked): string {
  return limitKey === 'address' ? `address ${address}` : `client ${client}`
}

/** Takes a request from door to door: its address, its token, its client's allowance, its route. */
export function walkThrough({ settings, allowance }: WorkerInput, asked: Asked, before: Memory, at: Micros): Walk {
  const upstream = upstreamOf(asked.path)
  const walk = { token: null, limit: null, upstream, methodFits: ALLOWED.includes(asked.method) }
  const bucket = tokenBucket({ ratePerSecond: settings.addressRate, size: settings.addressBurst })
  const address = bucket.decide(before.addresses[asked.address] ?? bucket.initial, at)
  const known: Memory = { ...before, addresses: { ...before.addresses, [asked.address]: address.state } }
  if (address.decision.kind === 'refuse') return { ...walk, address: address.decision, memory: known }
  const token = problemWith(asked.token, upstream, at)
  if (token) return { ...walk, address: address.decision, token, memory: known }
  const key = limitKeyOf(settings, asked)
  const { limiter } = allowance
  const limit = limiter.decide(known.allowances[key] ?? limiter.initial, at)
  const counted = { ...known, allowances: { ...known.allowances, [key]: limit.state } }
  return { ...walk, address: address.decision, limit: limit.decision, memory: counted }
}

let latest: { readonly message: ReceivedMessage | null; readonly walk: Walk | null } = { message: null, walk: null }

/** The walk that an arrival leads to. Every guard asks for it, one after the other: it is worked out once. */
export function walkOf({ context, event }: Arguments): Walk {
  if (context.walk) return context.walk
  const { message, at } = event as MessageEvent
  if (latest.message === message && latest.walk) return latest.walk
  const walk = walkThrough(context, message.detail as unknown as Asked, memoryAt(event), at)
  latest = { message, walk }
  return walk
}

/** For how long the upstreams say that an answer is fresh, and how long beyond that it may stand in for a failure (stale-if-error, RFC 5861). */
export const FRESH_SECONDS = 5
export const STALE_SECONDS = 600

/** Copies are of one client's answer to one path: what is A's is not B's. Null: no copy may stand in for this answer, as only a GET's may. */
export function copyKeyOf(context: WorkerContext): string | null {
  const { client, path, method } = askedOf(context)
  return context.settings.fallback === 'cached' && method === 'GET' ? `${client} GET ${path}` : null
}

/** When the copy was kept that may stand in for an upstream that fails; null if there is none. */
export function copyFor({ context, event }: Arguments): Micros | null {
  const key = copyKeyOf(context)
  const at = key === null ? undefined : memoryAt(event).copies[key]
  return at !== undefined && now(event) - at <= (FRESH_SECONDS + STALE_SECONDS) * 1_000_000 ? at : null
}
