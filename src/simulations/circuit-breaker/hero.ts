/** The three states as they stand at one moment: which is active, what was just taken, and what each has to say. */
import { DIALECTS } from '../../actors/circuit-breaker/settings.ts'
import type { Frame } from '../../engine/frame.ts'
import type { Values } from '../../engine/simulation.ts'
import type { StateEntered } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import type { parameters } from './parameters.ts'
import type { Strip } from './strip.ts'

/** A state of the breaker. */
export type StateId = 'closed' | 'open' | 'half-open'

/** What stands in a state's box: what it does, and how it is going. */
export interface Saying {
  readonly does: string
  /** Only the active state knows. */
  readonly now: string
}

/** A way from one state to another. */
export interface Way {
  readonly from: StateId
  readonly to: StateId
  readonly label: string
  readonly isTaken: boolean
}

/** The picture at one moment. */
export interface Hero {
  readonly active: StateId
  readonly states: Readonly<Record<StateId, Saying>>
  readonly ways: readonly Way[]
  /** How much of the open time is over, 0 to 1; 0 while it is not open. */
  readonly waited: number
}

type Set = Values<typeof parameters>

/** The picture at a frame of a run with these parameters. */
export function heroAt(index: TraceIndex, frame: Frame, set: Set, strip: Strip): Hero {
  const actor = frame.actors.get('breaker')
  const active = (actor?.state || 'closed') as StateId
  const last = index.states.get('breaker')?.findLast(({ seq }) => seq <= frame.position.seq)
  const openMicros = set.openSeconds * 1_000_000
  const passed = frame.position.at - (actor?.since ?? 0)
  const states = {
    closed: { does: 'counts every call', now: `${strip.failed} of ${strip.calls} failed, ${strip.slow} slow` },
    open: { does: 'refuses every call', now: openFor(openMicros - passed, DIALECTS[set.dialect].halfOpenBy) },
    'half-open': { does: trialsOf(set.halfOpenCalls), now: 'its result decides' },
  }
  return { active, states, ways: waysOf(set, last), waited: active === 'open' ? Math.min(1, passed / openMicros) : 0 }
}

function openFor(left: number, by: 'timer' | 'next call'): string {
  if (left > 0) return `${(Math.ceil(left / 100_000) / 10).toFixed(1)} s left`
  return by === 'timer' ? '0.0 s left' : 'the next call may try'
}

function trialsOf(count: number): string {
  return count === 1 ? 'lets one trial through' : `lets ${count} trials through`
}

function waysOf(set: Set, last: StateEntered | undefined): Way[] {
  const ways: readonly (readonly [from: StateId, to: StateId, label: string])[] = [
    ['closed', 'open', tripOf(set)],
    [
      'open',
      'half-open',
      DIALECTS[set.dialect].halfOpenBy === 'timer' ? `${set.openSeconds} s are over` : `first call after ${set.openSeconds} s`,
    ],
    ['half-open', 'open', DIALECTS[set.dialect].trials === 'rates' ? 'trials as bad' : 'a trial is bad'],
    [
      'half-open',
      'closed',
      DIALECTS[set.dialect].trials === 'rates' ? 'trials better' : set.halfOpenCalls === 1 ? 'the trial is good' : 'all are good',
    ],
  ]
  return ways.map(([from, to, label]) => ({ from, to, label, isTaken: last?.from === from && last.to === to }))
}

function tripOf({ dialect, thresholdPercent, slowThresholdPercent, consecutiveFailures }: Set): string {
  if (DIALECTS[dialect].rule === 'in a row') return `${consecutiveFailures} failures in a row`
  if (DIALECTS[dialect].opensAt === '>') return `over ${thresholdPercent} % failed`
  return slowThresholdPercent > 0 ? `${thresholdPercent} % failed or ${slowThresholdPercent} % slow` : `${thresholdPercent} % failed`
}
