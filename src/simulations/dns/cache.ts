/** A resolver's cache: records, referrals and "there is none", each with the instant at which it runs out (RFC 1034 section 5.3, RFC 2308). */
import type { Micros } from '../../engine/trace.ts'
import { isWithin, withAncestors } from './names.ts'
import { emptyReply, type Question, questionText, type Reply, type ResourceRecord, referralOf } from './records.ts'

/** What is remembered for one question: records, or with none the SOA of the zone that said so. */
export interface Entry {
  readonly reply: Reply
  /** In seconds, as it was given. */
  readonly ttl: number
  readonly expires: Micros
}

/** The cache, by question: `A api.example.com`, `CNAME www.example.com`, `NS com`. */
export type Cache = Readonly<Record<string, Entry>>

/** The longest that "there is none" is believed, whatever its SOA says: three hours, as BIND's max-ncache-ttl. */
export const LONGEST_NEGATIVE = 10_800

/** For how long after its end an answer may be served stale: a day (RFC 8767 section 5 suggests one to three). */
export const LONGEST_STALE: Micros = 86_400_000_000

/** The TTL of a stale answer (RFC 8767 section 4). */
export const STALE_TTL = 30

/** What a cache knows of a question: the reply as far as it goes, and what is missing to complete it. */
export interface Known {
  readonly reply: Reply
  readonly missing: Question | null
}

/**
 * Answers a question from the cache, following aliases. Every record carries the whole seconds that remain to it;
 * with `stale`, one that has run out carries 30.
 */
export function fromCache(cache: Cache, question: Question, now: Micros, stale: boolean): Known {
  const answer: ResourceRecord[] = []
  let { name } = question
  for (let links = 0; links < 8; links++) {
    const entry = usable(cache[questionText({ ...question, name })], now, stale)
    if (entry) {
      const { reply } = entry
      const remaining = (records: readonly ResourceRecord[]) => records.map(record => ({ ...record, ttl: remainingTtl(entry, now) }))
      return { reply: { ...reply, answer: [...answer, ...remaining(reply.answer)], authority: remaining(reply.authority) }, missing: null }
    }
    const alias = usable(cache[questionText({ name, type: 'CNAME' })], now, stale)
    const link = alias?.reply.answer[0]
    if (!alias || !link) break
    answer.push({ ...link, ttl: remainingTtl(alias, now) })
    name = link.data
  }
  return { reply: { ...emptyReply('NOERROR'), answer }, missing: { ...question, name } }
}

function usable(entry: Entry | undefined, now: Micros, stale: boolean): Entry | undefined {
  return entry && now < entry.expires + (stale ? LONGEST_STALE : 0) ? entry : undefined
}

/** The whole seconds that remain: less than one is none. */
function remainingTtl(entry: Entry, now: Micros): number {
  return now < entry.expires ? Math.floor((entry.expires - now) / 1_000_000) : STALE_TTL
}

/** The closest zone above a name whose servers are known; the root's always are. */
export function closestCut(cache: Cache, name: string, now: Micros): string {
  return withAncestors(name).find(zone => zone === '' || usable(cache[questionText({ name: zone, type: 'NS' })], now, false)) as string
}

/**
 * What a server's reply to `asked` adds to a cache: a referral, the record at the name that was asked for (what else the
 * answer carried, such as an alias's target, is asked for itself), or that there is none.
 */
export function learn(asked: Question, zone: string, reply: Reply, now: Micros): { readonly key: string; readonly entry: Entry } | null {
  const referral = referralOf(reply)
  if (referral) {
    if (!isWithin(referral.name, zone) || referral.name === zone) return null
    return entryOf({ name: referral.name, type: 'NS' }, { ...emptyReply('NOERROR'), answer: [referral] }, referral.ttl, now)
  }
  const [first] = reply.answer
  if (first) return entryOf({ name: asked.name, type: first.type }, { ...emptyReply('NOERROR'), answer: [first] }, first.ttl, now)
  const soa = reply.authority.find(({ type }) => type === 'SOA')
  if (!soa || (reply.rcode !== 'NOERROR' && reply.rcode !== 'NXDOMAIN')) return null
  return entryOf(asked, { ...emptyReply(reply.rcode), authority: [soa] }, Math.min(soa.ttl, LONGEST_NEGATIVE), now)
}

function entryOf(question: Question, reply: Reply, ttl: number, now: Micros): { key: string; entry: Entry } {
  return { key: questionText(question), entry: { reply, ttl, expires: now + ttl * 1_000_000 } }
}

/** An entry in words, for tables: the data, or what there is not. */
export function entryText({ reply }: Entry): string {
  return reply.answer[0]?.data ?? (reply.rcode === 'NXDOMAIN' ? 'NXDOMAIN' : 'no such record')
}
