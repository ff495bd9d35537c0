/** What the gateway makes of the fields of a request: which it keeps, replaces, sets of its own, and strips. */
import type { Position } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import type { Fields } from './http.ts'
import { type RequestStory, requestsOf } from './requests.ts'

/** A line of a head, and what the gateway did to it. */
export interface FieldLine {
  readonly name: string
  readonly value: string
  readonly fate: 'kept' | 'replaced' | 'set here' | 'stripped' | 'same trace, new parent' | null
}

/** Who asks is not believed from outside: that field is always set anew. */
const IDENTITY = 'x-user-id'

function fateOf(name: string, before: string | undefined, after: string): FieldLine['fate'] {
  if (before === undefined || name === IDENTITY) return 'set here'
  if (before === after) return 'kept'
  if (name === 'traceparent' && before.slice(0, 35) === after.slice(0, 35)) return 'same trace, new parent'
  return 'replaced'
}

/** The head as it goes on, followed by what was left behind. */
export function forwardedLines(before: Fields, after: Fields): FieldLine[] {
  const sent = Object.entries(after).map(([name, value]) => ({ name, value, fate: fateOf(name, before[name], value) }))
  const stripped = Object.entries(before).flatMap(([name, value]) => {
    const isGone = after[name] === undefined || name === IDENTITY
    return isGone ? [{ name, value, fate: 'stripped' as const }] : []
  })
  return [...sent, ...stripped]
}

/** A head as it stands. */
export function plainLines(headers: Fields): FieldLine[] {
  return Object.entries(headers).map(([name, value]) => ({ name, value, fate: null }))
}

/** The request to be looked at: that of the selected message, else the one answered last, else the one sent last. */
export function requestAt(index: TraceIndex, { seq }: Position, selected: number | null): RequestStory | null {
  const stories = requestsOf(index)
  const n = selected === null ? undefined : index.messages.get(selected)?.sent.detail.n
  const chosen = stories.find(({ asked }) => asked.n === n)
  if (chosen) return chosen
  const answered = stories.filter(({ answer }) => answer && answer.sent.seq <= seq)
  const latest = answered.reduce<RequestStory | null>(
    (last, one) => ((one.answer?.sent.seq ?? 0) > (last?.answer?.sent.seq ?? 0) ? one : last),
    null,
  )
  return latest ?? stories.findLast(({ record }) => record.sent.seq <= seq) ?? null
}
