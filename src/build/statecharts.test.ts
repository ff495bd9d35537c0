import { charts } from 'virtual:statecharts/place-order'
import { expect, test } from 'vitest'
import { machines } from '../simulations/place-order/machines.ts'
import { flawsOf } from './statechart-flaws.ts'

test('the build lays out every machine of a simulation, by its name', () => {
  expect(Object.keys(charts)).toEqual(Object.keys(machines))
})

test.each(Object.entries(charts))('the chart of %s has no line through words or states, and no words on words', (_, layout) => {
  expect(flawsOf(layout)).toEqual([])
})
