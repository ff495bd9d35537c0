/** What a client does with its calls: it makes them in its own version's words, and takes the answers by that version alone. */
import { enqueueActions } from 'xstate'
import type { Effect } from '../../engine/effects.ts'
import { contractOf } from './changes.ts'
import { type ClientName, callsOf, profiles, type Wish, wishOf } from './clients.ts'
import type { CallName } from './contract.ts'
import { type AnswerDetail, detailOf, received, request, type Version } from './messages.ts'
import { type Format, type Payload, write } from './payload.ts'
import { type Finding, judge, worstOf } from './verdicts.ts'

/** What a client is given. */
export interface ClientInput {
  readonly name: ClientName
  readonly version: Version
  readonly servers: readonly string[]
  readonly timeoutMs: number
  readonly drops: boolean
}

/** What a client knows. */
export interface ClientContext extends ClientInput {
  /** The version that made the calls under way: a release may come in between. */
  readonly asks: Version
  readonly format: Format
  /** Counts the checks, so that late answers to an older one are known. */
  readonly round: number
  /** Calls without an answer yet, by tag. */
  readonly open: readonly string[]
  readonly findings: Readonly<Record<string, readonly Finding[]>>
  readonly verdicts: Readonly<Record<string, Finding>>
  /** The last order that a replica confirmed: its invoice is asked for next time. */
  readonly lastIds: Readonly<Record<string, number>>
}

/** What guards and actions are given. */
export interface Arguments {
  readonly context: ClientContext
  readonly event: unknown
}

/** A client before its first check. XState asks for contexts without an input, too; building them must be cheap and must not throw. */
export const AT_FIRST: Omit<ClientContext, keyof ClientInput> = {
  asks: { number: 1, applied: [] },
  format: 'json',
  round: 0,
  open: [],
  findings: {},
  verdicts: {},
  lastIds: {},
}

const FIRST_ORDER = 1047

interface Planned {
  readonly tag: string
  readonly server: string
  readonly call: CallName
}

/** The calls of a check. */
export function plannedOf({ name, asks, servers, round }: ClientContext): Planned[] {
  const calls = callsOf(profiles[name], contractOf(asks.applied))
  return servers.flatMap(server => calls.map(call => ({ tag: `${round}:${server}:${call}`, server, call })))
}

/** Makes all calls. */
export const askAll = enqueueActions(({ context, enqueue }) => {
  const own = context as ClientContext
  const contract = contractOf(own.asks.applied)
  const { values } = wishOf(profiles[own.name], contract)
  for (const { tag, server, call } of plannedOf(own)) {
    const body: Payload = call === 'CreateOrder' ? write(own.format, contract.request, values) : { format: own.format, body: '' }
    const id = own.lastIds[server] ?? FIRST_ORDER
    enqueue.emit(request(server, { ...body, call, id, version: own.asks.number }, tag) as never)
  }
})

/** What an answer, or a refused connection, means to this client. */
function findingOf({ context, event }: Arguments): Finding {
  if (received(event).kind === 'error' && received(event).detail.status === undefined) {
    return { verdict: 'no answer', got: received(event).label, meant: 'an answer' }
  }
  const detail = detailOf<AnswerDetail>(event)
  const contract = contractOf(context.asks.applied)
  const wish: Wish | null = detail.call === 'CreateOrder' ? wishOf(profiles[context.name], contract).wish : null
  const payload = detail.body === null ? null : { format: detail.format, body: detail.body }
  return judge(profiles[context.name], contract, detail.call, wish, { ...detail, payload }, context.drops)
}

function verdictRow({ name, asks }: ClientContext, server: string, { verdict, got, meant }: Finding, serverVersion: number | null): Effect {
  const versions = { client: `v${asks.number}`, server: serverVersion === null ? 'unknown' : `v${serverVersion}` }
  return {
    type: 'row',
    table: 'verdicts',
    key: `${name} at ${server}`,
    value: { ...(meant === '' ? { verdict, got } : { verdict, got, meant }), ...versions },
  }
}

/** Takes an answer; when it was the last of a replica, the verdict on that replica is written. */
export const take = enqueueActions(({ context, event, enqueue }) => {
  const own = context as ClientContext
  const { answers } = event as unknown as { answers: string | null }
  const server = received(event).from
  const finding = findingOf({ context: own, event })
  const open = own.open.filter(tag => tag !== answers)
  const found = [...(own.findings[server] ?? []), finding]
  const truth = (received(event).detail as unknown as Partial<AnswerDetail>).truths?.[0]
  const isNew = truth && (received(event).detail as unknown as AnswerDetail).call === 'CreateOrder'
  const done = !open.some(tag => tag.includes(`:${server}:`))
  const verdict = worstOf(found)
  enqueue.assign({
    open,
    findings: { ...own.findings, [server]: found },
    verdicts: done ? { ...own.verdicts, [server]: verdict } : own.verdicts,
    lastIds: isNew ? { ...own.lastIds, [server]: truth.id } : own.lastIds,
  } as never)
  const version = (received(event).detail as unknown as Partial<AnswerDetail>).version ?? null
  if (done) enqueue.emit(verdictRow(own, server, verdict, version) as never)
})

/** Gives up on the calls that are open still. */
export const giveUp = enqueueActions(({ context, enqueue }) => {
  const own = context as ClientContext
  const silent = own.servers.filter(server => own.open.some(tag => tag.includes(`:${server}:`)))
  const finding: Finding = { verdict: 'no answer', got: `nothing for ${own.timeoutMs} ms`, meant: 'an answer' }
  for (const server of silent) {
    const worst = worstOf([...(own.findings[server] ?? []), finding])
    enqueue.assign(
      ({ context: now }: { context: unknown }) =>
        ({
          verdicts: { ...(now as ClientContext).verdicts, [server]: worst },
          open: [],
        }) as never,
    )
    enqueue.emit(verdictRow(own, server, worst, null) as never)
  }
})
