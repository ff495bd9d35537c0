/** What must hold at every event of every run of dns. */
import type { Invariant } from '../../engine/simulation.ts'
import type { MessageSent, Micros, TraceEvent } from '../../engine/trace.ts'
import { CROWDS_QUESTION } from './crowd.ts'
import { isWithin } from './names.ts'
import { type Question, questionText, type Reply, replyIn } from './records.ts'

/** An answer that somebody gave from memory: who, to which question, and the seconds he said remain. */
interface Served {
  readonly holder: string
  readonly key: string
  readonly ttl: number
}

/** The records and "there is none" of a reply, as keys with their TTLs. */
function partsOf(question: Question, reply: Reply): { key: string; ttl: number }[] {
  const records = reply.answer.map(record => ({ key: questionText(record), ttl: record.ttl }))
  if (reply.answer.some(({ type }) => type === question.type)) return records
  const target = { ...question, name: reply.answer.at(-1)?.data ?? question.name }
  return [...records, ...reply.authority.filter(({ type }) => type === 'SOA').map(({ ttl }) => ({ key: questionText(target), ttl }))]
}

/**
 * Follows one run: until when each holder may use what it was told last, worked out from the messages (and, for the crowd's name, from the cache's rows). Calls `check`
 * for every answer from memory.
 */
function follow(check: (served: Served, at: Micros, until: Micros) => string | null) {
  const sent = new Map<number, MessageSent>()
  const until = new Map<string, Micros>()
  const asked = (message: MessageSent): Question => sent.get(message.correlates as number)?.detail as unknown as Question
  const checkAll = (holder: string, parts: readonly { key: string; ttl: number }[], at: Micros): string | null =>
    parts.map(part => check({ holder, ...part }, at, until.get(`${holder} ${part.key}`) ?? -1)).find(Boolean) ?? null
  return (event: TraceEvent): string | null => {
    if (event.type === 'message.sent') {
      sent.set(event.message, event)
      if (event.kind !== 'response' || !event.from.startsWith('resolver')) return null
      return checkAll(event.from, partsOf(asked(event), replyIn(event.detail)), event.at)
    }
    if (event.type === 'message.received') {
      const message = sent.get(event.message)
      if (message?.kind !== 'response') return null
      const question = asked(message)
      const parts = partsOf(question, replyIn(message.detail))
      // A resolver believes a server only about the name that it asked for; the client keeps the answer as a whole.
      const told = message.to.startsWith('resolver')
        ? parts.slice(0, 1)
        : [{ key: questionText(question), ttl: message.detail.ttl as number }]
      for (const { key, ttl } of told) until.set(`${message.to} ${key}`, event.at + ttl * 1_000_000)
      return null
    }
    if (event.type !== 'row.written') return null
    if (event.table.startsWith('cache of resolver') && event.key === questionText(CROWDS_QUESTION) && event.after !== null) {
      // What the crowd brought came without a message.
      until.set(`${event.actor} ${event.key}`, event.at + (event.after as { ttl: number }).ttl * 1_000_000)
    }
    if (event.table !== 'look-ups') return null
    const row = event.after as { name: string; ttl: number; by: string }
    if (row.by !== 'own cache') return null
    const type = row.name.startsWith('_') ? 'SRV' : 'A'
    return checkAll('client', [{ key: questionText({ name: row.name, type }), ttl: row.ttl }], event.at)
  }
}

/** The invariants by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  neverPastItsTtl: {
    claim: 'No answer is served past its TTL, unless stale ones may be.',
    watch: ({ parameters }) =>
      parameters.serveStale === 'on'
        ? () => null
        : follow(({ holder, key }, at, until) => (at <= until ? null : `${holder} gives ${key} at ${at} us, which ran out at ${until} us`)),
  },
  remainingNeverRises: {
    claim: 'What remains of a TTL never rises without a fresh answer from the zone itself.',
    watch: ({ parameters }) =>
      parameters.serveStale === 'on'
        ? () => null
        : follow(({ holder, key, ttl }, at, until) =>
            at + ttl * 1_000_000 <= until ? null : `${holder} gives ${key} ${ttl} s at ${at} us, though it ends at ${until} us`,
          ),
  },
  rootIsAskedOnce: {
    claim: 'While a resolver keeps a referral for a top-level domain, it asks the root nothing below that.',
    watch: () => {
      const kept = new Map<string, Map<string, Micros>>()
      return event => {
        if (event.type === 'state.entered' && event.to === 'broken') kept.delete(event.actor)
        if (event.type === 'row.written' && event.table.startsWith('cache of ') && event.key.startsWith('NS ')) {
          const own = kept.get(event.actor) ?? new Map<string, Micros>()
          const ttl = (event.after as { ttl?: number } | null)?.ttl
          own.set(event.key.slice(3), ttl === undefined ? -1 : event.at + ttl * 1_000_000)
          kept.set(event.actor, own)
        }
        if (event.type !== 'message.sent' || event.to !== 'root' || event.kind !== 'query') return null
        const name = event.detail.name as string
        const known = [...(kept.get(event.from) ?? [])].find(([zone, until]) => isWithin(name, zone) && event.at < until)
        return known ? `${event.from} asks the root for ${name}, though it knows the servers of ${known[0]}` : null
      }
    },
  },
}
