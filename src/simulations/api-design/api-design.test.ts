import { describe, expect, it } from 'vitest'
import { scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import type { Run } from '../../engine/run.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, Simulation } from '../../engine/simulation.ts'
import { indexTrace, type TraceIndex } from '../../engine/trace-index.ts'
import { challenge } from './challenge.ts'
import { neighbour, randomCode } from './codes.ts'
import type { Problem } from './parameters.ts'
import { countAfter, lossPatterns, wrongPatterns } from './patterns.ts'
import { act } from './scenarios.ts'
import { sheetAt } from './sheet.ts'
import { apiDesign } from './simulation.ts'
import { steps } from './steps.ts'

const simulation = apiDesign as unknown as Simulation

function runOf(problem: Problem, actions: readonly Action[]): Run {
  const base = scenarioInput(simulation, null)
  return simulate(simulation, { ...base, parameters: { ...base.parameters, problem }, actions: [...actions].sort((a, b) => a.at - b.at) })
}

/** Walks to a step at once, and answers its question. */
function answered(problem: Problem, step: string, choice: string, more: readonly Action[] = []): TraceIndex {
  const way = steps[problem].slice(0, steps[problem].findIndex(({ id }) => id === step) + 1).map(() => act(0, 'next'))
  return indexTrace(runOf(problem, [...way, act(0, 'choose', choice), ...more]).events)
}

function verdict(problem: Problem, step: string, choice: string, more: readonly Action[] = []): string | undefined {
  return sheetAt(answered(problem, step, choice, more))[step]?.verdict
}

/** What each option does to the promise of its step, the other steps left as they are. */
const VERDICTS: readonly (readonly [Problem, string, Readonly<Record<string, 'kept' | 'broken'>>])[] = [
  ['shortener', 'resources', { actions: 'broken', links: 'kept' }],
  ['shortener', 'endpoints', { toggle: 'broken', delete: 'kept' }],
  ['shortener', 'redirect', { '301': 'broken', '301-no-store': 'kept', '302': 'kept', '307': 'kept' }],
  ['shortener', 'ids', { counter: 'broken', random: 'broken', 'random-unique': 'kept' }],
  ['shortener', 'creation', { 'no-key': 'broken', 'same-url': 'broken', key: 'kept' }],
  ['shortener', 'pagination', { everything: 'broken', offset: 'broken', cursor: 'kept' }],
  ['shortener', 'limit', { 'no-limit': 'broken', 'per-address': 'broken', 'per-account': 'kept' }],
  ['shortener', 'errors', { 'always-200': 'broken', 'always-500': 'broken', problems: 'kept' }],
  ['shortener', 'caching', { 'max-age': 'broken', 'no-store': 'broken', etag: 'kept' }],
  ['like', 'liking', { 'post-toggle': 'broken', 'patch-count': 'broken', 'post-like': 'broken', 'put-like': 'kept' }],
  ['like', 'reading', { 'me-cached': 'broken', 'me-vary': 'kept', 'id-in-path': 'kept' }],
  ['seats', 'booking', { 'patch-free': 'broken', 'post-booking': 'broken', 'put-seat': 'kept' }],
]

describe('a trial', () => {
  it.each(VERDICTS)('of %s, %s, tells what keeps its promise from what breaks it', (problem, step, expected) => {
    const options = steps[problem].find(({ id }) => id === step)?.options.map(({ id }) => id) ?? []
    expect(Object.fromEntries(options.map(id => [id, verdict(problem, step, id)]))).toEqual(expected)
  })

  it('of refusing and holding finds the promise kept once seats have an address', () => {
    const way = [act(0, 'next'), act(0, 'choose', 'put-seat'), act(3000, 'next'), act(3000, 'choose', 'conflict-409')]
    const run = runOf('seats', [...way, act(6000, 'next'), act(6000, 'choose', 'hold-expires')])
    expect(Object.values(sheetAt(indexTrace(run.events))).map(row => row.verdict)).toEqual(['kept', 'kept', 'kept'])
    const forEver = indexTrace(runOf('seats', [...way, act(6000, 'next'), act(6000, 'choose', 'hold-for-ever')]).events)
    expect(sheetAt(forEver).holding?.verdict).toBe('broken')
    const busy = indexTrace(runOf('seats', [...way.slice(0, 3), act(3000, 'choose', 'busy-503')]).events)
    expect(sheetAt(busy).refusing?.verdict).toBe('broken')
  })

  it('whose server is down proves nothing', () => {
    const base = [act(0, 'break', 'server'), act(0, 'next')]
    const run = runOf('shortener', [...base, act(0, 'choose', 'links')])
    expect(sheetAt(indexTrace(run.events)).resources?.verdict).toBe('unproven')
  })

  it('of a click that is lost proves nothing about clicks', () => {
    expect(verdict('shortener', 'redirect', '302', [act(0, 'drop', 'server:browser-cache:3')])).toBe('unproven')
  })

  it('finds a right line kept whichever one message of it is lost', () => {
    for (const [problem, step, choice] of [
      ['like', 'liking', 'put-like'],
      ['shortener', 'creation', 'key'],
      ['shortener', 'endpoints', 'delete'],
      ['seats', 'booking', 'put-seat'],
    ] as const) {
      for (const link of ['client:server', 'server:client', 'phone:server', 'server:phone']) {
        for (let n = 1; n <= 6; n++)
          expect(verdict(problem, step, choice, [act(0, 'drop', `${link}:${n}`)]), `${choice}, ${link}:${n}`).toBe('kept')
      }
    }
  })
})

describe('a permanent redirect', () => {
  it('without cache fields lets one click of ten be counted, by default of the status alone (RFC 9110 section 15.4.2)', () => {
    const counted = (choice: string) => {
      const index = answered('shortener', 'redirect', choice)
      return measure(simulation, index, {}).clicksCounted
    }
    expect(['301', '301-no-store', '302', '307'].map(counted)).toEqual([1, 10, 10, 10])
  })
})

describe('the like button', () => {
  it('is right over all patterns of one loss only as a PUT for each person', () => {
    expect(lossPatterns.length).toBe(7)
    const wrong = (liking: string) => wrongPatterns({ liking }).length
    expect([wrong('put-like'), wrong('patch-count'), wrong('post-like')]).toEqual([0, 7, 7])
    expect(wrong('post-toggle')).toBe(3)
    expect(countAfter({ liking: 'patch-count' }, null)).toBe(3)
  })

  it('has exactly one answer among its options that meets the challenge', () => {
    const base = scenarioInput(simulation, challenge.scenario)
    const passing = challenge.singleChanges().filter(actions => {
      const run = simulate(simulation, { ...base, actions: [...base.actions, ...actions] })
      return challenge.conditions.every(({ holds }) => holds(run, indexTrace(run.events)))
    })
    expect(passing.length).toBe(1)
  })
})

describe('codes', () => {
  it('of seven characters are 62^7 = 3,521,614,606,208', () => {
    expect(neighbour('zzzzzzz', 1)).toHaveLength(8)
    expect([...'zzzzzzz'].reduce(sum => sum * 62, 1)).toBe(3_521_614_606_208)
    expect(randomCode(() => 0.999999, 1)).toBe('zzzzzzz')
    expect(neighbour('0000010', -1)).toBe('000000z')
  })
})

describe('the scenario of the shortener', () => {
  it('keeps every promise by choosing right, and makes no effect twice', () => {
    const run = simulate(simulation, scenarioInput(simulation, 'shortener'))
    const { step, rightChoices, rulesBroken, duplicatesCreated } = measure(simulation, indexTrace(run.events), run.parameters)
    expect({ step, rightChoices, rulesBroken, duplicatesCreated }).toEqual({
      step: 'done',
      rightChoices: 9,
      rulesBroken: 0,
      duplicatesCreated: 0,
    })
  })
})
