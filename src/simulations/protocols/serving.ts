/** What the API remembers of the requests that it serves, and of its connections to the database. */
import { type DynamicTable, emptyTable } from '../../actors/hpack/tables.ts'
import type { Effect, MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import type { Json, Micros } from '../../engine/trace.ts'
import { type AskingInput, PROTOCOLS } from './asking.ts'
import { onTheWire } from './parts.ts'
import type { Ask } from './protocol.ts'

/** What the API is given. */
export interface ServingInput extends Pick<AskingInput, 'protocol' | 'set'> {
  /** Queries that may be under way at once. */
  readonly connections: number
}

/** A request that is being served. */
interface Work {
  readonly request: ReceivedMessage
  readonly round: number
  /** Queries of this round without an answer yet. */
  readonly open: number
  readonly count: number
  readonly failed: boolean
}

/** What the API knows. */
export interface ServingContext extends ServingInput {
  readonly table: DynamicTable
  readonly work: Readonly<Record<string, Work>>
  readonly line: readonly { readonly id: string; readonly query: string }[]
  readonly busy: number
}

/** An API without requests. */
export function waitingApi(input: ServingInput): ServingContext {
  return { ...input, table: emptyTable(), work: {}, line: [], busy: 0 }
}

/** What the API knows after an event, and what it sends. */
export interface Served {
  readonly after: ServingContext
  readonly effects: readonly Effect[]
}

function askOf({ detail }: ReceivedMessage): Ask {
  return detail.ask as unknown as Ask
}

/** The queries of a round for a request; a request that has failed needs no more. */
function queriesOf({ protocol, set }: ServingContext, { request, round, count, failed }: Work): readonly string[] {
  return failed ? [] : PROTOCOLS[protocol].queries(set, askOf(request), round, count)
}

/** A request has come. */
export function received(context: ServingContext, event: unknown): Served {
  const request = (event as MessageEvent).message
  const work: Work = { request, round: 0, open: 0, count: 0, failed: false }
  return nextRound(context, String(request.id), work, (event as MessageEvent).at)
}

/** Where a request stands after an answer of the database, before anything is sent; null if nobody serves it any more. */
function advanced(
  context: ServingContext,
  event: unknown,
): { readonly free: ServingContext; readonly id: string; readonly work: Work } | null {
  const { message, answers } = event as MessageEvent
  const id = answers as string
  const before = context.work[id]
  if (!before) return null
  const failed = before.failed || message.kind === 'error'
  // Without the database the queries that stand in line would fail like this one.
  const line = failed ? context.line.filter(one => one.id !== id) : context.line
  const open = before.open - 1 - (context.line.length - line.length)
  const count = failed ? before.count : (message.detail.count as number)
  const work: Work = { ...before, open, failed, count, round: before.round + (open === 0 ? 1 : 0) }
  return { free: { ...context, busy: context.busy - 1, line }, id, work }
}

/** The database has answered a query, or refused. */
export function told(context: ServingContext, event: unknown): Served {
  const step = advanced(context, event)
  if (!step) return queried({ ...context, busy: context.busy - 1 }, [])
  const { free, id, work } = step
  if (work.open > 0) return queried({ ...free, work: { ...free.work, [id]: work } }, [])
  return nextRound(free, id, work, (event as MessageEvent).at)
}

/** Whether this answer of the database is the last that any request needs. */
export function isLast(context: ServingContext, event: unknown): boolean {
  const step = advanced(context, event)
  return step !== null && step.work.open === 0 && Object.keys(context.work).length === 1 && queriesOf(context, step.work).length === 0
}

function nextRound(context: ServingContext, id: string, work: Work, at: Micros): Served {
  const queries = queriesOf(context, work)
  if (queries.length === 0) return answered(context, id, work, at)
  const line = [...context.line, ...queries.map(query => ({ id, query }))]
  return queried({ ...context, line, work: { ...context.work, [id]: { ...work, open: queries.length } } }, [])
}

/** Sends queries while a connection is free. */
function queried(context: ServingContext, effects: readonly Effect[]): Served {
  const now = context.line.slice(0, context.connections - context.busy)
  const sent = now.map(
    ({ id, query }): Effect => ({
      type: 'send',
      to: 'database',
      label: query,
      kind: 'query',
      tag: id,
      bytes: query.length + 'SELECT * FROM '.length,
    }),
  )
  return { after: { ...context, line: context.line.slice(now.length), busy: context.busy + now.length }, effects: [...effects, ...sent] }
}

function answered(context: ServingContext, id: string, { request, count, failed }: Work, at: Micros): Served {
  const { protocol, set, table } = context
  const known = { count, at, failed, etag: request.detail.etag as string | null }
  const written = PROTOCOLS[protocol].answer(set, { table, stream: request.detail.stream as number }, askOf(request), known)
  const { [id]: _, ...work } = context.work
  const detail = { told: written.told as unknown as Json, ...(failed ? { failed } : {}) }
  const effect: Effect = {
    type: 'send',
    to: 'client',
    label: written.label,
    kind: failed && protocol !== 'graphql' ? 'error' : 'response',
    correlates: request.id,
    ...onTheWire(written.parts, detail),
  }
  return queried({ ...context, table: written.table, work }, [effect])
}
