/** What a trial is: requests to send in turn, and how its answers are judged. */
import type { Choices } from './steps.ts'
import { fieldIn, statusOf } from './wire.ts'

/** One request of a trial. */
export interface Item {
  /** By this its answer is known. */
  readonly name: string
  /** Sent by the phone; otherwise by the laptop. */
  readonly phone?: true
  /** Default: ann. */
  readonly account?: string
  /** Method and target; `<made>` is the code that the answer of that name brought, `<made+1>` the one behind it, `<next>` the address of the next page. */
  readonly line: string
  readonly headers?: readonly string[]
  readonly body?: string
  /** What its user wants; a second request for the same wish has the same. */
  readonly wish?: string
  /** The network loses the answer to the first try. */
  readonly lost?: true
  /** Goes through the browser's cache. */
  readonly cached?: true
  /** Waits so long before, in ms. */
  readonly pause?: number
  /** The next request does not wait for this one's answer (the phone's only). */
  readonly meanwhile?: true
  /** Is not repeated if nothing comes. */
  readonly once?: true
}

/** What came back, by the items' names: the answer's text, or null if none came. */
export type Heard = Readonly<Record<string, string | null>>

/** What a trial found. */
export interface Finding {
  readonly verdict: 'kept' | 'broken' | 'unproven'
  /** In a sentence without its full stop. */
  readonly found: string
}

/** A trial of a step. `n` is its number in the run: nothing of an earlier trial gets in its way. */
export interface Trial {
  readonly items: (choices: Choices, n: number) => readonly Item[]
  readonly judge: (heard: Heard, choices: Choices) => Finding
}

/** A finding, once every answer that it needs has come. */
export function judged(heard: Heard, needs: readonly string[], of: () => readonly [kept: boolean, found: string]): Finding {
  const missing = needs.filter(name => statusIn(heard, name) === 0)
  if (missing.length > 0)
    return { verdict: 'unproven', found: `${missing.length === 1 ? 'an answer' : `${missing.length} answers`} never came` }
  const [kept, found] = of()
  return { verdict: kept ? 'kept' : 'broken', found }
}

/** The status of an answer; 0 if none came. */
export function statusIn(heard: Heard, name: string): number {
  return statusOf(heard[name] ?? '')
}

/** Several of something: `1 link`, `2 links`. */
export function several(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

/** The code in the answer to a creation; empty if it holds none. */
export function codeIn(text: string): string {
  return /"code": "([^"]*)"/.exec(text)?.[1] ?? ''
}

/** Where an answer says that the next page is; empty if it says nothing of it. */
export function nextIn(text: string): string {
  return /^<([^>]*)>; rel="next"$/.exec(fieldIn(text, 'Link') ?? '')?.[1] ?? ''
}
