/** Times the engine's fleets in this process: 10,000 retrying clients, against a bare loop over a heap of numbers that does nothing else. */
import { runnerImport } from 'vite'
import { atLeast, median } from './statistics.mjs'

const load = async path => (await runnerImport(path, { configFile: false, logLevel: 'error' })).module

/** Some 400,000 events: two rules with chance and little room, so that nearly everyone tries twenty times, and hardly two at once. */
const CROWD = { clients: 10_000, strategy: 'full-jitter', beside: 'equal-jitter', baseMs: 100, capMs: 2000, maxRetries: 20 }
const RUNS = 15

function timed(work) {
  const from = performance.now()
  work()
  return performance.now() - from
}

/** As many events as the crowd has, as a heap of `size` numbers alone makes them: the first is taken, and comes again later. */
function bareLoop(events, size) {
  const heap = Float64Array.from({ length: size }, (_, i) => i)
  let state = 1
  for (let event = 0; event < events; event += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    const due = heap[0] + state
    let hole = 0
    for (let child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && heap[child + 1] < heap[child]) child += 1
      if (heap[child] >= due) break
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = due
  }
  return heap[0]
}

/** Rows for the events a second of a crowd, alone and against the bare loop. */
export async function measureFleet() {
  const { simulations, simulate, scenarioInput } = await load('/src/cli/bench/engine.ts')
  const storm = simulations.find(({ id }) => id === 'retry-storm')
  const input = scenarioInput(storm, null)
  const crowd = { ...input, parameters: { ...input.parameters, ...CROWD } }
  const told = simulate(storm, crowd).events.filter(({ type }) => type === 'value.measured')
  const sum = name => told.filter(one => one.name.endsWith(`/${name}`)).reduce((all, { value }) => all + value, 0)
  // Every call and every end of a service is something due.
  const events = sum('requests') + sum('retries') + sum('served')
  const pairs = Array.from({ length: RUNS }, () => ({
    crowd: timed(() => simulate(storm, crowd)),
    bare: timed(() => bareLoop(events, 2 * CROWD.clients)),
  }))
  // The fastest: whatever else a machine does only ever adds.
  const time = Math.min(...pairs.map(({ crowd: ms }) => ms))
  const ratio = median(pairs.map(({ crowd: ms, bare }) => ms / bare))
  return [
    atLeast(`${events.toLocaleString('en')} events of 10,000 retrying clients`, events / time / 1000, 2.5, 'M/s', 2),
    { what: 'the same, against a bare loop over a heap of numbers', measured: `${ratio.toFixed(1)} x`, limit: 'reported' },
  ]
}
