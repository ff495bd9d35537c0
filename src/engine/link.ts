/** The address of a run at a moment: a query string that says only what differs from the scenario, read back with a word for every mistake. */
import { printDuration } from './duration.ts'
import { InputError, readInput, scenarioInput } from './input.ts'
import type { RunInput } from './run.ts'
import type { Action, Simulation } from './simulation.ts'
import type { Micros, Position } from './trace.ts'

/** What a link opens. */
export interface LinkTarget {
  readonly input: RunInput
  /** The playhead, or null for the start. */
  readonly at: Position | null
  /** The view to show, or null for the first. */
  readonly view: string | null
}

/** A link as read: what it opens, and what was wrong with it. With problems, the target is the default run. */
export interface ReadLink extends LinkTarget {
  readonly problems: readonly string[]
}

/** Links longer than this are offered as files instead. */
export const LINK_LIMIT = 4000

/** What must be said of a run so that it can be made again: its scenario, if its actions begin with that one's, and all that differs. */
interface Spelling {
  readonly scenario: string | null
  readonly seed: number | null
  readonly set: readonly (readonly [name: string, value: number | string])[]
  readonly actions: readonly Action[]
  readonly until: Micros | null
}

function spell(simulation: Simulation, input: RunInput): Spelling {
  const scenario = beginsWithScenario(simulation, input) ? input.scenario : null
  const base = scenarioInput(simulation, scenario)
  return {
    scenario,
    seed: input.seed === base.seed ? null : input.seed,
    set: Object.entries(input.parameters).filter(([name, value]) => value !== base.parameters[name]),
    actions: input.actions.slice(base.actions.length),
    until: input.until === base.until ? null : input.until,
  }
}

/** Writes the query string (without `?`) of a run at a moment. */
export function writeLink(simulation: Simulation, target: LinkTarget): string {
  const { scenario, seed, set, actions, until } = spell(simulation, target.input)
  const parts = [`v=${simulation.version}`]
  if (scenario !== null) parts.push(`scenario=${encode(scenario)}`)
  if (seed !== null) parts.push(`seed=${seed}`)
  for (const [name, value] of set) parts.push(`set=${encode(`${name}:${value}`)}`)
  for (const action of actions) parts.push(`do=${encode(`${printDuration(action.at)}:${printAction(action)}`)}`)
  if (until !== null) parts.push(`until=${printDuration(until)}`)
  if (target.at) parts.push(`at=${target.at.at}.${target.at.seq}`)
  if (target.view !== null) parts.push(`view=${encode(target.view)}`)
  return parts.join('&')
}

/** Writes the line that makes the same run on the command line. */
export function writeCommand(simulation: Simulation, input: RunInput): string {
  const { scenario, seed, set, actions, until } = spell(simulation, input)
  const words = ['npm run sim --', simulation.id]
  if (scenario !== null) words.push(`--scenario ${scenario}`)
  if (seed !== null) words.push(`--seed ${seed}`)
  for (const [name, value] of set) words.push(`--set ${quoted(`${name}=${value}`)}`)
  for (const action of actions) words.push(`--do ${printDuration(action.at)} ${quoted(printAction(action))}`)
  if (until !== null) words.push(`--until ${printDuration(until)}`)
  return words.join(' ')
}

/** A word as a shell reads it. */
function quoted(word: string): string {
  return /^[\w.:=,/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/** The form in which an action stands in links and on the command line. */
function printAction(action: Action): string {
  return action.argument === null ? action.type : `${action.type}=${action.argument}`
}

/** Whether the input's actions are its scenario's, then others not earlier than the last of them: only then does its name say what happened. */
function beginsWithScenario(simulation: Simulation, input: RunInput): boolean {
  if (input.scenario === null) return false
  const { actions } = scenarioInput(simulation, input.scenario)
  return actions.every((action, i) => {
    const own = input.actions[i]
    return own !== undefined && own.at === action.at && own.type === action.type && own.argument === action.argument
  })
}

/** Readable in an address bar, safe in a query. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%3D', '=').replaceAll('%2C', ',')
}

/** Reads a query string (with or without `?`). It never throws: a link is a stranger's text. */
export function readLink(simulation: Simulation, query: string): ReadLink {
  const fallback = { input: scenarioInput(simulation, simulation.rest.scenario), at: null, view: null }
  if (query.length > 4 * LINK_LIMIT) return { ...fallback, problems: [`this link has ${query.length} characters; no run needs so many`] }
  const fields = new URLSearchParamsLike(query)
  try {
    const input = readInput(simulation, {
      scenario: fields.one('scenario'),
      seed: fields.one('seed'),
      until: fields.one('until'),
      set: fields.all('set').map(text => split(text, 'set', 'NAME:VALUE')),
      do: fields.all('do').map(text => split(text, 'do', 'TIME:ACTION')),
    })
    return {
      input,
      at: readPosition(fields.one('at')),
      view: fields.one('view') ?? null,
      problems: readVersion(simulation, fields.one('v')),
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { ...fallback, problems: [`This link does not fit this simulation: ${error.message}.`] }
  }
}

function readVersion(simulation: Simulation, text: string | undefined): string[] {
  if (text === undefined || text === String(simulation.version)) return []
  if (!/^\d{1,6}$/.test(text)) throw new InputError(`v is a whole number, not "${text}"`)
  if (Number(text) > simulation.version) {
    return [`This link was made by version ${text} of the model; here it is version ${simulation.version}. The run may differ.`]
  }
  return [`The model has changed since this link was made (version ${text}, now ${simulation.version}). The run may differ.`]
}

function readPosition(text: string | undefined): Position | null {
  if (text === undefined) return null
  const match = /^(\d{1,13})\.(\d{1,6})$/.exec(text)
  if (!match) throw new InputError(`at is microseconds and the number of an event, such as 36761.17, not "${text}"`)
  return { at: Number(match[1]), seq: Number(match[2]) }
}

function split(text: string, name: string, form: string): [string, string] {
  const colon = text.indexOf(':')
  if (colon < 0) throw new InputError(`${name}=${form} is the form, not "${name}=${text}"`)
  return [text.slice(0, colon), text.slice(colon + 1)]
}

/** The engine has no DOM, so no URLSearchParams: the part of it that links need. */
class URLSearchParamsLike {
  readonly #fields: [string, string][]

  constructor(query: string) {
    this.#fields = query
      .replace(/^\?/, '')
      .split('&')
      .map(pair => {
        const equals = pair.indexOf('=')
        return equals < 0 ? [decode(pair), ''] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))]
      })
  }

  one(name: string): string | undefined {
    return this.#fields.find(([key]) => key === name)?.[1]
  }

  all(name: string): string[] {
    return this.#fields.filter(([key]) => key === name).map(([, value]) => value)
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
