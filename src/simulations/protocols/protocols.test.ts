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

describe('headers', () => {
  it('cost little the second time: HTTP/2 keeps all but what never comes again, HTTP/1.1 nothing', () => {
    const once = measuresOf('default').headerBytes
    const twice = measuresOf('asked-twice').headerBytes
    for (const lane of ['rest', 'grpc', 'graphql'])
      expect((twice?.[lane] ?? 0) - (once?.[lane] ?? 0), lane).toBeLessThan(0.65 * (once?.[lane] ?? 0))
    const text = measuresOf('default', { http: '1.1' }).headerBytes?.rest ?? 0
    expect(measuresOf('asked-twice', { http: '1.1' }).headerBytes?.rest).toBe(2 * text)
    expect(once?.websocket).toBe(0)
  })

  it('leave a body out that the client has, where resources have versions', () => {
    const { responseBytes, payloadBytes } = measuresOf('asked-twice', { etags: 'on' })
    const full = measuresOf('asked-twice')
    expect(payloadBytes?.rest).toBe((full.payloadBytes?.rest ?? 0) / 2)
    expect(responseBytes?.rest).toBeLessThan(0.7 * (full.responseBytes?.rest ?? 0))
  })
})

describe('what nobody asked for', () => {
  it('is in whole resources and in messages made for another screen, never in a GraphQL answer', () => {
    const { unusedBytes } = measuresOf('few-fields')
    expect(unusedBytes?.graphql).toBe(0)
    expect(unusedBytes?.grpc).toBeGreaterThan(0)
    expect(unusedBytes?.rest).toBeGreaterThan(10 * (unusedBytes?.grpc ?? 0))
    expect(measuresOf('default', { otherFields: 0 }).unusedBytes?.rest).toBe(0)
  })
})

describe('HTTP/1.1', () => {
  it('sends six requests at a time where HTTP/2 sends all: 50 customers take nine waits more, and one', () => {
    expect(measuresOf('n-plus-one-rest').roundTrips?.rest).toBe(2)
    expect(measuresOf('n-plus-one-rest', { http: '1.1' }).roundTrips?.rest).toBe(1 + Math.ceil(50 / 6))
  })
})

describe('the next order', () => {
  it('is heard of half a round trip after it was placed by who listens, and after up to a pause by who asks', () => {
    const { nextOrderMs, roundTrips } = measuresOf('next-order')
    expect(nextOrderMs?.websocket).toBeLessThan(26)
    for (const lane of ['rest', 'grpc', 'graphql']) {
      expect(nextOrderMs?.[lane]).toBeGreaterThan(500)
      expect(nextOrderMs?.[lane]).toBeLessThan(1000 + 110)
    }
    expect(roundTrips?.websocket).toBe(0)
  })
})

describe('a stream', () => {
  it('takes one round trip in every shape; what takes time is what its messages wait for', () => {
    const times = ['unary', 'server-stream', 'client-stream', 'bidi'].map(name => measuresOf(name).elapsedMs?.stream ?? 0)
    expect(times.map(Math.round)).toEqual([50, 140, 140, 140])
    expect(measuresOf('bidi').roundTrips).toEqual({ stream: 1 })
  })
})

describe('a database that is down', () => {
  const input = scenarioInput(simulation, 'default')
  const down = ['rest', 'grpc', 'graphql'].map(lane => ({ at: 0, type: 'break', argument: `${lane}/database` }))
  const run = simulate(simulation, { ...input, actions: [...down, ...input.actions] })
  const answers = run.events.filter(
    event => event.type === 'message.sent' && /^(rest|grpc|graphql)\/api$/.test(event.from) && event.to.endsWith('client'),
  )

  it('is a 503 to REST, a status in trailers of a 200 to gRPC, and an error in the answer to GraphQL, which HTTP calls a success', () => {
    const said = answers.map(event => (event.type === 'message.sent' ? `${event.kind}: ${event.label}` : ''))
    expect(said.sort()).toEqual(['error: 503 Service Unavailable', 'error: UNAVAILABLE', 'response: 200 OK, with errors'])
  })

  it('leaves every client without an answer, and none of them waiting', () => {
    expect(measure(simulation, indexTrace(run.events), run.parameters).elapsedMs).toEqual({})
    expect(run.events.some(event => event.type === 'state.entered' && event.to === 'gaveUp' && event.actor === 'graphql/client')).toBe(true)
  })
})
