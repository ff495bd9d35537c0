/** Prepares `<Dial>`, a number in a sentence that turns a parameter of a figure: its name, range and value come from the simulation. */
import { InputError, type Request, readInput } from '../engine/input.ts'
import type { RunInput } from '../engine/run.ts'
import type { NumberSpec, Simulation } from '../engine/simulation.ts'
import { attribute, choices, elements, type Node, refuse, required, type SourceFile, setAttribute } from './mdx-tree.ts'
import { boundRun, type Simulations } from './measured.ts'

/** A remark plugin: gives every `<Dial>` its parameter's name, range and value. A dial that could leave the parameter's range stops the build. */
export function remarkDials({ load }: { load: (file: SourceFile) => Promise<Simulations> }) {
  return async (tree: Node, file: SourceFile) => {
    const dials = elements(tree, 'Dial')
    if (dials.length === 0) return
    const lab = await load(file)
    for (const dial of dials) setRange(lab, tree, file, dial)
  }
}

function setRange(lab: Simulations, tree: Node, file: SourceFile, dial: Node): void {
  if (dial.type !== 'mdxJsxTextElement') refuse(file, dial, '<Dial> stands in a sentence: write words before or behind it on its line')
  const { simulation, request } = boundRun(lab, tree, file, dial)
  const name = required(file, dial, 'parameter')
  const spec = numberNamed(simulation, file, dial, name)
  const value = valueIn(simulation, request, name, file, dial)
  const number = (field: 'min' | 'max' | 'step') => {
    const given = attribute(file, dial, field)
    if (given !== undefined && !Number.isFinite(Number(given))) refuse(file, dial, `${field} is a number, not "${given}"`)
    return given === undefined ? spec[field] : Number(given)
  }
  const [min, max, step] = [number('min'), number('max'), number('step')]
  if (min < spec.min || max > spec.max) refuse(file, dial, `${name} goes from ${spec.min} to ${spec.max}, not from ${min} to ${max}`)
  if (value < min || value > max) refuse(file, dial, `${name} is ${value} in this run, outside ${min} to ${max}`)
  if (!isWhole((value - min) / step) || !isWhole((max - min) / step)) {
    refuse(file, dial, `steps of ${step} from ${min} meet ${value} and ${max}, or the dial would jump: mend min, max or step`)
  }
  const fields = { scenario: request.scenario ?? '', label: spec.label, unit: spec.unit, value, min, max, step }
  for (const [field, content] of Object.entries(fields)) setAttribute(dial, field, String(content))
}

const isWhole = (number: number) => Math.abs(number - Math.round(number)) < 1e-9

function numberNamed(simulation: Simulation, file: SourceFile, dial: Node, name: string): NumberSpec {
  const spec = Object.hasOwn(simulation.parameters, name) ? simulation.parameters[name] : undefined
  if (spec?.kind === 'number') return spec
  const numbers = Object.entries(simulation.parameters).flatMap(([key, { kind }]) => (kind === 'number' ? [key] : []))
  return refuse(file, dial, `a dial turns a number; those of ${simulation.id} are ${choices(numbers)}, not "${name}"`)
}

function valueIn(simulation: Simulation, request: Request, name: string, file: SourceFile, dial: Node): number {
  let input: RunInput
  try {
    input = readInput(simulation, request)
  } catch (error) {
    if (error instanceof InputError) return refuse(file, dial, error.message)
    throw error
  }
  return input.parameters[name] as number
}
