/** What became of a call: what the client got, held against what is true of the order and what the customer wanted. */
import { type Profile, readerOf, type Wish } from './clients.ts'
import { type CallName, type Contract, fieldOf } from './contract.ts'
import type { Value, Values } from './json-codec.ts'
import { type Answer, GRPC_WORDS, nameIn, type Truth } from './orders.ts'
import { type Payload, read, readAll } from './payload.ts'

/** From good to worst: an error is seen and mended, a wrong value is passed on. */
export const VERDICTS = ['ok', 'no answer', 'broken', 'silently wrong'] as const

export type Verdict = (typeof VERDICTS)[number]

/** A verdict with its evidence. */
export interface Finding {
  readonly verdict: Verdict
  /** What the client got, quoted. */
  readonly got: string
  /** What it should have been; empty where that is what it got. */
  readonly meant: string
}

/** The worst of several findings; where all are good, all that was got. */
export function worstOf(findings: readonly Finding[]): Finding {
  const rank = ({ verdict }: Finding): number => VERDICTS.indexOf(verdict)
  const worst = findings.reduce((one, other) => (rank(other) > rank(one) ? other : one))
  return worst.verdict === 'ok' ? { ...worst, got: findings.map(({ got }) => got).join('; ') } : worst
}

const broken = (got: string, meant: string): Finding => ({ verdict: 'broken', got, meant })

/** What a client makes of an answer. `wish` is what it had asked for; null where it asked for nothing. */
export function judge(
  client: Profile,
  contract: Contract,
  call: CallName,
  wish: Wish | null,
  answer: Pick<Answer, 'status' | 'reason' | 'payload' | 'truths' | 'understood'>,
  drops = false,
): Finding {
  const { payload, status, reason, truths, understood } = answer
  if (payload === null) return broken(`${status} ${reason}`, call === 'CreateOrder' ? 'an order' : 'an answer')
  const misunderstood = wish && understood ? differing(wish, understood) : null
  if (misunderstood) return misunderstood
  if (call === 'ListOrders') return judgeReport(client, contract, payload, truths, drops)
  return judgeOrder(client, contract, call, payload, truths[0] as Truth, drops)
}

/** The first thing that the server took otherwise than it was meant. */
function differing(wish: Wish, understood: Wish): Finding | null {
  for (const [key, meant] of Object.entries(wish)) {
    if (understood[key] === meant) continue
    const got = understood[key] === undefined ? `the server heard no ${key}` : `the server took ${key} ${quoted(understood[key])}`
    return { verdict: 'silently wrong', got, meant: `${key} ${quoted(meant)}` }
  }
  return null
}

/** A value as it would be printed: what is not there prints as a word. */
function quoted(value: Value | undefined): string {
  return value === undefined || value === null ? `"${value}"` : JSON.stringify(value)
}

/** The keys of the fields behind what a client shows. */
function keysFor(used: readonly string[]): string[] {
  return used.flatMap(use => {
    if (use === 'name') return ['name', 'first_name', 'last_name']
    if (use === 'email') return ['email', 'phone']
    return [use === 'to pay' ? 'total' : use]
  })
}

/** The name as a version's code asks for it. */
function shownName({ split }: Contract, values: Values, checks: boolean): Value | undefined {
  if (split === 'migrate') return nameIn(values)
  if (split !== 'contract') return values.name
  const { first_name: first, last_name: last } = values
  return checks && (first === undefined || last === undefined) ? undefined : `${first} ${last}`
}

function judgeOrder(client: Profile, contract: Contract, call: CallName, payload: Payload, truth: Truth, drops: boolean): Finding {
  const used = client.uses[call] ?? []
  const reader = readerOf(client, keysFor(used))
  const reading = read(payload, contract.order, reader, drops)
  if ('refused' in reading) return broken(reading.refused, `order ${truth.id}`)
  const { values } = reading
  const seen: string[] = []
  for (const use of used) {
    if (use === 'email' && fieldOf(contract.order, 'phone') && values.phone && values.phone !== truth.phone) {
      return { verdict: 'silently wrong', got: `phone ${quoted(values.phone)}`, meant: truth.phone ? quoted(truth.phone) : 'no phone' }
    }
    if (use === 'email' && !fieldOf(contract.order, 'email')) continue
    const finding = judgeUse(client, contract, use, values, truth, payload, reader.checks)
    if (finding.verdict !== 'ok') return finding
    seen.push(finding.got)
  }
  return { verdict: 'ok', got: seen.join(', '), meant: '' }
}

