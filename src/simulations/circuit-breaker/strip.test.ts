import { expect, test } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { positionAt } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { heroAt } from './hero.ts'
import { circuitBreaker } from './simulation.ts'
import { stripAt } from './strip.ts'

const simulation = circuitBreaker as unknown as Simulation

function at(scenario: string, seconds: number, set: Record<string, number | string> = {}) {
  const input = scenarioInput(simulation, scenario)
  const run = simulate(simulation, { ...input, parameters: { ...input.parameters, ...set } })
  const index = indexTrace(run.events)
  const frame = frameAt(index, positionAt(run.events, seconds * 1_000_000))
  const strip = stripAt(frame, run.parameters as never)
  return { strip, hero: heroAt(index, frame, run.parameters as never, strip) }
}

test('the strip holds the last results, oldest first, and the places still empty', () => {
  const { strip } = at('trip', 1.75)
  expect(strip.marks).toEqual(['ok', 'failed', 'failed', 'ok', 'failed', 'failed'])
  expect([strip.free, strip.calls, strip.failed]).toEqual([14, 6, 4])
})

test('once it has opened the strip shows what opened it', () => {
  expect(at('trip', 10).strip).toMatchObject({ of: 'the window that opened it', calls: 20, failed: 12, free: 0 })
})

test('a strip of resilience4j shows its trials while half-open', () => {
  expect(at('recover', 34.15, { dialect: 'resilience4j', halfOpenCalls: 3 }).strip).toMatchObject({ of: 'the trials', calls: 0, free: 3 })
})

test('the picture lights the state and the way just taken, and counts down', () => {
  const { hero } = at('trip', 13.1)
  expect([hero.active, hero.states.open.now]).toEqual(['open', '20.0 s left'])
  expect(hero.waited).toBeCloseTo(1 / 3)
  expect(hero.ways.filter(({ isTaken }) => isTaken)).toMatchObject([{ from: 'closed', to: 'open', label: '50 % failed or 50 % slow' }])
})

test('before the first event it is closed', () => {
  expect(at('trip', 0).hero.active).toBe('closed')
})
