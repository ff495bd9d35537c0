/** What is counted in a run of retry-storm: plainly with one rule, by rule with two. */
import { inLane } from '../../engine/lanes.ts'
import type { RunInput } from '../../engine/run.ts'
import type { Measure } from '../../engine/simulation.ts'
import type { ValueMeasured } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { strategiesOf } from './settings.ts'
import { BIN, COMPLETED, COUNTED, type Counted } from './tally.ts'

/** The lane of a strategy: none where it is alone. */
export function laneIn(strategies: readonly string[], strategy: string): string {
  return strategies.length === 1 ? '' : strategy
}

/** What a lane has counted so far: by name, the counts of each bin that has any. */
export interface Counts {
  readonly bins: Readonly<Record<Counted, ReadonlyMap<number, number>>>
  readonly total: Readonly<Record<Counted, number>>
  /** When the last request was served or given up, in ms, or null. */
  readonly completedMs: number | null
}

const known = new WeakMap<TraceIndex, Map<string, Counts>>()

/** The counts of a lane. */
export function countsOf(index: TraceIndex, lane: string): Counts {
  let lanes = known.get(index)
  if (!lanes) {
    lanes = new Map()
    known.set(index, lanes)
  }
  const before = lanes.get(lane)
  if (before) return before
  const counts = counted(index, lane)
  lanes.set(lane, counts)
  return counts
}

function counted(index: TraceIndex, lane: string): Counts {
  const values = index.events.filter((event): event is ValueMeasured => event.type === 'value.measured')
  const of = (name: string): readonly ValueMeasured[] => values.filter(event => event.name === inLane(lane, name))
  const each = <T>(make: (name: Counted) => T) => Object.fromEntries(COUNTED.map(name => [name, make(name)])) as Record<Counted, T>
  return {
    bins: each(name => {
      const bins = new Map<number, number>()
      for (const { at, value } of of(name)) bins.set(at / BIN - 1, value)
      return bins
    }),
    total: each(name => of(name).reduce((sum, { value }) => sum + value, 0)),
    completedMs: of(COMPLETED)[0]?.value ?? null,
  }
}

/** The most calls in a tenth of a second, the first burst of all clients left out. */
export function peakOf({ bins }: Counts, clients: number): number {
  let peak = 0
  for (const bin of new Set([...bins.requests.keys(), ...bins.retries.keys()])) {
    const calls = (bins.requests.get(bin) ?? 0) + (bins.retries.get(bin) ?? 0) - (bin === 0 ? clients : 0)
    peak = Math.max(peak, calls)
  }
  return peak
}

function perLane(of: (counts: Counts, index: TraceIndex, parameters: RunInput['parameters']) => number): Measure['of'] {
  return (index, parameters) => {
    const strategies = strategiesOf(parameters)
    const values = strategies.map(strategy => of(countsOf(index, laneIn(strategies, strategy)), index, parameters))
    return values.length === 1
      ? (values[0] as number)
      : Object.fromEntries(strategies.map((strategy, i) => [strategy, values[i] as number]))
  }
}

/** The measures by name. All are counted up to the last full tenth of a second. */
export const measures: Readonly<Record<string, Measure>> = {
  totalCalls: {
    label: 'calls',
    unit: '',
    definition: 'Calls made from the start to the end of the run, first calls and retries together.',
    of: perLane(({ total }) => total.requests + total.retries),
  },
  amplification: {
    label: 'calls per request',
    unit: '',
    definition: 'Calls divided by requests, over the whole run; 0 before the first.',
    of: perLane(({ total }) => (total.requests === 0 ? 0 : (total.requests + total.retries) / total.requests)),
  },
  peakPer100ms: {
    label: 'fullest tenth of a second',
    unit: 'calls',
    definition:
      'The most calls in one tenth of a second, counted from full tenths on; the first burst of all clients at time 0, alike under every rule, is left out.',
    of: perLane((counts, _, { clients }) => peakOf(counts, clients as number)),
  },
  completionMs: {
    label: 'done after',
    unit: 'ms',
    definition: 'From time 0 until the last request is served or given up; until then, or if that never happens, the time that has passed.',
    of: perLane(({ completedMs }, { now }) => completedMs ?? now / 1000),
  },
  served: {
    label: 'served',
    unit: '',
    definition: 'Requests that the server has answered with what was asked for, from the start to the end of the run.',
    of: perLane(({ total }) => total.served),
  },
  gaveUp: {
    label: 'gave up',
    unit: '',
    definition: 'Requests that nobody will repeat any more: the last attempt has failed, or the retry budget is spent.',
    of: perLane(({ total }) => total['given up']),
  },
}
