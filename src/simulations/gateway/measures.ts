/** What is counted in a run of gateway. */
import type { Measure } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { DOORS } from './http.ts'
import { requestsOf, stoppedAt } from './requests.ts'
import { UPSTREAMS } from './routes.ts'

/** Calls that the gateway made to each upstream. */
export function callsTo(index: TraceIndex): Record<string, number> {
  const calls: Record<string, number> = Object.fromEntries(UPSTREAMS.map(name => [name, 0]))
  for (const { upstream } of requestsOf(index)) if (upstream !== null) calls[upstream] = (calls[upstream] ?? 0) + 1
  return calls
}

/** The value that 95 of 100 do not exceed: nearest rank. 0 of none. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0
}

/** The measures by name. */
export const measures: Readonly<Record<string, Measure>> = {
  accepted: {
    label: 'accepted',
    unit: '',
    definition: 'Requests that the gateway has answered with 200, copies included.',
    of: index => requestsOf(index).filter(({ answer }) => answer?.status === 200).length,
  },
  rejectedBy: {
    label: 'stopped at',
    unit: '',
    definition:
      'Requests that each door stopped: the address limit, the token, the client limit, the route, the breaker, the upstream itself. One that got a copy instead of a refusal is counted, too.',
    of: index => {
      const stories = requestsOf(index)
      return Object.fromEntries(DOORS.map(door => [door, stories.filter(one => stoppedAt(one) === door).length]))
    },
  },
  upstreamCalls: {
    label: 'calls upstream',
    unit: '',
    definition: 'Requests that the gateway sent on to upstreams, whatever became of them.',
    of: index => requestsOf(index).filter(({ forwarded }) => forwarded !== null).length,
  },
  callsTo: {
    label: 'calls to each',
    unit: '',
    definition: 'Requests that the gateway sent on to each upstream, whatever became of them.',
    of: callsTo,
  },
  fromCopies: {
    label: 'from copies',
    unit: '',
    definition: 'Requests that were answered with a copy because a breaker was open or an upstream failed.',
    of: index => requestsOf(index).filter(({ answer }) => answer?.cached).length,
  },
  p95Ms: {
    label: 'p95',
    unit: 'ms',
    definition: 'The time from sending to answer that 95 of 100 answered requests did not exceed, refusals included.',
    of: index => p95(requestsOf(index).flatMap(({ doneAt, sentAt }) => (doneAt === null ? [] : [(doneAt - sentAt) / 1000]))),
  },
  maxWaitMs: {
    label: 'longest wait',
    unit: 'ms',
    definition: 'The longest time that the limiter has made a request wait for its turn.',
    of: index => Math.max(0, ...requestsOf(index).map(({ waitMs }) => waitMs)),
  },
}
