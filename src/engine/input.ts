/** Reads what a reader, a link or a command line asks for into a run's input, saying in one line what is wrong and what the choices are. */
import { DURATION_FORM, parseDuration } from './duration.ts'
import { type Cast, FAULTS, isFault, parseFault } from './faults.ts'
import { chanceOf } from './random.ts'
import type { RunInput } from './run.ts'
import type { Action, ParameterSpec, Simulation } from './simulation.ts'
import type { Micros } from './trace.ts'

/** A run as asked for, in text. */
export interface Request {
  readonly scenario?: string | undefined
  readonly seed?: string | undefined
  readonly until?: string | undefined
  /** Pairs of a parameter's name and its value. */
  readonly set?: readonly (readonly [name: string, value: string])[]
  /** Pairs of a time and `ACTION` or `ACTION=ARGUMENT`. */
  readonly do?: readonly (readonly [time: string, action: string])[]
}

/** A request that cannot be met: one line that names the mistake and the choices. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

/** The input of a scenario, or with null that of the defaults without any action. */
export function scenarioInput(simulation: Simulation, name: string | null): RunInput {
  const defaults = Object.fromEntries(Object.entries(simulation.parameters).map(([key, spec]) => [key, spec.default]))
  if (name === null) return { scenario: null, parameters: defaults, seed: 1, actions: [], until: simulation.until }
  const scenario = Object.hasOwn(simulation.scenarios, name) ? simulation.scenarios[name] : undefined
  if (!scenario)
    throw new InputError(`no scenario "${name}" in ${simulation.id}; there are ${Object.keys(simulation.scenarios).join(', ')}`)
  const parameters = { ...defaults, ...(scenario.parameters as object) }
  return { scenario: name, parameters, seed: scenario.seed, actions: scenario.actions, until: scenario.until ?? simulation.until }
}

/** The input that a request asks for. Throws an InputError. */
export function readInput(simulation: Simulation, request: Request): RunInput {
  const base = scenarioInput(simulation, request.scenario ?? null)
  const parameters = { ...base.parameters }
  for (const [name, text] of request.set ?? []) parameters[name] = readParameter(simulation, name, text)
  const seed = request.seed === undefined ? base.seed : readSeed(request.seed)
  const until = request.until === undefined ? base.until : readTime('until', request.until)
  const added = (request.do ?? []).map(([time, action]) => readAction(simulation, parameters, seed, readTime('do', time), action))
  const actions = [...base.actions, ...added].sort((a, b) => a.at - b.at)
  return { scenario: base.scenario, parameters, seed, actions, until }
}

/** A parameter's value from text. Throws an InputError. */
export function readParameter(simulation: Simulation, name: string, text: string): number | string {
  const spec = Object.hasOwn(simulation.parameters, name) ? simulation.parameters[name] : undefined
  if (!spec) throw new InputError(`no parameter "${name}" in ${simulation.id}; there are ${Object.keys(simulation.parameters).join(', ')}`)
  if (spec.kind === 'choice') {
    if (Object.hasOwn(spec.choices, text)) return text
    throw new InputError(`${name} is one of ${Object.keys(spec.choices).join(', ')}, not "${text}"`)
  }
  const value = /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : Number.NaN
  const problem = refuseNumber(spec, value)
  if (problem) throw new InputError(`${name} is ${problem}, not "${text}"`)
  return value
}

/** What a number must be that `value` is not, or null if it will do. */
export function refuseNumber(spec: Extract<ParameterSpec, { kind: 'number' }>, value: number): string | null {
  const fits = value >= spec.min && value <= spec.max && (!spec.whole || Number.isInteger(value))
  return fits ? null : `a ${spec.whole ? 'whole ' : ''}number from ${spec.min} to ${spec.max}${spec.unit ? ` (${spec.unit})` : ''}`
}

/** An action from `ACTION` or `ACTION=ARGUMENT`. Throws an InputError. */
export function readAction(simulation: Simulation, parameters: RunInput['parameters'], seed: number, at: Micros, text: string): Action {
  const equals = text.indexOf('=')
  const type = equals < 0 ? text : text.slice(0, equals)
  const argument = equals < 0 ? null : text.slice(equals + 1)
  const problem = refuseAction(simulation, parameters, seed, type, argument)
  if (problem) throw new InputError(problem)
  return { at, type, argument }
}

/** Says what is wrong with an action, or null. */
export function refuseAction(
  simulation: Simulation,
  parameters: RunInput['parameters'],
  seed: number,
  type: string,
  argument: string | null,
): string | null {
  if (isFault(type) && !isOwnAction(simulation, type, argument)) {
    const fault = parseFault(type, argument, castOf(simulation, parameters, seed))
    return typeof fault === 'string' ? fault : null
  }
  const spec = Object.hasOwn(simulation.actions, type) ? simulation.actions[type] : undefined
  if (!spec)
    return `no action "${type}" in ${simulation.id}; there are ${[...new Set([...Object.keys(simulation.actions), ...FAULTS])].join(', ')}`
  if (!spec.argument) return argument === null ? null : `${type} takes no argument, not "${argument}"`
  if (argument === null) return `${type} takes an argument: ${type}=${spec.argument.example}`
  if (spec.argument.choices && !spec.argument.choices.includes(argument)) {
    return `${type} takes one of ${spec.argument.choices.join(', ')}, not "${argument}"`
  }
  return spec.argument.refuse?.(argument) ?? null
}

/** Whether an action is the simulation's own although a fault has its name: faults always take an argument, this one takes none. */
export function isOwnAction({ actions }: Simulation, type: string, argument: string | null): boolean {
  return argument === null && Object.hasOwn(actions, type) && actions[type]?.argument === undefined
}

/** The actors of a run, and which of them can be broken. */
export function castOf(simulation: Simulation, parameters: RunInput['parameters'], seed: number): Cast {
  const specs = Object.entries(simulation.actors(parameters as never, chanceOf(seed)))
  const breakable = specs.filter(([, spec]) => !spec.unbreakable).map(([id]) => id)
  return { actors: specs.map(([id]) => id), breakable, ...(simulation.links ? { links: simulation.links } : {}) }
}

/** A seed from text. Throws an InputError. */
export function readSeed(text: string): number {
  const seed = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (seed <= 4294967295) return seed
  throw new InputError(`a seed is a whole number from 0 to 4294967295, not "${text}"`)
}

/** A time from text. Throws an InputError. */
export function readTime(what: string, text: string): Micros {
  const at = parseDuration(text)
  if (at === null) throw new InputError(`${what}: a time is ${DURATION_FORM}, not "${text}"`)
  return at
}
