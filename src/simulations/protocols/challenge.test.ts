/** The limits of the challenge: how many hands win, and which single settings turn the watch. */
import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Challenge, ParameterSpec, Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { CARDS } from './actions.ts'
import { outcomeOf, winnerOf } from './cards.ts'
import { betOn, challenge } from './challenge.ts'
import { parameters } from './parameters.ts'
import { protocols } from './simulation.ts'

const simulation = protocols as unknown as Simulation

/** The settings that pass a challenge when they alone are changed: both ends of each range, every choice. */
function passing(one: Challenge): string[] {
  const base = scenarioInput(simulation, one.scenario)
  const changes = Object.entries(parameters as Readonly<Record<string, ParameterSpec>>).flatMap(([name, spec]) =>
    (spec.kind === 'choice' ? Object.keys(spec.choices) : [spec.min, spec.max])
      .filter(value => value !== base.parameters[name])
      .map(value => [name, value] as const),
  )
  return changes.flatMap(([name, value]) => {
    const run = simulate(simulation, { ...base, parameters: { ...base.parameters, [name]: value } })
    const index = indexTrace(run.events)
    return one.conditions.every(({ holds }) => holds(run, index)) ? [`${name}=${value}`] : []
  })
}

describe('the cards', () => {
  it('have one winner each, by at least a tenth', () => {
    expect(CARDS.map(card => outcomeOf(card).winner)).toEqual(['grpc', 'graphql', 'grpc', 'websocket'])
    expect(winnerOf({ rest: 91, grpc: 100 })).toBeNull()
    expect(winnerOf({ rest: 90, grpc: 100 })).toBe('rest')
  })

  it('are all won by one hand of 256', () => {
    const winning = challenge.singleChanges().filter(actions => CARDS.every(card => outcomeOf(card).winner === betOn(actions, card)))
    expect(challenge.singleChanges()).toHaveLength(256)
    expect(winning).toEqual([challenge.solution])
  })
})

describe('the watch', () => {
  it('is won for REST by ETags, and by no other single setting', () => {
    expect(passing(challenge.followUp as Challenge)).toEqual(['etags=on'])
  })
})
