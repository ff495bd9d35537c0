/** What a client of REST, gRPC or GraphQL remembers of its connection and of the question that it is asking. */
import { type DynamicTable, emptyTable } from '../../actors/hpack/tables.ts'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import type { Json, Micros } from '../../engine/trace.ts'
import { graphql } from './graphql.ts'
import { grpc } from './grpc.ts'
import { onTheWire } from './parts.ts'
import type { Ask, Protocol, Setting, Told } from './protocol.ts'
import { pathOf, rest } from './rest.ts'

/** The protocols that answer the question. */
export const PROTOCOLS: Readonly<Record<'rest' | 'grpc' | 'graphql', Protocol>> = { rest, grpc, graphql }

/** What a client is given. */
export interface AskingInput {
  readonly protocol: keyof typeof PROTOCOLS
  readonly set: Setting
  /** How long it waits after an answer until it asks again; 0: it does not. */
  readonly pollMs: number
}

/** A request that is to be sent, or under way; `wait` counts the answers that had to come before it, and itself. */
interface Pending {
  readonly ask: Ask
  readonly wait: number
}

/** What a client knows. */
export interface AskingContext extends AskingInput {
  readonly table: DynamicTable
  /** The stream of the next request: clients take the odd numbers (RFC 9113 section 5.1.1). */
  readonly stream: number
  /** Questions asked so far, how many of them nobody clicked for, and whether the last is one of those. */
  readonly asked: number
  readonly polls: number
  readonly polled: boolean
  /** Clicks that came while it was waiting. */
  readonly clicks: number
  readonly startedAt: Micros
  readonly toSend: readonly Pending[]
  readonly underWay: Readonly<Record<string, Pending>>
  readonly waits: number
  /** The newest order of the answers so far, and of the first whole answer; 0: none seen. */
  readonly newest: number
  readonly baseline: number
  readonly heard: boolean
  /** ETags by address. */
  readonly versions: Readonly<Record<string, string>>
}

/** Requests that one client has under way at a time: a browser's six connections, or the streams that a server allows by default. */
const AT_ONCE = { '1.1': 6, '2': 100 } as const

/** How often a client asks again for an order that does not come. */
export const MOST_POLLS = 6

/** A client before its first question, on a connection that is open. */
export function fresh(input: AskingInput): AskingContext {
  const empty = {
    table: emptyTable(),
    stream: 1,
    asked: 0,
    polls: 0,
    polled: false,
    clicks: 0,
    startedAt: 0,
    toSend: [],
    underWay: {},
    waits: 0,
  }
  return { ...input, ...empty, newest: 0, baseline: 0, heard: false, versions: {} }
}

/** A new question. */
export function begun(context: AskingContext, at: Micros, poll: boolean): Partial<AskingContext> {
  const toSend = PROTOCOLS[context.protocol].first(context.set).map(ask => ({ ask, wait: 1 }))
  return { asked: context.asked + 1, polls: context.polls + (poll ? 1 : 0), polled: poll, startedAt: at, toSend, underWay: {}, waits: 0 }
}

/** Sends what may be sent at once. */
export function sending(context: AskingContext): { readonly effects: readonly Effect[]; readonly after: Partial<AskingContext> } {
  const { set, protocol } = context
  const limit = protocol === 'rest' ? AT_ONCE[set.http] : AT_ONCE['2']
  const underWay = { ...context.underWay }
  const now = context.toSend.slice(0, Math.max(0, limit - Object.keys(underWay).length))
  let { table, stream } = context
  const effects = now.map((pending, i): Effect => {
    const { ask } = pending
    const etag = protocol === 'rest' ? (context.versions[pathOf(set, ask)] ?? null) : null
    const written = PROTOCOLS[protocol].request(set, { table, stream }, ask, etag)
    const tag = `${context.asked}:${stream}:${i}`
    underWay[tag] = pending
    const detail = { ask: ask as unknown as Json, stream, etag }
    const effect: Effect = { type: 'send', to: 'api', label: written.label, kind: 'request', tag, ...onTheWire(written.parts, detail) }
    table = written.table
    stream += 2
    return effect
  })
  return { effects, after: { table, stream, underWay, toSend: context.toSend.slice(now.length) } }
}

/** What an answer makes possible. */
function furtherOf({ protocol, set }: AskingContext, told: Told): readonly Ask[] {
  return PROTOCOLS[protocol].further(set, told)
}

/** What an answer said. */
function toldIn(event: unknown): Told {
  return (event as MessageEvent).message.detail.told as unknown as Told
}

/** Whether somebody waits for an answer. */
export function isAwaited({ underWay }: AskingContext, event: unknown): boolean {
  return ((event as MessageEvent).answers ?? '') in underWay
}

/** Whether an answer says that there is none. */
export function isFailure(event: unknown): boolean {
  const { message } = event as MessageEvent
  return message.kind === 'error' || message.detail.failed === true
}

/** Whether an answer leads to requests that could not be sent before it. */
export function leadsOn(context: AskingContext, event: unknown): boolean {
  return furtherOf(context, toldIn(event)).length > 0
}

/** Whether nothing is missing after this answer. */
export function makesWhole(context: AskingContext, event: unknown): boolean {
  return Object.keys(context.underWay).length === 1 && context.toSend.length === 0 && !leadsOn(context, event)
}

/** What a client knows after an answer. */
export function taken(context: AskingContext, event: unknown): AskingContext {
  const told = toldIn(event)
  const { [(event as MessageEvent).answers as string]: answered, ...underWay } = context.underWay
  const { wait } = answered as Pending
  // What had to stand in line goes out because of this answer, and waits for it too.
  const line = context.toSend.map(pending => ({ ...pending, wait: Math.max(pending.wait, wait + 1) }))
  return {
    ...context,
    underWay,
    toSend: [...line, ...furtherOf(context, told).map(ask => ({ ask, wait: wait + 1 }))],
    waits: Math.max(context.waits, wait),
    newest: Math.max(context.newest, told.newest),
    versions: told.etag === null ? context.versions : { ...context.versions, [pathOf(context.set, told.ask)]: told.etag },
  }
}

/** What is written down when an answer is whole, and what the client knows then. */
export function whole(context: AskingContext, at: Micros): { readonly effects: readonly Effect[]; readonly after: Partial<AskingContext> } {
  const { asked, waits, startedAt, newest, baseline } = context
  const isNew = !context.heard && baseline > 0 && newest > baseline
  const value = { 'asked by': context.polled ? 'itself, once more' : 'a click', 'ms taken': (at - startedAt) / 1000, 'round trips': waits }
  const effects: Effect[] = [{ type: 'row', table: 'answers', key: String(asked), value }]
  if (isNew) effects.push({ type: 'row', table: 'heard', key: String(newest), value: { by: 'asking again' } })
  return { effects, after: { baseline: baseline === 0 ? newest : baseline, heard: context.heard || isNew } }
}
