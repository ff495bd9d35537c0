import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { challenge, LIMIT_SECONDS, RECIPE, singleChangesOf } from './challenge.ts'
import { failuresOf, replacedAt } from './measures.ts'
import { discovery } from './simulation.ts'

const simulation = discovery as unknown as Simulation
const base = scenarioInput(simulation, challenge.scenario)

/** How a rollout with these settings went. One that has not ended by the end of the run never ends. */
function rolloutOf(set: Readonly<Record<string, number | string>>) {
  const run = simulate(simulation, { ...base, parameters: { ...base.parameters, ...set } })
  const index = indexTrace(run.events)
  const replaced = replacedAt(index)
  const seconds = replaced?.to === undefined ? Number.POSITIVE_INFINITY : (replaced.to - replaced.from) / 1e6
  return { set, failed: failuresOf(index).length, seconds, passes: challenge.conditions.every(({ holds }) => holds(run, index)) }
}

describe('the limit of the challenge', () => {
  const rollouts = singleChangesOf(RECIPE).map(rolloutOf)

  it('lies between the slowest clean rollout that passes and the quickest that does not', () => {
    const slowest = Math.max(...rollouts.flatMap(({ passes, seconds }) => (passes ? [seconds] : [])))
    const quickest = Math.min(...rollouts.flatMap(({ passes, failed, seconds }) => (!passes && failed === 0 ? [seconds] : [])))
    expect([Math.round(slowest * 10) / 10, Math.round(quickest * 10) / 10]).toEqual([56.3, 61.1])
    expect(LIMIT_SECONDS).toBeGreaterThan(slowest)
    expect(LIMIT_SECONDS).toBeLessThan(quickest)
  })

  it('is met by 11 of the 29 settings that differ in one at most; 4 fail requests, 14 take too long', () => {
    expect(rollouts).toHaveLength(29)
    expect(rollouts.filter(({ passes }) => passes)).toHaveLength(11)
    expect(rollouts.filter(({ failed }) => failed > 0)).toHaveLength(4)
    expect(rollouts.filter(({ failed, seconds }) => failed === 0 && seconds >= LIMIT_SECONDS)).toHaveLength(14)
  })

  it('holds for other seeds: either half alone fails requests, both together none', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const failed = (set: Readonly<Record<string, number | string>>) =>
        failuresOf(indexTrace(simulate(simulation, { ...base, seed, parameters: { ...base.parameters, ...set } }).events)).length
      expect(failed({ ...RECIPE, drainSeconds: 0 }), `no drain, seed ${seed}`).toBeGreaterThan(0)
      expect(failed({ ...RECIPE, readinessProbe: 'off' }), `no readiness, seed ${seed}`).toBeGreaterThan(0)
      expect(failed(RECIPE), `both, seed ${seed}`).toBe(0)
    }
  })
})
