/** What is counted in a run of circuit-breaker. */
import type { Measure } from '../../engine/simulation.ts'
import type { Micros, ValueMeasured } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { VALUES } from './report.ts'

/** The values measured under a name, in order. */
export function valuesOf(index: TraceIndex, name: string): ValueMeasured[] {
  return index.events.filter((event): event is ValueMeasured => event.type === 'value.measured' && event.name === name)
}

function last(index: TraceIndex, name: string): number {
  return valuesOf(index, name).at(-1)?.value ?? 0
}

/** The most that was measured under a name. */
export function most(index: TraceIndex, name: string): number {
  return valuesOf(index, name).reduce((highest, { value }) => Math.max(highest, value), 0)
}

/** When the breaker entered a state, each time; 0 before the first event. */
export function entriesOf(index: TraceIndex, state: string): Micros[] {
  return (index.states.get('breaker') ?? []).flatMap(({ to, at }) => (to === state ? [at] : []))
}

/** Where the breaker stands. */
export function breakerState(index: TraceIndex): string {
  return index.states.get('breaker')?.at(-1)?.to ?? 'closed'
}

function arrived(index: TraceIndex): number {
  return [...index.messages.values()].filter(({ sent, end }) => sent.to === 'payments' && end?.lost === null).length
}

/** The measures by name. */
export const measures: Readonly<Record<string, Measure>> = {
  trips: {
    label: 'trips',
    unit: '',
    definition: 'How often the breaker opened, from closed or after a trial.',
    of: index => entriesOf(index, 'open').length,
  },
  shortCircuited: {
    label: 'refused by the breaker',
    unit: '',
    definition: 'Calls that the breaker refused; Payments never heard of them.',
    of: index => last(index, VALUES.refused),
  },
  upstreamCalls: {
    label: 'calls to Payments',
    unit: '',
    definition: 'Calls that reached Payments, whatever became of them; a refused connection reaches nobody.',
    of: index => last(index, VALUES.unshown) + arrived(index),
  },
  threadsBusy: {
    label: 'threads busy at most',
    unit: '',
    definition: 'The most threads of Orders that were held by calls to Payments at one instant.',
    of: index => most(index, VALUES.busy),
  },
  wantedInFlight: {
    label: 'wanted in flight at most',
    unit: '',
    definition: 'The most calls at one instant that were under way or waited for a thread.',
    of: index => most(index, VALUES.wanted),
  },
  errorsSeen: {
    label: 'customers with an error',
    unit: '',
    definition:
      'Orders that ended without a 201: failed, timed out, refused by breaker or bulkhead, or given up while waiting for a thread.',
    of: index => last(index, VALUES.errors),
  },
}
