import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { positionAt } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { barsAt } from './phases.ts'
import { httpLifecycle } from './simulation.ts'
import { trainsOf } from './trains.ts'

const indexOf = (scenario: string, set: Readonly<Record<string, number | string>> = {}) => {
  const input = scenarioInput(httpLifecycle as unknown as Simulation, scenario)
  return indexTrace(simulate(httpLifecycle as unknown as Simulation, { ...input, parameters: { ...input.parameters, ...set } }).events)
}

describe('trains', () => {
  it('hold every packet once, and keep a lost one apart from those that arrive', () => {
    const index = indexOf('h2-loss')
    const labels = [...trainsOf(index).messages.values()].map(({ sent }) => sent.label)
    expect(labels).toEqual(expect.arrayContaining(['6 GET', '200 for /1.css', '5 × 200, 6 body parts']))
    expect(labels.length).toBeLessThan(index.messages.size / 2)
    const bytes = (records: typeof index.messages): number => [...records.values()].reduce((sum, { sent }) => sum + sent.bytes, 0)
    expect(bytes(trainsOf(index).messages)).toBe(bytes(index.messages))
  })
})

describe('the bars of the files', () => {
  const kinds = (index: ReturnType<typeof indexOf>, ms: number, file = 1) =>
    barsAt(index, positionAt(index.events, ms * 1000))
      ?.files[file - 1]?.phases.filter(({ from, to }) => to > from)
      .map(({ kind, from, to }) => `${kind} ${(to - from) / 1000}`)

  it('of a first visit are the opening of its connection and the wait', () => {
    const index = indexOf('cold-tls13', { dns: 'on' })
    expect(kinds(index, 255)).toEqual(['dns 10', 'connect 80', 'tls 80', 'wait 85'])
    expect(kinds(index, 100)).toEqual(['dns 10', 'connect 80', 'tls 10'])
  })

  it('show who waits in a queue, and who stalls', () => {
    expect(kinds(indexOf('h1-one-connection-6'), 1100, 3)).toEqual(['queue 170', 'wait 85'])
    expect(kinds(indexOf('h2-loss'), 700, 5)).toEqual(['wait 85', 'stall 80'])
  })

  it('are none before the first click', () => {
    const index = indexOf('h2-6')
    expect(barsAt(index, positionAt(index.events, 400_000))).toBeNull()
  })
})
