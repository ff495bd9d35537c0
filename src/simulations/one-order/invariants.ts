/** What must hold at every event of every run of one-order. */
import type { Invariant } from '../../engine/simulation.ts'
import type { TraceEvent } from '../../engine/trace.ts'

type Row = TraceEvent & { readonly type: 'row.written' }

function isNew(event: TraceEvent, table: string): event is Row {
  return event.type === 'row.written' && event.table === table && event.before === null
}

function field(event: Row, name: string): string {
  return String((event.after as Record<string, unknown> | null)?.[name])
}

/** The invariants by name. */
export const invariants: Readonly<Record<string, Invariant>> = {
  chargedOnce: {
    claim: 'With a key no order is charged twice, whatever is lost, late or broken.',
    watch: ({ parameters }) => {
      const charged = new Set<string>()
      return event => {
        if (parameters.key !== 'on' || !isNew(event, 'charges')) return null
        const order = field(event, 'order')
        if (charged.has(order)) return `order ${order} is charged again`
        charged.add(order)
        return null
      }
    },
  },
  confirmedMeansCharged: {
    claim: 'Whoever is told 201 for an order has been charged for it.',
    watch: () => {
      const charged = new Set<string>()
      return event => {
        if (isNew(event, 'charges')) charged.add(field(event, 'order'))
        if (event.type !== 'message.sent' || event.detail.status !== 201) return null
        return charged.has(String(event.detail.order)) ? null : `order ${event.detail.order} is confirmed without a charge`
      }
    },
  },
  refusedAtTheDoor: {
    claim: 'What the door refuses reaches nobody behind it.',
    watch: () => {
      const passed = new Set<string>()
      return event => {
        if (event.type !== 'message.sent') return null
        if (event.from === 'gateway' && event.to === 'orders') passed.add(String(event.detail.order))
        const refuses = event.from === 'gateway' && (event.detail.status === 401 || event.detail.status === 429)
        return refuses && passed.has(String(event.detail.order)) ? `order ${event.detail.order} was refused and passed on` : null
      }
    },
  },
  mailedOnlyIfPaid: {
    claim: 'No e-mail is sent for an order that nobody has paid.',
    watch: () => {
      const charged = new Set<string>()
      return event => {
        if (isNew(event, 'charges')) charged.add(field(event, 'order'))
        return isNew(event, 'emails') && !charged.has(field(event, 'order')) ? `an e-mail for order ${field(event, 'order')}` : null
      }
    },
  },
  oneTrace: {
    claim: 'Whatever services send on behalf of one order carries one trace.',
    watch: () => {
      const traces = new Map<string, string>()
      return event => {
        if (event.type !== 'message.sent' || event.detail.traceparent === undefined) return null
        const trace = String(event.detail.traceparent).split('-')[1] as string
        const order = String(event.detail.order)
        const known = traces.get(order)
        traces.set(order, trace)
        return known === undefined || known === trace ? null : `order ${order} has two traces`
      }
    },
  },
}
