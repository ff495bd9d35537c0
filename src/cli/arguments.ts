/** Reads the command line's arguments. */
import { InputError, type Request } from '../engine/input.ts'

/** What the command line asks for. */
export interface Arguments {
  readonly simulation: string | null
  readonly list: boolean
  readonly json: boolean
  readonly log: boolean
  readonly seeds: readonly [first: number, last: number] | null
  readonly request: Request
}

/** How the command is used, in one line. */
export const USAGE =
  'usage: npm run sim -- --list [--json] | SIMULATION [--scenario NAME] [--seed N] [--set NAME=VALUE]... [--do TIME ACTION[=ARGUMENT]]... [--until TIME] [--log | --json | --seeds A..B]'

/** Reads the arguments. Throws an InputError that names the mistake and the choices. */
export function readArguments(words: readonly string[]): Arguments {
  const rest = [...words]
  let simulation: string | null = null
  let list = false
  let json = false
  let log = false
  let seeds: Arguments['seeds'] = null
  const set: [string, string][] = []
  const actions: [string, string][] = []
  const named: { scenario?: string; seed?: string; until?: string } = {}
  const value = (option: string): string => {
    const word = rest.shift()
    if (word === undefined) throw new InputError(`${option} needs a value; ${USAGE}`)
    return word
  }
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    switch (word) {
      case '--list':
        list = true
        break
      case '--json':
        json = true
        break
      case '--log':
        log = true
        break
      case '--scenario':
      case '--seed':
      case '--until': {
        const name = word.slice(2) as keyof typeof named
        if (named[name] !== undefined) throw new InputError(`${word} may stand only once`)
        named[name] = value(word)
        break
      }
      case '--set':
        set.push(splitSet(value(word)))
        break
      case '--do':
        actions.push([value(word), value('--do TIME')])
        break
      case '--seeds':
        seeds = readRange(value(word))
        break
      default:
        if (word.startsWith('-')) throw new InputError(`no option "${word}"; ${USAGE}`)
        if (simulation !== null) throw new InputError(`one simulation at a time: "${simulation}", then "${word}"`)
        simulation = word
    }
  }
  if (json && log) throw new InputError('--json or --log, not both')
  if (seeds && (json || log || named.seed !== undefined)) throw new InputError('--seeds stands without --seed, --json and --log')
  return { simulation, list, json, log, seeds, request: { ...named, set, do: actions } }
}

function splitSet(text: string): [string, string] {
  const equals = text.indexOf('=')
  if (equals < 1) throw new InputError(`--set takes NAME=VALUE, not "${text}"`)
  return [text.slice(0, equals), text.slice(equals + 1)]
}

function readRange(text: string): [number, number] {
  const match = /^(\d{1,10})\.\.(\d{1,10})$/.exec(text)
  const range: [number, number] = [Number(match?.[1]), Number(match?.[2])]
  if (!match || range[0] > range[1] || range[1] > 4294967295) {
    throw new InputError(`--seeds takes A..B with 0 <= A <= B <= 4294967295, not "${text}"`)
  }
  return range
}
