/** What every simulation promises; `suite.test.ts` in its folder holds it to that, a file each so that they are tested side by side. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { frameAt } from '../engine/frame.ts'
import { goldenText } from '../engine/golden.ts'
import { castOf, refuseAction, scenarioInput } from '../engine/input.ts'
import { laneOf } from '../engine/lanes.ts'
import { readLink, writeLink } from '../engine/link.ts'
import { chanceOf } from '../engine/random.ts'
import { measure, runHash } from '../engine/report.ts'
import type { Run, RunInput } from '../engine/run.ts'
import { sentence } from '../engine/sentences.ts'
import { simulate } from '../engine/simulate.ts'
import type { Action, Challenge, Simulation } from '../engine/simulation.ts'
import { isStep, lastPosition } from '../engine/steps.ts'
import { positionAt } from '../engine/trace.ts'
import { indexTrace } from '../engine/trace-index.ts'
import { registry, type SimulationId } from './registry.ts'

const SEEDS = 500
/** The same random inputs on every machine: a test that fails fails again. */
const SEED = 1

/** Random inputs: any scenario, any parameters in range, any seed, and faults at any time. */
function anyInput(simulation: Simulation): fc.Arbitrary<RunInput> {
  const parameters = Object.entries(simulation.parameters).map(([name, spec]) => {
    const value =
      spec.kind === 'choice'
        ? fc.constantFrom(...Object.keys(spec.choices))
        : fc.integer({ min: 0, max: 10 }).map(tenth => {
            const raw = spec.min + ((spec.max - spec.min) * tenth) / 10
            return spec.whole ? Math.round(raw) : raw
          })
    return fc.record({ [name]: fc.oneof({ weight: 2, arbitrary: fc.constant(spec.default) }, { weight: 1, arbitrary: value }) })
  })
  return fc
    .record({
      scenario: fc.constantFrom(...Object.keys(simulation.scenarios)),
      parameters: fc.tuple(...parameters).map(list => Object.assign({}, ...list) as RunInput['parameters']),
      seed: fc.nat(4294967295),
      faults: fc.array(
        fc.record({ at: fc.nat(2_000_000), kind: fc.nat(3), from: fc.nat(), to: fc.nat(), n: fc.integer({ min: 1, max: 3 }) }),
        {
          maxLength: 5,
        },
      ),
    })
    .map(({ scenario, parameters, seed, faults }) => {
      const cast = castOf(simulation, parameters, seed)
      const pick = (list: readonly string[], n: number): string => list[n % list.length] as string
      const base = scenarioInput(simulation, scenario)
      const own = base.actions.filter(({ type, argument }) => refuseAction(simulation, parameters, seed, type, argument) === null)
      const added = faults.map(({ at, kind, from, to, n }): Action => {
        const a = pick(cast.actors, from)
        const lane = cast.actors.filter(actor => laneOf(actor) === laneOf(a))
        const b = pick(lane, to)
        if (kind === 0) return { at, type: 'drop', argument: `${a}:${b}:${n}` }
        if (kind === 1) return { at, type: 'delay', argument: `${a}:${b}:${n}:300` }
        return { at, type: kind === 2 ? 'break' : 'heal', argument: pick(cast.breakable, from) }
      })
      return { ...base, parameters, seed, actions: [...own, ...added].sort((x, y) => x.at - y.at) }
    })
}

/** Everything broken in a run, with the input that shows it. */
function broken(run: Run): string[] {
  return run.events.flatMap(event => (event.type === 'invariant.broken' ? [`${event.invariant}: ${event.detail}`] : []))
}

function challengeRun(simulation: Simulation, challenge: Challenge, actions: readonly Action[], changed: RunInput['parameters'] = {}): Run {
  const base = scenarioInput(simulation, challenge.scenario)
  const merged = [...base.actions, ...actions].sort((a, b) => a.at - b.at)
  return simulate(simulation, { ...base, parameters: { ...base.parameters, ...challenge.parameters, ...changed }, actions: merged })
}

function passes(challenge: Challenge, run: Run): boolean {
  return challenge.conditions.every(({ holds }) => holds(run, indexTrace(run.events)))
}

