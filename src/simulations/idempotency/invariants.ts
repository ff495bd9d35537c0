/** What must hold at every event of every run of idempotency. */
import type { RunInput } from '../../engine/run.ts'
import type { Invariant } from '../../engine/simulation.ts'
import type { Json, TraceEvent } from '../../engine/trace.ts'
import { LANES } from './measures.ts'

const HOUR = 3_600_000_000

/** Whether these settings promise a single charge for each wish, as long as its key is kept. */
export function isSealed({ claim, hashBody, sameTransaction, downstreamKey, recovery }: RunInput['parameters']): boolean {
  return claim === 'atomic' && hashBody === 'on' && (sameTransaction === 'on' || (downstreamKey === 'on' && recovery === 'on'))
}

function chargedOrder(event: TraceEvent, lane: string): number | null {
  return event.type === 'row.written' && event.table === `${lane}/charges` ? (event.after as { order: number }).order : null
}

type Sent = TraceEvent & { readonly type: 'message.sent' }

function isAnswer(event: TraceEvent): event is Sent {
  return event.type === 'message.sent' && event.from === 'with-key/api' && event.to === 'with-key/client'
}

/** The invariants by name. Liveness compares the end of a run with its faults: see the tests. */
export const invariants: Readonly<Record<string, Invariant>> = {
  chargedOnce: {
    claim:
      'With an atomic claim, a fingerprint, and one transaction or a downstream key with recovery, the right lane charges once for each key that is kept.',
    watch: ({ parameters }) => {
      const first = new Map<number, number>()
      return event => {
        const order = chargedOrder(event, 'with-key')
        if (order === null || !isSealed(parameters)) return null
        const before = first.get(order)
        if (before === undefined) first.set(order, event.at)
        const isKept = before !== undefined && event.at < (parameters.keyTtlHours as number) * HOUR
        return isKept ? `order ${order} is charged again` : null
      }
    },
  },
  confirmedMeansCharged: {
    claim: 'Nobody is told 201 for an order that no ledger row stands for.',
    watch: () => {
      const charged = new Set<string>()
      return event => {
        for (const lane of LANES) {
          const order = chargedOrder(event, lane)
          if (order !== null) charged.add(`${lane} ${order}`)
          if (event.type !== 'message.sent' || event.from !== `${lane}/api` || event.detail.status !== 201) continue
          if (event.to === `${lane}/client` && !charged.has(`${lane} ${event.detail.order}`))
            return `order ${event.detail.order} is confirmed without a charge`
        }
        return null
      }
    },
  },
  replayIsTheFirst: {
    claim: 'A replay carries the status and the body of an answer that was made under the same key before.',
    watch: () => {
      const outcomes = new Set<string>()
      const text = (order: Json | undefined, status: Json | undefined, body: Json | undefined) => JSON.stringify([order, status, body])
      return event => {
        if (event.type === 'message.sent' && event.from === 'with-key/api' && 'outcome' in event.detail) {
          outcomes.add(text(event.detail.order, event.detail.status, event.detail.outcome))
        }
        if (!isAnswer(event) || event.detail.replayed !== true) return null
        const { order, status, body } = event.detail
        return outcomes.has(text(order, status, body)) ? null : `order ${order} is answered with ${status}, which nobody recorded`
      }
    },
  },
  keyNamesTheWish: {
    claim: 'All attempts of one payment carry one key, and no two payments share one.',
    watch: () => {
      const keys = new Map<Json, Json>()
      return event => {
        if (event.type !== 'message.sent' || event.from !== 'with-key/client') return null
        const { order, key } = event.detail as { order: number; key: string }
        const known = keys.get(order)
        keys.set(order, key)
        if (known !== undefined) return known === key ? null : `order ${order} has two keys`
        return [...keys].some(([other, one]) => one === key && other !== order) ? `order ${order} takes the key of another` : null
      }
    },
  },
}
