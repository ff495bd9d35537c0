/** The headless command: lists simulations, makes runs, prints their logs or traces, and checks invariants over many seeds. */
import { InputError, readInput } from '../engine/input.ts'
import { writeCommand } from '../engine/link.ts'
import { report } from '../engine/report.ts'
import type { Run, RunInput } from '../engine/run.ts'
import { logLine } from '../engine/sentences.ts'
import { simulate } from '../engine/simulate.ts'
import type { Simulation } from '../engine/simulation.ts'
import { isStep } from '../engine/steps.ts'
import type { InvariantBroken } from '../engine/trace.ts'
import { indexTrace } from '../engine/trace-index.ts'
import { isSimulationId, registry, simulationIds } from '../simulations/registry.ts'
import { readArguments, USAGE } from './arguments.ts'
import { listJson, listLines } from './list.ts'

/** What the command leaves: text for standard output, a line for standard error, and the exit status. */
export interface Outcome {
  readonly output: string
  readonly complaint: string
  readonly status: 0 | 1 | 2
}

/** Runs the command. Mistakes in the arguments end with status 2, broken invariants with 1. */
export async function sim(words: readonly string[]): Promise<Outcome> {
  try {
    const { simulation: id, list, json, log, seeds, request } = readArguments(words)
    if (list) return done(json ? `${JSON.stringify(await listJson())}\n` : await listLines())
    if (id === null) throw new InputError(`which simulation? There are ${simulationIds.join(', ')}; ${USAGE}`)
    if (!isSimulationId(id)) throw new InputError(`no simulation "${id}"; there are ${simulationIds.join(', ')}`)
    const simulation = await registry[id]()
    const input = readInput(simulation, request)
    if (seeds) return checkSeeds(simulation, input, seeds)
    const run = simulate(simulation, input)
    const text = json ? `${JSON.stringify(report(simulation, run))}\n` : log ? logText(simulation, run) : measuresText(simulation, run)
    const broken = brokenIn(run)
    return broken ? { output: text, complaint: complain(broken), status: 1 } : done(text)
  } catch (error) {
    if (error instanceof InputError || error instanceof RangeError) return { output: '', complaint: error.message, status: 2 }
    throw error
  }
}

function done(output: string): Outcome {
  return { output, complaint: '', status: 0 }
}

function brokenIn(run: Run): InvariantBroken | undefined {
  return run.events.find(event => event.type === 'invariant.broken')
}

function complain({ invariant, detail, at }: InvariantBroken): string {
  return `broken invariant ${invariant} at ${at} us: ${detail}`
}

function logText(simulation: Simulation, run: Run): string {
  const index = indexTrace(run.events)
  const lines = run.events.filter(event => isStep(event, run.events)).map(event => logLine(simulation, index, event))
  return `${[...lines, simulation.summary(index)].join('\n')}\n`
}

function measuresText(simulation: Simulation, run: Run): string {
  const { measures, hash } = report(simulation, run) as { measures: Record<string, unknown>; hash: string }
  const lines = Object.entries(measures).map(([name, value]) => {
    const { unit } = simulation.measures[name] as { unit: string }
    return `${name}: ${typeof value === 'object' ? JSON.stringify(value) : value}${unit ? ` ${unit}` : ''}`
  })
  return `${[...lines, `hash: ${hash}`].join('\n')}\n`
}

function checkSeeds(simulation: Simulation, input: RunInput, [first, last]: readonly [number, number]): Outcome {
  const failures: string[] = []
  for (let seed = first; seed <= last; seed++) {
    const broken = brokenIn(simulate(simulation, { ...input, seed }))
    if (broken) failures.push(`${complain(broken)}\nreproduce: ${writeCommand(simulation, { ...input, seed })} --log`)
  }
  const count = `${last - first + 1} runs, ${failures.length} broken`
  return failures.length === 0 ? done(`${count}\n`) : { output: `${count}; the first:\n${failures[0]}\n`, complaint: '', status: 1 }
}
