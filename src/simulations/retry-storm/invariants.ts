/** What must hold in every run of retry-storm. Up to 100 clients the fleet reports these client by client itself (see promises.ts); here they are held against the sampled clients and the totals. */
import { laneOf, withoutLane } from '../../engine/lanes.ts'
import type { RunInput } from '../../engine/run.ts'
import type { Invariant } from '../../engine/simulation.ts'
import type { Micros, TraceEvent } from '../../engine/trace.ts'
import { laneIn } from './measures.ts'
import { strategiesOf } from './settings.ts'
import { shortestWait } from './strategies.ts'
import { BIN, MINUTE, SECOND } from './tally.ts'

type Sent = TraceEvent & { readonly type: 'message.sent' }

function callOf(event: TraceEvent): Sent | null {
  return event.type === 'message.sent' && event.correlates === null && withoutLane(event.to) === 'server' ? event : null
}

function lanes({ parameters }: RunInput) {
  const strategies = strategiesOf(parameters)
  return strategies.map(strategy => ({ strategy, lane: laneIn(strategies, strategy) }))
}

/** Requests and retries of each lane as they are told; asks `refuse` each time that they change. */
function watchTotals(refuse: (requests: number, retries: number) => string | null): (event: TraceEvent) => string | null {
  const lanes = new Map<string, { requests: number; retries: number }>()
  return event => {
    if (event.type !== 'value.measured') return null
    const name = withoutLane(event.name)
    if (name !== 'requests' && name !== 'retries') return null
    const lane = laneOf(event.name)
    const sums = lanes.get(lane) ?? { requests: 0, retries: 0 }
    sums[name] += event.value
    lanes.set(lane, sums)
    return refuse(sums.requests, sums.retries)
  }
}

/** The invariants by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  backsOff: {
    claim: 'No attempt comes before the wait that its rule asks for is over, and with Retry-After honoured not before that either.',
    watch: run => {
      const { baseMs, capMs, honourRetryAfter } = run.parameters as { baseMs: number; capMs: number; honourRetryAfter: string }
      const backoff = { base: Math.round(baseMs * 1000), cap: Math.round(capMs * 1000) }
      const strategyOf = new Map(lanes(run).map(({ lane, strategy }) => [lane, strategy]))
      const earliest = new Map<string, Micros>()
      const attempts = new Map<number, { readonly key: string; readonly attempt: number }>()
      return event => {
        if (event.type !== 'message.sent') return null
        const call = callOf(event)
        if (call) {
          const key = `${call.from} ${call.detail.request}`
          attempts.set(call.message, { key, attempt: call.detail.attempt as number })
          return call.at < (earliest.get(key) ?? 0)
            ? `${call.from} calls at ${call.at} us, and should wait until ${earliest.get(key)} us`
            : null
        }
        const asked = attempts.get(event.correlates ?? 0)
        const strategy = strategyOf.get(laneOf(event.from))
        if (event.kind !== 'error' || !asked || !strategy) return null
        const retryAfter = honourRetryAfter === 'on' ? Number(event.detail.retryAfter ?? 0) * 1_000_000 : 0
        earliest.set(asked.key, event.at + retryAfter + shortestWait(strategy, backoff, asked.attempt - 1))
        return null
      }
    },
  },
  fewAttempts: {
    claim: 'No request is tried more often than once and `maxRetries` times again.',
    watch: run => {
      const most = 1 + (run.parameters.maxRetries as number)
      const totals = watchTotals((requests, retries) =>
        retries > (most - 1) * requests ? `${retries} retries of ${requests} requests, each of which may have ${most - 1}` : null,
      )
      return event => {
        const call = callOf(event)
        if (call && (call.detail.attempt as number) > most) return `${call.from} makes attempt ${call.detail.attempt}, of at most ${most}`
        return totals(event)
      }
    },
  },
  withinBudget: {
    claim: 'With a budget, retries are never more than its share of the requests made.',
    watch: run => {
      const percent = run.parameters.budgetPercent as number
      if (percent === 0) return () => null
      return watchTotals((requests, retries) => (retries * 100 > percent * requests ? `${retries} retries of ${requests} requests` : null))
    },
  },
  withinCapacity: {
    claim: 'The server never serves faster than its capacity, and never more than was asked.',
    watch: run => {
      const { clients, capacityPerSecond } = run.parameters as { clients: number; capacityPerSecond: number }
      const settled = new Map<string, number>()
      const asked = new Map<string, number>()
      const add = (to: Map<string, number>, lane: string, value: number) => to.set(lane, (to.get(lane) ?? 0) + value).get(lane) ?? 0
      return event => {
        if (event.type !== 'value.measured') return null
        const [lane, name] = [laneOf(event.name), withoutLane(event.name)]
        if (name === 'requests') add(asked, lane, event.value)
        if (name !== 'served' && name !== 'given up') return null
        // Half-way through a bin its requests have not been told yet, the first ones least of all.
        const most = Math.max(clients, asked.get(lane) ?? 0)
        const all = add(settled, lane, event.value)
        if (all > most) return `${all} requests settled of ${most}`
        const stretch = event.at <= MINUTE ? BIN : SECOND
        const could = (capacityPerSecond * stretch) / SECOND
        return name === 'served' && event.value > could + 1 ? `${event.value} served in ${stretch} us, of at most ${could}` : null
      }
    },
  },
}