function judgeUse(
  client: Profile,
  contract: Contract,
  use: string,
  values: Values,
  truth: Truth,
  { format }: Payload,
  checks: boolean,
): Finding {
  const compare = (what: string, got: Value | undefined, meant: Value): Finding => {
    if (got === undefined && checks && format === 'json') return broken(`no ${what}`, `${what} ${quoted(meant)}`)
    const same = got === meant
    return { verdict: same ? 'ok' : 'silently wrong', got: `${what} ${quoted(got)}`, meant: same ? '' : `${what} ${quoted(meant)}` }
  }
  switch (use) {
    case 'status':
      return judgeStatus(client, contract, values.status, truth.status)
    case 'name':
      return compare('name', shownName(contract, values, checks), truth.name)
    case 'email':
      return judgeEmail(values.email, truth.email, fieldOf(contract.order, 'email')?.nullable === true || format === 'protobuf', compare)
    case 'to pay':
      // As JavaScript adds: a number to a number, or text to text. The shipping is 4.99.
      return compare('to pay', ((numberFor(contract, values.total) as number) + 499) as Value, truth.total + 499)
    case 'total':
      return compare('total', numberFor(contract, values.total), truth.total)
    default:
      return compare(use, values[use], truth.id)
  }
}

/** Code that was made for text turns it into a number. */
function numberFor({ order }: Contract, total: Value | undefined): Value | undefined {
  return fieldOf(order, 'total')?.type === 'string' ? Number(total) : total
}

function judgeStatus({ onUnknownStatus }: Profile, contract: Contract, got: Value | undefined, meant: string): Finding {
  const listed = typeof got === 'string' && fieldOf(contract.order, 'status')?.values?.includes(got)
  if (listed) return { verdict: got === meant ? 'ok' : 'silently wrong', got: `status "${got}"`, meant: got === meant ? '' : `"${meant}"` }
  if (onUnknownStatus === 'throw') return broken(`status ${quoted(got)}, for which its switch has no case: it throws`, `"${meant}"`)
  return { verdict: 'ok', got: `status ${quoted(got)}, shown as "in progress"`, meant: '' }
}

/** Nobody's address may come as null or, in Protobuf, as the empty text, if the reader knows it may. */
function judgeEmail(
  got: Value | undefined,
  meant: string | null,
  mayLack: boolean,
  compare: (what: string, got: Value | undefined, meant: Value) => Finding,
): Finding {
  if (meant === null && mayLack && (got === null || got === '')) return { verdict: 'ok', got: `email ${quoted(got)}: none`, meant: '' }
  const finding = compare('email', got, meant)
  // Text put together from what is not there: null and undefined are printed as words.
  return meant === null && finding.verdict !== 'broken'
    ? { verdict: 'silently wrong', got: `prints the email as "${got}"`, meant: 'no email' }
    : finding
}

/** The nightly report: a count and a sum over the statuses that its switch has cases for. */
function judgeReport(client: Profile, contract: Contract, payload: Payload, truths: readonly Truth[], drops: boolean): Finding {
  const known = fieldOf(contract.order, 'status')?.values ?? []
  let counted = 0
  let sum: string | number = 0
  for (const part of readAll(payload)) {
    const reading = read(part, contract.order, readerOf(client, ['status', 'total']), drops)
    if ('refused' in reading) return broken(reading.refused, `${truths.length} orders`)
    const { status, total } = reading.values
    if (typeof status !== 'string' || !known.includes(status)) continue
    counted++
    // As JavaScript adds: a sum that meets text goes on as text.
    sum = ((sum as number) + (numberFor(contract, total) as number)) as number | string
  }
  const meant = truths.reduce((all, { total }) => all + total, 0)
  const same = counted === truths.length && sum === meant
  return {
    verdict: same ? 'ok' : 'silently wrong',
    got: `reports ${counted} orders, ${quoted(sum)} cents`,
    meant: same ? '' : `${truths.length} orders, ${meant} cents`,
  }
}

/** An answer's first line, as its format says it. */
export function statusLine(format: Payload['format'], { status, reason }: Pick<Answer, 'status' | 'reason'>, what: string): string {
  const word = format === 'json' ? String(status) : (GRPC_WORDS[status] as string)
  return reason === '' ? `${word} ${what}` : `${word} ${reason}`
}
