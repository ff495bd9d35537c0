/** What must hold at every event of every run of circuit-breaker. The fleet watches the trials that it does not show by itself. */

import type { Invariant } from '../../engine/simulation.ts'
import type { TraceEvent } from '../../engine/trace.ts'
import { VALUES } from './report.ts'
import { hopMs } from './treatment.ts'

type Entered = TraceEvent & { readonly type: 'state.entered' }

function ofBreaker(event: TraceEvent): event is Entered {
  return event.type === 'state.entered' && event.actor === 'breaker'
}

function asks(event: TraceEvent): boolean {
  return event.type === 'message.sent' && event.from === 'orders' && event.to === 'payments'
}

/** The invariants by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  noneWhileOpen: {
    claim: 'While the breaker is open no call leaves for Payments.',
    watch: ({ parameters }) => {
      const hop = hopMs(parameters.latencyMs as number) * 1000
      let since: number | null = null
      let reached: number | null = null
      return event => {
        if (parameters.breaker === 'off') return null
        if (ofBreaker(event)) {
          since = event.to === 'open' ? event.at : null
          reached = null
        }
        if (since === null) return null
        if (asks(event)) return 'a call left for Payments'
        // What had left before it opened arrives one hop later.
        if (event.type !== 'value.measured' || event.name !== VALUES.unshown || event.at <= since + hop) return null
        const before = reached
        reached = event.value
        return before === null || before === event.value ? null : `${event.value - before} calls reached Payments`
      }
    },
  },
  fewTrials: {
    claim: 'No more than `halfOpenCalls` trials are let through while half-open.',
    watch: ({ parameters }) => {
      let trials: number | null = null
      return event => {
        if (ofBreaker(event)) trials = event.to === 'half-open' ? 0 : null
        if (trials === null || !asks(event)) return null
        return ++trials > (parameters.halfOpenCalls as number) ? `${trials} trials were let through` : null
      }
    },
  },
  enoughCalls: {
    claim: 'A closed breaker never opens on fewer results than its rule asks for.',
    watch: ({ parameters: { dialect, window, minimumCalls, consecutiveFailures } }) => {
      const least = {
        teaching: minimumCalls as number,
        'time-window': minimumCalls as number,
        resilience4j: Math.min(minimumCalls as number, window as number),
        consecutive: consecutiveFailures as number,
      }[dialect as string] as number
      let opened = false
      return event => {
        if (ofBreaker(event)) opened = event.from === 'closed' && event.to === 'open'
        if (!opened || event.type !== 'row.written' || event.table !== 'window') return null
        opened = false
        const { calls } = event.after as { calls: number }
        return calls < least ? `it opened on ${calls} results, ${least} are asked for` : null
      }
    },
  },
}
