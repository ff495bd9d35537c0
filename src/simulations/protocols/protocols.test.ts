/** What protocols claims, as sentences. */
import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { protocols } from './simulation.ts'

const simulation = protocols as unknown as Simulation
type PerLane = Readonly<Record<string, number>>

/** The measures of a scenario, with some settings changed. */
function measuresOf(scenario: string, set: Readonly<Record<string, number | string>> = {}): Readonly<Record<string, PerLane>> {
  const input = scenarioInput(simulation, scenario)
  const run = simulate(simulation, { ...input, parameters: { ...input.parameters, ...set } })
  return measure(simulation, indexTrace(run.events), run.parameters) as Readonly<Record<string, PerLane>>
}

describe('bytes and round trips', () => {
  it('takes 160 bytes of JSON and 46 of Protobuf for user 42 and two orders, and less than 0.2 ms between them', () => {
    const { payloadBytes, elapsedMs } = measuresOf('default')
    expect([payloadBytes?.graphql, payloadBytes?.grpc]).toEqual([160, 46])
    expect(Math.abs((elapsedMs?.graphql ?? 0) - (elapsedMs?.grpc ?? 0))).toBeLessThan(0.2)
  })

  it('takes REST two round trips where one answer leads to the next request, and one where it does not', () => {
    expect(measuresOf('default').roundTrips).toEqual({ rest: 2, grpc: 1, graphql: 1, websocket: 0 })
    expect(measuresOf('one-request').roundTrips?.rest).toBe(1)
    expect(measuresOf('default', { restCalls: 'at-once' }).roundTrips?.rest).toBe(1)
  })

  it('asks the database N + 1 times for N orders, twice when resolvers share, and once where a method joins', () => {
    for (const orders of [1, 50, 100]) {
      expect(measuresOf('n-plus-one', { orders }).databaseQueries).toEqual({ graphql: orders + 1 })
      expect(measuresOf('batched', { orders }).databaseQueries).toEqual({ graphql: 2 })
    }
    expect(measuresOf('n-plus-one-rest').databaseQueries).toEqual({ rest: 51 })
  })
})
