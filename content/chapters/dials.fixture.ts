/** For the tests of chapters: what a figure answers when a dial in the text is turned. */
import { readInput } from '../../src/engine/input.ts'
import { measure, measureAt } from '../../src/engine/report.ts'
import { simulate } from '../../src/engine/simulate.ts'
import { indexTrace } from '../../src/engine/trace-index.ts'
import { registry, type SimulationId } from '../../src/simulations/registry.ts'

/** What a run gives as `measure` with `parameter` at each of `values`. */
export async function turned(
  id: SimulationId,
  run: { readonly scenario: string; readonly parameter: string; readonly measure: string },
  values: readonly number[],
): Promise<(number | string | undefined)[]> {
  const simulation = await registry[id]()
  return values.map(value => {
    const input = readInput(simulation, { scenario: run.scenario, set: [[run.parameter, String(value)]] })
    return measureAt(measure(simulation, indexTrace(simulate(simulation, input).events), input.parameters), run.measure)
  })
}

/** The values of a dial from `min` to `max`. */
export function steps(min: number, max: number, step: number): number[] {
  return Array.from({ length: Math.round((max - min) / step) + 1 }, (_, n) => min + n * step)
}
