/** What must hold at every event of every run of place-order. */
import type { Invariant } from '../../engine/simulation.ts'
import type { TraceEvent } from '../../engine/trace.ts'

const CONFIRMED_AFTER = 6

function isInternal(event: TraceEvent): event is TraceEvent & { type: 'message.sent' } {
  return event.type === 'message.sent' && event.from !== 'client' && event.to !== 'client'
}

/** The invariants by name. That more patience with the pattern never makes an order slower compares runs: see the tests. */
export const invariants: Readonly<Record<string, Invariant>> = {
  oneProcess: {
    claim: 'In the monolith no message between services crosses a network.',
    watch:
      ({ parameters }) =>
      event => {
        if (parameters.architecture !== 'monolith' || !isInternal(event)) return null
        return event.kind === 'call' && event.arriveAt === event.at
          ? null
          : `${event.label} from ${event.from} to ${event.to} took the network`
      },
  },
  sixRoundTrips: {
    claim: 'An undisturbed order whose answer waits for everybody takes six round trips between services.',
    watch: ({ parameters, actions }) => {
      let asked = 0
      let disturbed = parameters.architecture === 'monolith' || parameters.pattern === 'async' || actions.length !== 1
      return event => {
        if (isInternal(event) && event.kind === 'request') asked++
        if (event.type === 'message.lost' || (event.type === 'timer.ended' && event.how === 'fired' && event.timer.startsWith('timeout')))
          disturbed = true
        if (disturbed || event.type !== 'state.entered' || event.actor !== 'client' || event.to !== 'confirmed') return null
        return asked === CONFIRMED_AFTER ? null : `confirmed after ${asked} requests between services`
      }
    },
  },
  confirmedMeansCharged: {
    claim: 'An order that its customer sees confirmed has been charged and reserved at least once.',
    watch: () => {
      const written = new Set<string>()
      return event => {
        if (event.type === 'row.written' && typeof event.after === 'object' && event.after !== null && 'order' in event.after) {
          written.add(`${event.table} ${event.after.order}`)
        }
        if (event.type !== 'row.written' || event.table !== 'orders') return null
        if ((event.after as { status?: string } | null)?.status !== 'confirmed') return null
        const missing = ['charges', 'reservations'].find(table => !written.has(`${table} ${event.key}`))
        return missing === undefined ? null : `order ${event.key} is confirmed without a row in ${missing}`
      }
    },
  },
  oneRequestOneRow: {
    claim: 'A service does its work at most once for each request that reaches it.',
    watch: () => {
      const received = new Map<string, number>()
      const written = new Map<string, number>()
      return (event, before) => {
        if (event.type === 'message.received') {
          const sent = before.find(earlier => earlier.type === 'message.sent' && earlier.message === event.message)
          if (sent?.type === 'message.sent' && sent.correlates === null) received.set(sent.to, (received.get(sent.to) ?? 0) + 1)
        }
        if (event.type !== 'row.written' || event.actor === 'orders') return null
        written.set(event.actor, (written.get(event.actor) ?? 0) + 1)
        const [done, asked] = [written.get(event.actor) ?? 0, received.get(event.actor) ?? 0]
        return done <= asked ? null : `${event.actor} did ${done} things for ${asked} requests`
      }
    },
  },
}
