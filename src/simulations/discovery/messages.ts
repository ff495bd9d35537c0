/** What the messages say. */
import type { ReceivedMessage, SendEffect } from '../../engine/effects.ts'
import { INSTANCES, shortName } from './cast.ts'

/** The two pages of Payments: one needs the database, the other does not. */
export const CHARGES = 'POST /charges'
export const FEES = 'GET /fees'

/** The two health pages. */
export const READY = '/readyz'
export const LIVE = '/healthz'

/** A request for a page. */
export function pageRequest(to: string, page: string, tag: string): SendEffect {
  return { type: 'send', to, label: page, kind: 'request', tag, detail: { page } }
}

/** A good answer to a request for a page. */
export function pageAnswer(request: ReceivedMessage): SendEffect {
  const label = request.label === CHARGES ? '201 Created' : '200 OK'
  return { type: 'send', to: request.from, label, kind: 'response', correlates: request.id, detail: { status: Number(label.slice(0, 3)) } }
}

/** A bad one. A refused connection has no status: the kernel of the host says it, not the process. */
export function failure(request: Pick<ReceivedMessage, 'id' | 'from'>, label: string): SendEffect {
  const status: SendEffect['detail'] = /^\d{3} /.test(label) ? { status: Number(label.slice(0, 3)) } : {}
  return { type: 'send', to: request.from, label, kind: 'error', correlates: request.id, detail: status ?? {} }
}

/** What a closed port says. */
export const REFUSED = 'connection refused'
/** What is heard when the process at the other end is gone in the middle of a request. */
export const RESET = 'connection reset'
/** What an instance says at once when it needs its database and has none. */
export const NO_DATABASE = '503 no database'

/** Who is ready, as the registry tells it: whoever hears two lists believes the newer. */
export interface List {
  readonly revision: number
  readonly ready: readonly string[]
}

/** A list in words: `the list (1 and 3 ready)`. */
function listText({ ready }: List): string {
  const names = ready.map(shortName)
  if (names.length === 0) return 'the list (none ready)'
  if (names.length === INSTANCES.length) return 'the list (all ready)'
  return `the list (${names.join(' and ')} ready)`
}

/** The list, as news or as the answer to a question for it. */
export function listMessage(to: string, list: List, correlates?: number): SendEffect {
  const kind = correlates === undefined ? 'event' : 'response'
  const answers = correlates === undefined ? {} : { correlates }
  const detail = { revision: list.revision, ready: list.ready }
  return { type: 'send', to, label: listText(list), kind, event: 'list', ...answers, detail }
}

/** The list in a message. */
export function listIn({ detail }: ReceivedMessage): List {
  return { revision: detail.revision as number, ready: detail.ready as readonly string[] }
}

/** What the prober tells the registry about an instance. */
export interface Status {
  readonly instance: string
  readonly ready: boolean
  /** Counts the versions that were rolled out, from 1. */
  readonly version: number
}
