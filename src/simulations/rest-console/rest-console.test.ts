import { expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { restConsole } from './simulation.ts'

const simulation = restConsole as unknown as Simulation

it('measures page drift: three rows inserted come twice by offset, none by cursor', () => {
  const run = simulate(simulation, scenarioInput(simulation, 'page-drift'))
  const values = measure(simulation, indexTrace(run.events), run.parameters)
  expect(values.rowsRepeated).toEqual({ offset: 3, cursor: 0 })
})