function challenges({ challenge }: Simulation): Challenge[] {
  return challenge.followUp ? [challenge, challenge.followUp] : [challenge]
}

/** Tests the simulation `id`: `await keepsItsPromises('dns')`. */
export async function keepsItsPromises(id: SimulationId): Promise<void> {
  const simulation = await registry[id]()
  const scenarios = Object.keys(simulation.scenarios)
  const runs = scenarios.map(name => simulate(simulation, scenarioInput(simulation, name)))

  it('makes the same trace from the same input, and another from another seed', () => {
    fc.assert(
      fc.property(anyInput(simulation), input => {
        expect(runHash(simulation, simulate(simulation, input))).toBe(runHash(simulation, simulate(simulation, { ...input })))
      }),
      { numRuns: 50, seed: SEED },
    )
    const [first] = runs as [Run]
    expect(runHash(simulation, simulate(simulation, { ...first, seed: first.seed + 1 }))).not.toBe(runHash(simulation, first))
  })

  it('leaves all before an action untouched by it', () => {
    fc.assert(
      fc.property(anyInput(simulation), fc.nat(2_000_000), (input, at) => {
        const cast = castOf(simulation, input.parameters, input.seed)
        const action = { at, type: 'break', argument: cast.breakable[at % cast.breakable.length] as string }
        const actions = [...input.actions.filter(one => one.at <= at), action]
        const past = (run: Run): string => JSON.stringify(run.events.filter(event => event.at < at))
        expect(past(simulate(simulation, { ...input, actions }))).toBe(past(simulate(simulation, input)))
      }),
      { numRuns: 100, seed: SEED },
    )
  })

  it(`keeps its invariants over ${SEEDS} seeds of every scenario`, () => {
    for (const [i, name] of scenarios.entries()) {
      for (let seed = 1 + i; seed <= SEEDS; seed += scenarios.length) {
        expect(broken(simulate(simulation, { ...scenarioInput(simulation, name), seed })), `${name}, seed ${seed}`).toEqual([])
      }
    }
    const rest = scenarioInput(simulation, simulation.rest.scenario)
    for (let seed = 1; seed <= SEEDS; seed++) expect(broken(simulate(simulation, { ...rest, seed })), `seed ${seed}`).toEqual([])
  })

  it('keeps its invariants under any parameters and any faults, and enters every state that its machines draw', () => {
    const seen = new Set<string>()
    const note = (run: Run): void => {
      const actors = simulation.actors(run.parameters as never, chanceOf(run.seed))
      for (const event of run.events) {
        if (event.type !== 'state.entered') continue
        for (const path of [event.from, event.to])
          for (const leaf of path.split(' & ')) seen.add(`${actors[event.actor]?.machine?.id} ${leaf}`)
      }
    }
    runs.forEach(note)
    fc.assert(
      fc.property(anyInput(simulation), input => {
        const run = simulate(simulation, input)
        expect(broken(run), writeLink(simulation, { input, at: null, view: null })).toEqual([])
        note(run)
      }),
      { numRuns: 400, seed: SEED },
    )
    const missing = Object.values(simulation.machines).flatMap(machine =>
      leavesOf(machine.root as never)
        .filter(path => !seen.has(`${machine.id} ${path}`))
        .map(path => `${machine.id} ${path}`),
    )
    expect([...new Set(missing)], 'reach these states in a scenario, or delete them').toEqual([])
  })

  it.each(scenarios)('has a golden for "%s" that still holds', name => {
    const file = `src/simulations/${id}/golden/${name}.txt`
    expect(goldenText(simulation, name), `if the change is meant: npm run goldens, and read the difference of ${file}`).toBe(
      readFileSync(file, 'utf8'),
    )
  })

  it('keeps no golden of a scenario that is gone', () => {
    expect(readdirSync(`src/simulations/${id}/golden`).sort()).toEqual(scenarios.map(name => `${name}.txt`).sort())
  })

  it('says a sentence for every step, and a defined value for every measure, at any moment', () => {
    for (const run of runs) {
      const index = indexTrace(run.events)
      for (const event of run.events) {
        const text = sentence(simulation, index, event)
        expect(text).toMatch(/^[A-Z0-9"].*\.$/)
        // What a simulated program printed by mistake stands in quotation marks.
        expect(text.replaceAll(/"(undefined|null)"/g, '')).not.toMatch(/\b(undefined|null|NaN)\b|\[object/)
        if (!isStep(event, run.events)) continue
        const known = indexTrace(run.events.slice(0, event.seq), event.at)
        for (const value of Object.values(measure(simulation, known, run.parameters))) {
          for (const part of typeof value === 'object' ? Object.values(value) : [value]) expect(Number.isNaN(part)).toBe(false)
        }
      }
    }
  })

  it('rests at a real moment of its default run', () => {
    const run = runs[scenarios.indexOf(simulation.rest.scenario)] as Run
    expect(simulation.rest.at).toBeGreaterThan(0)
    expect(simulation.rest.at).toBeLessThan(run.end)
    const frame = frameAt(indexTrace(run.events), positionAt(run.events, simulation.rest.at))
    expect(frame.flying.length, 'something should be under way in the figure at rest').toBeGreaterThan(0)
    expect(simulation.rest.at, 'a figure at rest shows its title within 30 s of virtual time').toBeLessThanOrEqual(30_000_000)
    expect(lastPosition(run).seq).toBe(run.events.length)
  })

  it('links to every scenario and back', () => {
    for (const run of runs) {
      const { scenario, parameters, seed, actions, until } = run
      const input = { scenario, parameters, seed, actions, until }
      expect(readLink(simulation, writeLink(simulation, { input, at: null, view: null }))).toEqual({
        input,
        at: null,
        view: null,
        problems: [],
      })
    }
  })

  it('asks at least two predictions, each with exactly the answers that its run gives', () => {
    expect(simulation.predictions.map(({ id: name }) => name)).toEqual(expect.arrayContaining(['P1', 'P2']))
    for (const prediction of simulation.predictions) {
      const run = simulate(simulation, scenarioInput(simulation, prediction.scenario))
      const index = indexTrace(run.events)
      if (prediction.kind === 'number') {
        const answer = prediction.answer(index)
        expect(Number.isFinite(answer)).toBe(true)
        for (const { value } of prediction.wrong) expect(value, 'a wrong belief must not be what the run gives').not.toBe(answer)
        expect(simulation.title).not.toContain(String(answer))
      } else if (prediction.kind === 'draw') {
        const own = prediction.curve(index)
        expect(own.length).toBe(prediction.columns)
        for (const value of own) expect(value >= 0 && value <= prediction.most, 'the run must fit on the axes').toBe(true)
        expect(Math.max(...own)).toBeGreaterThan(0)
        for (const { scenario } of prediction.wrong) expect(scenarios, 'a wrong belief is a scenario').toContain(scenario)
      } else {
        const right = prediction.options.filter(({ holds }) => holds(index)).length
        expect(right, prediction.question).toBeGreaterThanOrEqual(1)
        if (!prediction.several) expect(right, prediction.question).toBe(1)
        expect(prediction.options.every(({ why }) => why.length > 10)).toBe(true)
      }
    }
  })

  it('has a challenge that its solution passes, and at least two near misses fail', () => {
    for (const challenge of challenges(simulation)) {
      expect(passes(challenge, challengeRun(simulation, challenge, [])), `${challenge.id} must not be solved from the start`).toBe(false)
      expect(passes(challenge, challengeRun(simulation, challenge, challenge.solution, challenge.solutionParameters)), challenge.id).toBe(
        true,
      )
      expect(challenge.nearMisses.length).toBeGreaterThanOrEqual(2)
      for (const { actions, parameters, why } of challenge.nearMisses) {
        expect(passes(challenge, challengeRun(simulation, challenge, actions, parameters)), why).toBe(false)
      }
    }
  })
}
interface Node {
  readonly states: Readonly<Record<string, Node>>
}

/** The paths of all states without states inside. */
function leavesOf(node: Node, prefix = ''): string[] {
  return Object.entries(node.states).flatMap(([name, below]) =>
    Object.keys(below.states).length === 0 ? [prefix + name] : leavesOf(below, `${prefix}${name}.`),
  )
}
