/** Replaces `<Measured>` by the number that a run gives, so that no number in the prose was ever typed. */
import { InputError, type Request, readInput } from '../engine/input.ts'
import type { Simulation } from '../engine/simulation.ts'
import { quantity } from '../ui/quantity.ts'
import { attribute, choices, elements, element as made, type Node, refuse, replaceNode, required, type SourceFile } from './mdx-tree.ts'

/** What src/build/every-simulation.ts offers. */
export type Simulations = typeof import('./every-simulation.ts')

/** A remark plugin. `load` is asked only by files that measure something. */
export function remarkMeasured({ load }: { load: (file: SourceFile) => Promise<Simulations> }) {
  return async (tree: Node, file: SourceFile) => {
    const found = elements(tree, 'Measured')
    if (found.length === 0) return
    const lab = await load(file)
    for (const element of found) {
      if (attribute(file, element, 'figure') !== undefined) {
        replaceNode(tree, element, answer(lab, tree, file, element))
        continue
      }
      const simulation = simulationNamed(lab, file, element, 'sim')
      const text: Node = { type: 'text', value: measured(lab, file, element, simulation, requestOf(file, element)) }
      // On a line of its own the number is a paragraph of its own.
      replaceNode(tree, element, element.type === 'mdxJsxFlowElement' ? { type: 'paragraph', children: [text] } : text)
    }
  }
}

/** The number of a figure on this page: what its run gives as printed, and what it gives when its dials are turned. */
function answer(lab: Simulations, tree: Node, file: SourceFile, element: Node): Node {
  const stray = ['sim', 'set', 'seed'].find(name => attribute(file, element, name) !== undefined)
  if (stray) refuse(file, element, `with figure="..." the run is the figure's: leave out ${stray}`)
  const { simulation, request } = boundRun(lab, tree, file, element)
  const value = measured(lab, file, element, simulation, request)
  const fields = {
    figure: required(file, element, 'figure'),
    measure: required(file, element, 'measure'),
    scenario: request.scenario ?? '',
  }
  return { ...made('Answer', fields, [{ type: 'text', value }]), type: 'mdxJsxTextElement' }
}

function measured(lab: Simulations, file: SourceFile, element: Node, simulation: Simulation, request: Request): string {
  const name = required(file, element, 'measure')
  const run = runOf(lab, file, element, simulation, request)
  const measures = lab.measure(simulation, lab.indexTrace(run.events), run.parameters)
  const value = lab.measureAt(measures, name)
  if (value === undefined) {
    const names = Object.entries(measures).flatMap(([key, whole]) =>
      typeof whole === 'object' ? Object.keys(whole).map(part => `${key}.${part}`) : [key],
    )
    return refuse(file, element, `no measure "${name}" in ${simulation.id}; there are ${choices(names)}`)
  }
  const unit = simulation.measures[name.split('.')[0] as string]?.unit ?? ''
  return typeof value === 'number' ? quantity(value, unit) : value
}

/** The simulation that the attribute names. */
export function simulationNamed(lab: Simulations, file: SourceFile, element: Node, name: string): Simulation {
  const id = required(file, element, name)
  const simulation = Object.hasOwn(lab.simulations, id) ? lab.simulations[id as keyof Simulations['simulations']] : undefined
  if (!simulation) return refuse(file, element, `no simulation "${id}"; there are ${choices(Object.keys(lab.simulations))}`)
  return simulation as unknown as Simulation
}

/** The run of a figure that an element of the text speaks of: the figure's own, or another scenario that the element names. */
export function boundRun(lab: Simulations, tree: Node, file: SourceFile, element: Node): { simulation: Simulation; request: Request } {
  const figures = elements(tree, 'Sim')
  const name = required(file, element, 'figure')
  const figure = figures.find(one => attribute(file, one, 'figure') === name)
  if (!figure) {
    const names = figures.flatMap(one => attribute(file, one, 'figure') ?? [])
    return refuse(file, element, `no figure "${name}" on this page; there are ${choices(names)}`)
  }
  const simulation = simulationNamed(lab, file, figure, 'id')
  const own = attribute(file, figure, 'scenario') ?? simulation.rest.scenario
  const scenario = attribute(file, element, 'scenario') ?? own
  const settings = scenario === own ? { seed: attribute(file, figure, 'seed'), set: settingsIn(file, figure) } : {}
  return { simulation, request: { scenario, ...settings } }
}

function requestOf(file: SourceFile, element: Node): Request {
  return { scenario: attribute(file, element, 'scenario'), seed: attribute(file, element, 'seed'), set: settingsIn(file, element) }
}

/** What the attribute `set` sets. */
export function settingsIn(file: SourceFile, element: Node): [name: string, value: string][] {
  const pairs = (attribute(file, element, 'set') ?? '').split(',').filter(pair => pair.trim() !== '')
  return pairs.map(pair => {
    const [name = '', value, ...rest] = pair.split('=').map(part => part.trim())
    if (value === undefined || rest.length > 0) return refuse(file, element, `set is written name=value,name=value, not "${pair}"`)
    return [name, value]
  })
}

function runOf(lab: Simulations, file: SourceFile, element: Node, simulation: Simulation, request: Request) {
  try {
    return lab.simulate(simulation, readInput(simulation, request))
  } catch (error) {
    if (error instanceof InputError) return refuse(file, element, error.message)
    throw error
  }
}
