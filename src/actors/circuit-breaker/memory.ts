/** What a breaker is told and what it knows, and how the one becomes the other. */
import type { MessageEvent } from '../../engine/effects.ts'
import type { Json, Micros } from '../../engine/trace.ts'
import { type BreakerSettings, DIALECTS } from './settings.ts'
import { isBad, isBadTrial, leastCalls, opens, push, type Recorded, recorded, tally, type Window } from './window.ts'

/** What a breaker's machine is given. */
export interface BreakerInput {
  readonly settings: BreakerSettings
  /** Whom it guards, such as `payments`: the key of its row in the table `window`. */
  readonly guards: string
}

/** What a breaker knows. */
export interface BreakerContext extends BreakerInput {
  /** Rises with each change of state; a result carries the epoch in which its call was let through. */
  readonly epoch: number
  readonly window: Window
  /** Trials that may still be let through. */
  readonly permits: number
  /** Trials without a result so far. */
  readonly pending: number
  /** Trials that ended well. */
  readonly passed: number
  /** Open, and the open time is over: the next call may try. */
  readonly waited: boolean
  /** When the open time is over; 0 while it is not open. */
  readonly openUntil: Micros
  /** What it said to the last one who asked. */
  readonly admitted: boolean
}

/** A result as a caller reports it. */
export interface Result {
  readonly epoch: number
  readonly failed: boolean
  readonly ms: number
}

/** A result with its instant, as a fleet reports many at once. */
export interface TimedResult extends Result {
  readonly at: Micros
}

/** What guards and actions are given. */
export interface Arguments {
  readonly context: BreakerContext
  readonly event: unknown
}

/** The instant of an event. */
export function now(event: unknown): Micros {
  return (event as { at: Micros }).at
}

/** The results that an event reports. */
export function resultsOf(event: unknown): readonly TimedResult[] {
  const { results, message, at, epoch, failed, ms } = event as Partial<MessageEvent> & Partial<TimedResult> & { results?: TimedResult[] }
  if (results) return results
  const told = (message ? message.detail : { epoch, failed, ms }) as unknown as Result
  return [{ ...told, at: at as Micros }]
}

/** Whether a result is of a call that was let through before the last change of state. */
export function isLate({ context, event }: Arguments): boolean {
  return (resultsOf(event)[0] as Result).epoch !== context.epoch
}

function read({ at, failed, ms }: TimedResult, settings: BreakerSettings): Recorded {
  return recorded(at, failed, ms, settings)
}

/** The window after the results of an event. */
export function windowAfter({ context, event }: Arguments, settings = context.settings): Window {
  const results = resultsOf(event).map(result => read(result, settings))
  return push(context.window, results, settings)
}

/** Whether these results open a closed breaker. Of many the last one does, or none. */
export function isAtThreshold(told: Arguments): boolean {
  const { settings } = told.context
  const window = windowAfter(told)
  const last = window.at(-1)
  return last !== undefined && opens(tally(window), last.failed, settings)
}

/** Whether a trial speaks against closing. */
export function hasFailedTrial({ context, event }: Arguments): boolean {
  return isBadTrial(read(resultsOf(event)[0] as TimedResult, context.settings), context.settings)
}

/** Whether this is the last of the trials that had to go well. */
export function isLastTrial({ context }: Arguments): boolean {
  return context.passed + 1 === context.settings.halfOpenCalls
}

/** How the trials stand by their rates; null until enough results are in. The window is theirs while half-open. */
export function verdictOnTrials(told: Arguments): 'good' | 'bad' | null {
  const settings = ofTrials(told.context.settings)
  const count = tally(windowAfter(told, settings))
  if (count.calls < leastCalls(settings, settings.window)) return null
  return isBad(count, settings) ? 'bad' : 'good'
}

/** The settings by which trials are recorded where they are judged by rates. */
export function ofTrials(settings: BreakerSettings): BreakerSettings {
  return DIALECTS[settings.dialect].trials === 'rates' ? { ...settings, window: settings.halfOpenCalls } : settings
}

/** How many results a row shows one by one. */
const SHOWN = 100

/** A window as its row shows it; `last` has a letter for each result: ok, failed, slow, both failed and slow. */
export function shown(window: Window): Json {
  if (window.length === 0) return { ...tally(window), last: 'none' }
  const last = window.slice(-SHOWN).map(({ failed, slow }) => (failed ? (slow ? 'b' : 'f') : slow ? 's' : 'o'))
  return { ...tally(window), last: last.join('') }
}
