import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError, readInput, scenarioInput } from './input.ts'
import { readLink, writeLink } from './link.ts'
import { act, inputOf, ping } from './ping.fixture.ts'
import type { RunInput } from './run.ts'

const simulation = ping()

const action = fc.oneof(
  fc.record({ type: fc.constant('ask'), argument: fc.constant(null) }),
  fc.record({ type: fc.constant('shout'), argument: fc.string({ minLength: 1 }) }),
  fc.record({ type: fc.constantFrom('break', 'heal'), argument: fc.constant('server') }),
  fc.record({ type: fc.constant('drop'), argument: fc.nat(98).map(n => `asker:server:${n + 1}`) }),
  fc.record({ type: fc.constant('delay'), argument: fc.nat(98).map(n => `server:asker:${n + 1}:2.5s`) }),
)

const input: fc.Arbitrary<RunInput> = fc
  .record({
    scenario: fc.constantFrom('once', null),
    parameters: fc.record({
      hopMs: fc.double({ min: 0, max: 100, noNaN: true }).map(x => Math.round(x * 1000) / 1000),
      tries: fc.integer({ min: 1, max: 5 }),
      mode: fc.constantFrom('near', 'far'),
    }),
    seed: fc.nat(4294967295),
    extra: fc.array(fc.tuple(fc.integer({ min: 0, max: 3_000_000_000 }), action), { maxLength: 8 }),
    until: fc.integer({ min: 0, max: 3_000_000_000 }),
  })
  .map(({ scenario, parameters, seed, extra, until }) => {
    const added = extra.map(([at, one]) => ({ at, ...one })).sort((a, b) => a.at - b.at)
    return { scenario, parameters, seed, until, actions: [...scenarioInput(simulation, scenario).actions, ...added] }
  })

describe('a link', () => {
  it('opens the very run and moment it was made from', () => {
    fc.assert(
      fc.property(input, fc.option(fc.record({ at: fc.nat(), seq: fc.nat(20_000) })), (wanted, at) => {
        const read = readLink(simulation, writeLink(simulation, { input: wanted, at, view: 'sequence' }))
        expect(read).toEqual({ input: wanted, at, view: 'sequence', problems: [] })
      }),
    )
  })

  it('says only what differs from the scenario', () => {
    expect(writeLink(simulation, { input: scenarioInput(simulation, 'once'), at: null, view: null })).toBe('v=3&scenario=once')
    const changed = { ...scenarioInput(simulation, 'once'), actions: [act(0, 'ask'), act(36_761, 'drop', 'asker:server:2')] }
    expect(writeLink(simulation, { input: changed, at: { at: 36_761, seq: 17 }, view: null })).toBe(
      'v=3&scenario=once&do=36761us:drop=asker:server:2&at=36761.17',
    )
  })

  it('names no scenario whose own actions a fork has cut', () => {
    const cut = { ...scenarioInput(simulation, 'once'), actions: [] }
    const link = writeLink(simulation, { input: cut, at: null, view: null })
    expect(link).toBe('v=3&seed=5')
    expect(readLink(simulation, link).input.actions).toEqual([])
  })

  it('of another version opens with a word about it', () => {
    expect(readLink(simulation, 'v=2&scenario=once').problems[0]).toContain('has changed since')
    expect(readLink(simulation, 'v=9&scenario=once').problems[0]).toContain('version 9')
  })

  it.each([
    ['scenario=nosuch', 'no scenario "nosuch"'],
    ['set=hopMs:101', 'from 0 to 100'],
    ['set=tries:1.5', 'whole number'],
    ['set=__proto__:1', 'no parameter'],
    ['set=hopMs', 'set=NAME:VALUE'],
    ['do=1s:explode', 'no action "explode"'],
    ['do=1x:ask', 'a time is'],
    ['do=1s:drop=asker:server:0', 'counts from 1'],
    ['do=1s:break=asker', 'takes one of server'],
    ['seed=4294967296', 'a seed is'],
    ['at=now', 'at is microseconds'],
    ['scenario=constructor', 'no scenario'],
    ['do=1s:toString', 'no action'],
  ])('with "%s" says what is wrong and offers the default run', (query, word) => {
    const read = readLink(simulation, query)
    expect(read.problems[0]).toContain(word)
    expect(read.input).toEqual(scenarioInput(simulation, 'once'))
  })

  it('never throws, whatever it says: 10,000 malformed links', () => {
    const field = fc.tuple(
      fc.oneof(fc.constantFrom('v', 'scenario', 'seed', 'set', 'do', 'until', 'at', 'view', '__proto__'), fc.string()),
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('once', '%', '%zz', '1s:ask', 'hopMs:NaN', 'hopMs:1e9', '-1', '1s:drop=a:b:c:d', '9'.repeat(30), '<script>'),
      ),
    )
    const query = fc.oneof(
      fc.array(field, { maxLength: 6 }).map(pairs => pairs.map(([k, v]) => `${k}=${v}`).join('&')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    )
    fc.assert(
      fc.property(query, text => {
        const read = readLink(simulation, text)
        expect(Array.isArray(read.problems)).toBe(true)
        expect(read.input.until).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 10_000 },
    )
  })
})

describe('a request', () => {
  it('adds its actions to the scenario, after them at one instant', () => {
    const read = readInput(simulation, {
      scenario: 'once',
      do: [
        ['0', 'shout=a=b'],
        ['0', 'ask'],
      ],
    })
    expect(read.actions).toEqual([act(0, 'ask'), act(0, 'shout', 'a=b'), act(0, 'ask')])
  })

  it('without a scenario has the defaults, seed 1 and no actions', () => {
    expect(readInput(simulation, {})).toEqual(inputOf([]))
  })

  it('is refused with the choices named', () => {
    const refusal = (request: Parameters<typeof readInput>[1]): string => {
      try {
        readInput(simulation, request)
      } catch (error) {
        if (error instanceof InputError) return error.message
      }
      return 'not refused'
    }
    expect(refusal({ set: [['hop', '1']] })).toBe('no parameter "hop" in ping; there are hopMs, tries, mode')
    expect(refusal({ set: [['mode', 'up']] })).toBe('mode is one of far, near, not "up"')
    expect(refusal({ do: [['0', 'shout']] })).toBe('shout takes an argument: shout=hey')
    expect(refusal({ do: [['0', 'shout=']] })).toBe('shout takes a word')
    expect(refusal({ do: [['0', 'ask=x']] })).toBe('ask takes no argument, not "x"')
  })
})
