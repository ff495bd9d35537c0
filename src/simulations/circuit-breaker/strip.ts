/** The breaker's window at one moment, and what it has to say about it, worked out from the rows of the run. */
import { DIALECTS } from '../../actors/circuit-breaker/settings.ts'
import { capacity, leastCalls } from '../../actors/circuit-breaker/window.ts'
import type { Frame } from '../../engine/frame.ts'
import type { Values } from '../../engine/simulation.ts'
import { breakerOf, type parameters } from './parameters.ts'

/** A result as the strip shows it. */
export type Mark = 'ok' | 'failed' | 'slow' | 'failed and slow'

/** The strip of one moment. */
export interface Strip {
  /** Oldest first. */
  readonly marks: readonly Mark[]
  /** Places still empty; a time window has none. */
  readonly free: number
  readonly failed: number
  readonly slow: number
  readonly calls: number
  /** What opens this breaker, as a sentence. */
  readonly rule: string
  /** Whose results these are: of a closed breaker, of one that has opened, or of trials. */
  readonly of: 'the window' | 'the window that opened it' | 'the trials'
}

const MARKS: Readonly<Record<string, Mark>> = { o: 'ok', f: 'failed', s: 'slow', b: 'failed and slow' }

interface Row {
  readonly calls: number
  readonly failed: number
  readonly slow: number
  readonly last: string
}

type Set = Values<typeof parameters>

/** The strip at a frame of a run with these parameters. */
export function stripAt(frame: Frame, set: Set): Strip {
  const row = (frame.tables.window?.payments ?? { calls: 0, failed: 0, slow: 0, last: 'none' }) as unknown as Row
  const letters = row.calls === 0 ? [] : [...row.last]
  const state = frame.actors.get('breaker')?.state ?? ''
  const settings = breakerOf(set)
  const judged = state === 'half-open' && DIALECTS[set.dialect].trials === 'rates'
  const room = judged ? set.halfOpenCalls : capacity(settings)
  return {
    marks: letters.map(letter => MARKS[letter] as Mark),
    free: Number.isFinite(room) ? Math.max(0, Math.min(room, 100) - letters.length) : 0,
    failed: row.failed,
    slow: row.slow,
    calls: row.calls,
    rule: ruleOf(set),
    of: judged ? 'the trials' : state === 'open' || state === 'half-open' ? 'the window that opened it' : 'the window',
  }
}

/** What opens the breaker, in words. */
export function ruleOf(set: Set): string {
  const { dialect, thresholdPercent, slowThresholdPercent, consecutiveFailures, windowSeconds, window } = set
  switch (DIALECTS[dialect].rule) {
    case 'in a row':
      return `It opens at ${consecutiveFailures} failures in a row.`
    case 'failure rate':
      return `It opens when more than ${thresholdPercent} % of the last ${windowSeconds} s failed, no sooner than ${leastCalls(breakerOf(set), window)} calls.`
    case 'rates': {
      const least = leastCalls(breakerOf(set), window)
      if (slowThresholdPercent === 0)
        return `It opens at ${thresholdPercent} % failed, no sooner than ${least} calls. Slow calls do not count.`
      return `It opens at ${thresholdPercent} % failed or ${slowThresholdPercent} % slow, no sooner than ${least} calls.`
    }
  }
}
