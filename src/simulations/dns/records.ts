/** Resource records and the messages that carry them, as data (RFC 1035 sections 3 and 4). */
import type { Json } from '../../engine/trace.ts'

/** The types of this model. */
export type RecordType = 'A' | 'CNAME' | 'SRV' | 'NS' | 'SOA'

/** A record. `data` is written as in a zone file, names without their last dot; `ttl` in whole seconds. */
export type ResourceRecord = {
  readonly name: string
  readonly type: RecordType
  readonly ttl: number
  readonly data: string
}

/** What is asked. */
export interface Question {
  readonly name: string
  readonly type: RecordType
}

/** The response codes of this model (RFC 1035 section 4.1.1). */
export type Rcode = 'NOERROR' | 'SERVFAIL' | 'NXDOMAIN' | 'REFUSED'

/** What a server says to a question. */
export interface Reply {
  readonly rcode: Rcode
  readonly answer: readonly ResourceRecord[]
  readonly authority: readonly ResourceRecord[]
  readonly additional: readonly ResourceRecord[]
}

/** A question in words: `A api.example.com`. It is the key of caches, too. */
export function questionText({ name, type }: Question): string {
  return `${type} ${name}`
}

/** The delegation that a reply consists of, if it is a referral: its NS record. */
export function referralOf(reply: Reply): ResourceRecord | undefined {
  if (reply.rcode !== 'NOERROR' || reply.answer.length > 0) return undefined
  return reply.authority.find(({ type }) => type === 'NS')
}

/** The label of a reply: the question, and what the answer is. */
export function replyText(question: Question, reply: Reply): string {
  const asked = questionText(question)
  if (reply.rcode !== 'NOERROR') return `${asked} ${reply.rcode}`
  const referral = referralOf(reply)
  if (referral) return `${asked}: ask the servers of ${referral.name}`
  const last = reply.answer.at(-1)
  if (!last) return `${asked}: no such record here`
  if (last.type !== question.type) return `${asked} is an alias of ${last.data}`
  return last.name === question.name ? `${asked} ${last.data}` : `${asked}, alias of ${last.name}: ${last.data}`
}

/** What a reply's message carries: the result in short, then its sections. `ttl` is the shortest of what was said. */
export function detailOf(reply: Reply): Readonly<Record<string, Json>> {
  const said = reply.answer.length > 0 ? reply.answer : reply.authority
  const last = reply.answer.at(-1)
  return {
    rcode: reply.rcode,
    ttl: said.length > 0 ? Math.min(...said.map(({ ttl }) => ttl)) : 0,
    address: last?.type === 'A' ? last.data : null,
    answer: reply.answer,
    authority: reply.authority,
    additional: reply.additional,
  }
}

/** The reply in a message's detail. */
export function replyIn(detail: Readonly<Record<string, Json>>): Reply {
  return detail as unknown as Reply
}

/** A reply without any record. */
export function emptyReply(rcode: Rcode): Reply {
  return { rcode, answer: [], authority: [], additional: [] }
}
