import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, Challenge, Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { challenge, MOST_ASKED } from './challenge.ts'
import { askedOfExample, measures } from './measures.ts'
import { dns } from './simulation.ts'

const simulation = dns as unknown as Simulation

/** How a day went: who was stranded, how often the server was asked, whether the challenge is passed. */
function dayOf(one: Challenge, actions: readonly Action[]) {
  const run = simulate(simulation, { ...scenarioInput(simulation, one.scenario), actions })
  const index = indexTrace(run.events)
  return {
    stranded: measures.failedConnections?.of(index, run.parameters) as number,
    asked: askedOfExample(index, 0),
    passes: one.conditions.every(({ holds }) => holds(run, index)),
  }
}

describe('the limit of the challenge', () => {
  const days = challenge.singleChanges().map(actions => dayOf(challenge, actions))

  it('lies between the worst day that passes and the best that strands nobody and fails', () => {
    const worst = Math.max(...days.flatMap(({ passes, asked }) => (passes ? [asked] : [])))
    const best = Math.min(...days.flatMap(({ passes, stranded, asked }) => (!passes && stranded === 0 ? [asked] : [])))
    expect([worst, best]).toEqual([144, 495])
    expect(MOST_ASKED).toBeGreaterThan(worst)
    expect(MOST_ASKED).toBeLessThan(best)
  })

  it('is met by 14 of the 22 recipes that differ in one setting at most; 4 strand somebody, 4 ask too much', () => {
    expect(days).toHaveLength(22)
    expect(days.filter(({ passes }) => passes)).toHaveLength(14)
    expect(days.filter(({ stranded }) => stranded > 0)).toHaveLength(4)
    expect(days.filter(({ asked }) => asked > MOST_ASKED)).toHaveLength(4)
  })
})
