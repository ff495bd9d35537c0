import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { DrawnPrediction, Prediction, Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { retryStorm } from '../../simulations/retry-storm/simulation.ts'
import { asked, isCurve, judge, overlap } from './predict.ts'

const simulation = retryStorm as unknown as Simulation
const [p1, p2] = simulation.predictions as [Prediction, Prediction & DrawnPrediction]

function curveOf(scenario: string): readonly number[] {
  return p2.curve(indexTrace(simulate(simulation, scenarioInput(simulation, scenario)).events))
}

describe('a curve drawn before the run', () => {
  it('is right when it is the run’s own, and when it has its shape', () => {
    const own = curveOf('full-jitter')
    expect(judge(simulation, p2, { curve: own })).toMatchObject({ isRight: true, answer: { curve: own } })
    const thinning = [120, 110, 70, 55, 50, 45, 30, 25, 20, 20, 15, 10, 10, 10, 5, 5]
    expect(judge(simulation, p2, { curve: thinning }).isRight).toBe(true)
  })

  it('is wrong when it is that of another belief, and the reader is told which', () => {
    for (const [scenario, word] of [
      ['exponential', 'You drew waves'],
      ['fixed', 'a wave each second'],
    ] as const) {
      const verdict = judge(simulation, p2, { curve: curveOf(scenario) })
      expect(verdict.isRight, scenario).toBe(false)
      expect(verdict.reasons[0]?.why).toContain(word)
    }
  })

  it('is wrong, without a name for it, when it is like no run at all', () => {
    const verdict = judge(simulation, p2, { curve: [...Array(15).fill(0), 1000] })
    expect(verdict.isRight).toBe(false)
    expect(verdict.reasons).toHaveLength(1)
  })

  it('shares all of its area with itself, none with what it never meets', () => {
    expect(overlap([1, 2], [1, 2])).toBe(1)
    expect(overlap([5, 0], [0, 5])).toBe(0)
    expect(overlap([10, 0], [5, 0])).toBe(0.5)
    expect(isCurve(3)).toBe(false)
  })
})

it('a question and its options print what the run gives, and an option chosen so is judged', () => {
  const question = asked(simulation, p1)
  expect(question.question).toContain('550 get served')
  const texts = question.kind === 'choose' ? question.options.map(({ text }) => text) : []
  expect(texts[0]).toBe('550, exactly as before')
  expect(judge(simulation, p1, [texts[0] as string]).isRight).toBe(true)
  expect(judge(simulation, p1, ['All']).isRight).toBe(false)
})
