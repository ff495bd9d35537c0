/** Vite plugin: `virtual:simulations` lists every simulation, `virtual:simulations/details` loads what its own page says of it: no models. */
import type { Plugin } from 'vite'
import type { SimulationDetails } from '../course/simulation-page/about-simulation.ts'
import type { ParameterSpec, Simulation } from '../engine/simulation.ts'
import { quantity } from '../ui/quantity.ts'
import { load } from './load.ts'
import type { Simulations } from './measured.ts'

const LIST = 'virtual:simulations'
const DETAILS = `${LIST}/details`

/** What a simulation says of itself, as plain data. */
export function detailsOf({ id, title, version, scenarios, actions, parameters, measures }: Simulation): SimulationDetails {
  return {
    id,
    title,
    version,
    scenarios: Object.entries(scenarios).map(([name, scenario]) => ({ id: name, title: scenario.title })),
    actions: Object.entries(actions).map(([name, { label, help }]) => ({ id: name, label, help })),
    parameters: Object.entries(parameters).map(([name, spec]) => ({ id: name, label: spec.label, help: spec.help, ...valuesOf(spec) })),
    measures: Object.entries(measures).map(([name, { label, unit, definition }]) => ({ id: name, label, unit, definition })),
  }
}

function valuesOf(spec: ParameterSpec): { range: string; byDefault: string } {
  if (spec.kind === 'choice') return { range: Object.keys(spec.choices).join(', '), byDefault: spec.default }
  const bare = (value: number) => quantity(value, '')
  const withUnit = (value: number) => (spec.unit ? `${bare(value)}\u00a0${spec.unit}` : bare(value))
  return { range: `${bare(spec.min)} to ${withUnit(spec.max)}`, byDefault: withUnit(spec.default) }
}

/** The plugin. */
export function simulationsPlugin(): Plugin {
  return {
    name: 'course:simulations',
    resolveId: source => (source === LIST || source.startsWith(`${LIST}/`) ? `\0${source}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${LIST}`)) return
      const { module, files } = await load<Simulations>('src/build/every-simulation.ts')
      for (const file of files) this.addWatchFile(file)
      const all = Object.values(module.simulations) as unknown as Simulation[]
      if (id === `\0${LIST}`) return `export const simulations = ${JSON.stringify(all.map(({ id, title }) => ({ id, title })))}`
      if (id === `\0${DETAILS}`) {
        const loaders = all.map(({ id }) => `${JSON.stringify(id)}: () => import(${JSON.stringify(`${DETAILS}/${id}`)})`)
        return `export const details = { ${loaders.join(', ')} }`
      }
      const one = all.find(simulation => id === `\0${DETAILS}/${simulation.id}`)
      return one && `export const details = ${JSON.stringify(detailsOf(one))}`
    },
  }
}
