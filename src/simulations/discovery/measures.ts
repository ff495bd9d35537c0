/** What is counted in a run of discovery. */
import type { Measure } from '../../engine/simulation.ts'
import type { InputEvent, MessageSent, Micros, RowWritten } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import type { Why } from './caller.ts'
import { CALLERS, choosersOf, INSTANCES } from './cast.ts'

/** A request that failed. */
export interface Failure {
  readonly at: Micros
  readonly page: string
  readonly to: string
  readonly why: Why
}

/** The requests that failed, in order of failing. */
export function failuresOf(index: TraceIndex): Failure[] {
  return index.rows
    .filter(({ table }) => table === 'failed requests')
    .map(({ at, after }) => ({ at, ...(after as unknown as Omit<Failure, 'at'>) }))
}

const FAULTS = ['hang', 'crash', 'lose-database', 'break']

/** The instances that a fault of the reader's befell. */
function befallen({ label }: InputEvent): readonly string[] {
  const [type = '', argument = ''] = label.split(' ')
  if (!FAULTS.includes(type)) return []
  return argument === 'all' ? INSTANCES : INSTANCES.filter(name => name === argument)
}

/** The last fault of an instance, or undefined before the first. */
export function lastFault(index: TraceIndex): InputEvent | undefined {
  return index.inputs.findLast(input => befallen(input).length > 0)
}

function saysReady(row: RowWritten): boolean {
  return (row.after as { says: string }).says === 'ready'
}

/** When, after a fault, all that it befell were off the list of the registry; undefined if that has not happened. */
function takenOffAt(index: TraceIndex, fault: InputEvent): Micros | undefined {
  return latest(
    befallen(fault).map(instance => {
      const own = index.rows.filter(({ table, key }) => table === 'endpoints' && key === instance)
      const before = own.findLast(({ seq }) => seq < fault.seq)
      if (before && !saysReady(before)) return fault.at
      return own.find(row => row.seq > fault.seq && !saysReady(row))?.at
    }),
  )
}

/** When, after a fault, all who choose had learnt that those whom it befell are off. */
function learntAt(index: TraceIndex, fault: InputEvent, choosers: readonly string[]): Micros | undefined {
  const learnt = choosers.flatMap(chooser =>
    befallen(fault).map(instance => {
      const own = index.rows.filter(({ table, key }) => table === `list of ${chooser}` && key === instance)
      const before = own.findLast(({ seq }) => seq < fault.seq)
      if (before?.after === 'not ready') return fault.at
      return own.find(row => row.seq > fault.seq && row.after === 'not ready')?.at
    }),
  )
  return latest(learnt)
}

function latest(times: readonly (Micros | undefined)[]): Micros | undefined {
  return times.reduce((last, at) => (last === undefined || at === undefined ? undefined : Math.max(last, at)), 0)
}

/** From the last fault to an instant, or until now, in ms; 0 without a fault. */
function since(index: TraceIndex, end: (fault: InputEvent) => Micros | undefined): number {
  const fault = lastFault(index)
  return fault ? ((end(fault) ?? index.now) - fault.at) / 1000 : 0
}

/** How long after the last fault the registry took its victims off the list. */
export function detectionMs(index: TraceIndex): number {
  return since(index, fault => takenOffAt(index, fault))
}

/** Requests for pages, as they were sent to instances. */
export function requestsTo(index: TraceIndex, instance: string): MessageSent[] {
  return [...index.messages.values()].flatMap(({ sent }) => (sent.to === instance && 'page' in sent.detail ? [sent] : []))
}

/** The processes that were started again by themselves. */
export function restartsOf(index: TraceIndex): MessageSent[] {
  return [...index.messages.values()].flatMap(({ sent, end }) => (sent.detail.why === 'restart' && end?.lost === null ? [sent] : []))
}

/** How many messages the last answered request took beyond a question and its answer. */
function extraHops(index: TraceIndex): number {
  const last = [...index.messages.values()].findLast(
    ({ sent, answers }) =>
      'page' in sent.detail &&
      (CALLERS as readonly string[]).includes(sent.from) &&
      answers.some(id => index.messages.get(id)?.end?.lost === null),
  )
  return last?.sent.to === 'balancer' ? 2 : 0
}

/** From the start of the last rollout until the registry calls all three of its instances ready; undefined before. */
export function replacedAt(index: TraceIndex): { readonly from: Micros; readonly to: Micros | undefined } | null {
  const deploy = index.inputs.findLast(({ label }) => label === 'deploy')
  if (!deploy) return null
  const to = latest(
    INSTANCES.map(instance => {
      const old = index.rows.findLast(({ table, key, seq }) => table === 'endpoints' && key === instance && seq < deploy.seq)
      const version = (old?.after as { version: number } | undefined)?.version ?? 1
      const isNew = (row: RowWritten): boolean => (row.after as { version: number }).version > version && saysReady(row)
      return index.rows.find(row => row.table === 'endpoints' && row.key === instance && row.seq > deploy.seq && isNew(row))?.at
    }),
  )
  return { from: deploy.at, to }
}

const WHYS: Readonly<Record<Why, string>> = {
  timeout: 'timeout',
  refused: 'refused',
  'no database': 'noDatabase',
  'no instance': 'noInstance',
}

/** The measures of discovery. */
export const measures: Readonly<Record<string, Measure>> = {
  failedRequests: {
    label: 'failed requests',
    unit: '',
    definition: 'Requests of callers that got an error, no answer in time, or found no instance to go to, over the whole run.',
    of: index => failuresOf(index).length,
  },
  detectionMs: {
    label: 'detected after',
    unit: 'ms',
    definition:
      'From the last fault of an instance to the moment at which the registry takes it off the list (with several: the last of them), or until now; 0 without a fault, or if it was off already.',
    of: detectionMs,
  },
  learntMs: {
    label: 'learnt after',
    unit: 'ms',
    definition:
      'From the last fault of an instance to the moment at which the last of those who choose (callers, or the balancer) has learnt that it is off the list, or until now.',
    of: (index, { mode }) => since(index, fault => learntAt(index, fault, choosersOf(mode))),
  },
  restarts: {
    label: 'restarts',
    unit: '',
    definition: 'Processes that were started again after a crash or a failed liveness probe; new versions that are rolled out are none.',
    of: index => restartsOf(index).length,
  },
  extraHops: {
    label: 'extra hops',
    unit: 'messages',
    definition: 'Messages that the last answered request took beyond one to an instance and one back: 2 with a balancer between, else 0.',
    of: extraHops,
  },
  requestsPerInstance: {
    label: 'requests',
    unit: '',
    definition: 'Requests for pages that were sent to each instance, whatever became of them; probes are none.',
    of: index => Object.fromEntries(INSTANCES.map(instance => [instance, requestsTo(index, instance).length])),
  },
  failedBy: {
    label: 'failed',
    unit: '',
    definition: 'Failed requests by what went wrong: no answer in time, connection refused or reset, no database, no instance to go to.',
    of: index => {
      const failures = failuresOf(index)
      return Object.fromEntries(Object.entries(WHYS).map(([why, name]) => [name, failures.filter(one => one.why === why).length]))
    },
  },
  replacedMs: {
    label: 'replaced after',
    unit: 'ms',
    definition:
      'From the start of the last rollout until the registry calls the new version of all three instances ready, or until now; 0 without one.',
    of: index => {
      const replaced = replacedAt(index)
      return replaced ? ((replaced.to ?? index.now) - replaced.from) / 1000 : 0
    },
  },
}
