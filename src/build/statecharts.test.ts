import { charts } from 'virtual:statecharts/place-order'
import { expect, test } from 'vitest'
import { scenarioInput } from '../engine/input.ts'
import { simulate } from '../engine/simulate.ts'
import type { Simulation } from '../engine/simulation.ts'
import { placeOrder } from '../simulations/place-order/simulation.ts'
import type { ChartLayout } from '../views/statechart/chart.ts'
import { litEdges } from '../views/statechart/lit.ts'
import { flawsOf } from './statechart-flaws.ts'

const simulation = placeOrder as unknown as Simulation

test('every machine of a simulation is laid out, by its name', () => {
  expect(Object.keys(charts)).toEqual(Object.keys(simulation.machines))
})

test.each(Object.entries(charts))('%s: no line through words or states, no words on words', (_, layout) => {
  expect(flawsOf(layout)).toEqual([])
})

test.each(Object.entries(charts))('%s: the chart fits the figure', (_, layout) => {
  expect(layout.width).toBeLessThanOrEqual(908)
})

test.each(Object.keys(simulation.scenarios))('%s: every step of every machine lights an edge of its chart, or more in parallel', name => {
  const input = scenarioInput(simulation, name)
  const actors = simulation.actors(input.parameters as never, undefined as never)
  const entered = simulate(simulation, input).events.flatMap(event =>
    event.type === 'state.entered' && event.on !== 'break' ? [event] : [],
  )
  expect(entered.length).toBeGreaterThan(0)
  for (const event of entered) {
    const machine = actors[event.actor]?.machine
    const chart = Object.entries(simulation.machines).find(([, known]) => known === machine)?.[0] as string
    expect([event, litEdges(charts[chart] as ChartLayout, event).size]).toEqual([event, 1])
  }
})
