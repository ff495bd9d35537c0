/** Times the engine in this process: each scenario of each simulation made again, warm. */

import { runnerImport } from 'vite'
import { atMost } from './statistics.mjs'

const load = async path => (await runnerImport(path, { configFile: false, logLevel: 'error' })).module

/** A run of up to so many events has the first limit, a longer one the second, in ms: some 14 us for each event of a machine. */
const ORDINARY = 350
const LIMITS = { ordinary: 5, large: 20 }

/** Milliseconds of the fastest of many calls after a warm-up: whatever else a machine does only ever adds. */
function timed(work, calls) {
  for (let call = 0; call < calls; call += 1) work()
  const times = Array.from({ length: calls }, () => {
    const from = performance.now()
    work()
    return performance.now() - from
  })
  return Math.min(...times)
}

/** Rows for every scenario, and what one event costs. */
export async function measureRuns() {
  const { simulations, simulate, scenarioInput } = await load('/src/cli/bench/engine.ts')
  const rows = []
  let events = 0
  let total = 0
  for (const simulation of simulations) {
    for (const scenario of Object.keys(simulation.scenarios)) {
      const input = scenarioInput(simulation, scenario)
      const time = timed(() => simulate(simulation, input), 100)
      const { length } = simulate(simulation, input).events
      events += length
      total += time
      const limit = length > ORDINARY ? LIMITS.large : LIMITS.ordinary
      rows.push(atMost(`re-run of ${simulation.id} ${scenario}, ${length} events, warm`, time, limit, 'ms', 2))
    }
  }
  const rate = (events / total) * 1000
  rows.push({ what: 'events a second, machines and their trace', measured: `${Math.round(rate).toLocaleString('en')}`, limit: 'reported' })
  return rows
}
