/** A run as the command line prints it: one JSON object, closed by a hash over its own text. */
import { hashText } from './hash.ts'
import type { Run, RunInput } from './run.ts'
import type { Measure, MeasureValue, Simulation } from './simulation.ts'
import { indexTrace, type TraceIndex } from './trace-index.ts'

/** All measures of an indexed trace (a whole run's, or what has been seen of it so far), rounded to six significant digits. */
export function measure(simulation: Simulation, index: TraceIndex, parameters: RunInput['parameters']): Record<string, MeasureValue> {
  const entries = Object.entries(simulation.measures) as [string, Measure][]
  return Object.fromEntries(entries.map(([name, { of }]) => [name, rounded(of(index, parameters))]))
}

/** The measure `name`, or with a dot (`charges.with-key`) a part of it; undefined if there is none. */
export function measureAt(values: Readonly<Record<string, MeasureValue>>, name: string): number | string | undefined {
  const whole = Object.hasOwn(values, name) ? values[name] : undefined
  if (typeof whole === 'number' || typeof whole === 'string') return whole
  const dot = name.indexOf('.')
  const object = dot < 0 ? undefined : values[name.slice(0, dot)]
  return typeof object === 'object' ? object[name.slice(dot + 1)] : undefined
}

function rounded(value: MeasureValue): MeasureValue {
  if (typeof value === 'number') return Number(value.toPrecision(6))
  if (typeof value === 'string') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, typeof part === 'number' ? Number(part.toPrecision(6)) : part]),
  )
}

/** The JSON object of a run, its `hash` last. */
export function report(simulation: Simulation, run: Run): Record<string, unknown> {
  const { scenario, seed, until, parameters, actions, events } = run
  const measures = measure(simulation, indexTrace(events), parameters)
  const body = { simulation: run.simulation, version: run.version, scenario, seed, until, params: parameters, actions, events, measures }
  return { ...body, hash: hashText(JSON.stringify(body)) }
}

/** The hash of a run. */
export function runHash(simulation: Simulation, run: Run): string {
  return report(simulation, run).hash as string
}
