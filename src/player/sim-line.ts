/** The line that prints a run on the command line. It is read off the run's link, so that both always say the same. */
import { writeLink } from '../engine/link.ts'
import type { RunInput } from '../engine/run.ts'
import type { Simulation } from '../engine/simulation.ts'

/** `npm run sim -- ID ...` with everything in which the run differs from its scenario. */
export function simLine(simulation: Simulation, input: RunInput): string {
  const words = ['npm', 'run', 'sim', '--', simulation.id]
  for (const [name, value] of new URLSearchParams(writeLink(simulation, { input, at: null, view: null }))) {
    if (name === 'v') continue
    const colon = value.indexOf(':')
    const [head, tail] = [value.slice(0, colon), value.slice(colon + 1)]
    if (name === 'set') words.push('--set', quoted(`${head}=${tail}`))
    else if (name === 'do') words.push('--do', head, quoted(tail))
    else words.push(`--${name}`, quoted(value))
  }
  return words.join(' ')
}

/** A word as a shell reads it. */
function quoted(word: string): string {
  return /^[\w.:=,/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}
