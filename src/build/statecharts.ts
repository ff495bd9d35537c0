/** Serves `virtual:statecharts/<simulation id>`: the charts of a simulation's machines, laid out while the site is built. */

import type { Plugin } from 'vite'
import type { AnyStateMachine } from 'xstate'
import type { ChartLayout } from '../views/statechart/chart.ts'
import { graphOf } from '../views/statechart/graph.ts'
import { load } from './load.ts'
import { layOut } from './statechart-layout.ts'

const PREFIX = 'virtual:statecharts/'
const ENTRY = 'src/build/every-simulation.ts'

interface Course {
  readonly simulations: Readonly<Record<string, { readonly machines: Readonly<Record<string, AnyStateMachine>> }>>
}

/** Charts by the graph that they show: the pages for browser and server share them, and so do machines that are alike. */
const laidOut = new Map<string, Promise<ChartLayout>>()

/** The charts of every machine of a simulation, by the machine's name. */
async function chartsOf(machines: Readonly<Record<string, AnyStateMachine>>): Promise<Record<string, ChartLayout>> {
  const charts: Record<string, ChartLayout> = {}
  for (const [name, machine] of Object.entries(machines)) {
    const graph = graphOf(machine)
    const key = JSON.stringify(graph)
    const chart = laidOut.get(key) ?? layOut(graph)
    laidOut.set(key, chart)
    charts[name] = await chart
  }
  return charts
}

/** The plugin. In development a chart is laid out anew when a file that its simulation was made from changes. */
export function statecharts(): Plugin {
  const files = new Set<string>()
  return {
    name: 'course:statecharts',
    resolveId(id) {
      return id.startsWith(PREFIX) ? `\0${id}` : undefined
    },
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined
      const simulation = id.slice(PREFIX.length + 1)
      const { module, files: made } = await load<Course>(ENTRY)
      const known = module.simulations[simulation]
      if (!known) this.error(`no simulation "${simulation}": there are ${Object.keys(module.simulations).join(', ')}`)
      for (const file of made) {
        files.add(file)
        this.addWatchFile(file)
      }
      return `export const charts = JSON.parse(${JSON.stringify(JSON.stringify(await chartsOf(known.machines)))})`
    },
    hotUpdate({ file, modules }) {
      if (!files.has(file)) return undefined
      const charts = [...this.environment.moduleGraph.idToModuleMap.values()].filter(({ id }) => id?.startsWith(`\0${PREFIX}`))
      for (const module of charts) this.environment.moduleGraph.invalidateModule(module)
      return [...modules, ...charts]
    },
  }
}
