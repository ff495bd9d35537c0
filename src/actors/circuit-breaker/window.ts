/** What a breaker remembers: the last results, and the rule that reads them. Pure functions, for the machine and for fleets alike. */
import type { Micros } from '../../engine/trace.ts'
import { type BreakerSettings, DIALECTS } from './settings.ts'

/** A result as the window holds it. */
export interface Recorded {
  readonly at: Micros
  readonly failed: boolean
  readonly slow: boolean
}

/** The results that count, oldest first. */
export type Window = readonly Recorded[]

/** How many results a window holds, and how many of them are bad. */
export interface Tally {
  readonly calls: number
  readonly failed: number
  readonly slow: number
}

/** A result from what happened: whether the call failed, and how long it took in milliseconds. */
export function recorded(at: Micros, failed: boolean, ms: number, settings: BreakerSettings): Recorded {
  return { at, failed, slow: isSlow(ms, settings) }
}

/** Whether a call that took so long was slow. */
export function isSlow(ms: number, { dialect, slowCallMs }: BreakerSettings): boolean {
  return DIALECTS[dialect].slowFrom === '>=' ? ms >= slowCallMs : ms > slowCallMs
}

/** How many results the window of a dialect holds at most. */
export function capacity({ dialect, window, consecutiveFailures }: BreakerSettings): number {
  if (dialect === 'time-window') return Number.POSITIVE_INFINITY
  return dialect === 'consecutive' ? consecutiveFailures : window
}

/** The window with more results, in order; those pushed out or grown too old are gone. */
export function push(window: Window, results: Window, settings: BreakerSettings): Window {
  const room = capacity(settings)
  const all = [...window, ...results]
  const last = all.at(-1)
  if (settings.dialect !== 'time-window' || !last) return all.length > room ? all.slice(all.length - room) : all
  return all.filter(({ at }) => at > oldestAt(last.at, settings))
}

/** A time window holds what is younger than this. */
export function oldestAt(now: Micros, { windowSeconds }: BreakerSettings): Micros {
  return now - Math.round(windowSeconds * 1_000_000)
}

/** Counts a window. */
export function tally(window: Window): Tally {
  let failed = 0
  let slow = 0
  for (const result of window) {
    if (result.failed) failed++
    if (result.slow) slow++
  }
  return { calls: window.length, failed, slow }
}

/**
 * Whether a closed breaker opens when its window stands so after a result that `failed` or not.
 * The rates are looked at after every recorded result, successes too; `time-window` looks after failures only.
 */
export function opens(window: Tally, lastFailed: boolean, settings: BreakerSettings): boolean {
  const { calls, failed } = window
  switch (DIALECTS[settings.dialect].rule) {
    case 'in a row':
      return failed === settings.consecutiveFailures
    case 'failure rate':
      return lastFailed && calls >= settings.minimumCalls && reaches(failed, calls, settings.thresholdPercent, settings)
    case 'rates':
      return calls >= leastCalls(settings, settings.window) && isBad(window, settings)
  }
}

/** How many results make rates meaningful; resilience4j never asks for more than a window of `size` can hold. */
export function leastCalls({ dialect, minimumCalls }: BreakerSettings, size: number): number {
  return dialect === 'resilience4j' ? Math.min(minimumCalls, size) : minimumCalls
}

/** Whether the rates of failed or of slow calls are at their limits. */
export function isBad({ calls, failed, slow }: Tally, settings: BreakerSettings): boolean {
  const { thresholdPercent, slowThresholdPercent } = settings
  return (
    reaches(failed, calls, thresholdPercent, settings) || (slowThresholdPercent > 0 && reaches(slow, calls, slowThresholdPercent, settings))
  )
}

function reaches(bad: number, calls: number, percent: number, { dialect }: BreakerSettings): boolean {
  return DIALECTS[dialect].opensAt === '>=' ? bad * 100 >= percent * calls : bad * 100 > percent * calls
}

/** Whether a trial speaks against closing: it failed, or it was slow where slow calls count. */
export function isBadTrial({ failed, slow }: Recorded, settings: BreakerSettings): boolean {
  return failed || (slow && settings.slowThresholdPercent > 0 && DIALECTS[settings.dialect].rule === 'rates')
}
