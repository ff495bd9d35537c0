import { describe, expect, it } from 'vitest'
import { hashText } from '../engine/hash.ts'
import { scenarioInput } from '../engine/input.ts'
import { writeCommand } from '../engine/link.ts'
import { runHash } from '../engine/report.ts'
import { simulate } from '../engine/simulate.ts'
import type { Simulation } from '../engine/simulation.ts'
import { registry } from '../simulations/registry.ts'
import { sim } from './sim.ts'

const run = (line: string) => sim(line.split(' ').filter(Boolean))

describe('npm run sim', () => {
  it('lists a line a simulation: id, title, scenarios, parted by tabs', async () => {
    const { output, status } = await run('--list')
    expect(status).toBe(0)
    expect(output.split('\n')[0]?.split('\t').slice(0, 2)).toEqual(['place-order', 'You click once; every arrow that follows can fail'])
  })

  it('lists parameters, actions and measures with defaults, ranges and units as JSON', async () => {
    const [first] = JSON.parse((await run('--list --json')).output)
    expect(first.parameters).toContainEqual(expect.objectContaining({ name: 'hopMs', default: 25, min: 1, max: 500, unit: 'ms' }))
    expect(first.actions.map(({ name }: { name: string }) => name)).toEqual(['place-order', 'drop', 'delay', 'break', 'heal'])
    expect(first.measures.every(({ definition }: { definition: string }) => definition.endsWith('.'))).toBe(true)
  })

  it('prints one JSON object whose hash is that of all above it, the same for the same run', async () => {
    const { output } = await run('place-order --scenario happy --json')
    const report = JSON.parse(output)
    expect(Object.keys(report)).toEqual([
      'simulation',
      'version',
      'scenario',
      'seed',
      'until',
      'params',
      'actions',
      'events',
      'measures',
      'hash',
    ])
    const { hash, ...body } = report
    expect(hash).toBe(hashText(JSON.stringify(body)))
    expect((await run('place-order --scenario happy --json')).output).toBe(output)
    expect(report).toMatchObject({ scenario: 'happy', seed: 7, until: 60_000_000, measures: { roundTrips: 6 } })
  })

  it('takes every option, repeated where that means something', async () => {
    const { output, status } = await run(
      'place-order --set hopMs=80 --set workMs=0 --set spread=0 --do 0 place-order --do 1s drop=payments:orders:9 --until 2s --seed 3 --json',
    )
    expect(status).toBe(0)
    expect(JSON.parse(output)).toMatchObject({ scenario: null, seed: 3, until: 2_000_000, measures: { elapsedMs: 1120 } })
  })

  it('makes the same run again from the line that a figure offers', async () => {
    const simulation = (await registry['place-order']()) as Simulation
    const base = scenarioInput(simulation, 'response-lost')
    const changed = {
      ...base,
      seed: 11,
      until: 3_000_000,
      parameters: { ...base.parameters, hopMs: 40, pattern: 'parallel' },
      actions: [
        ...base.actions,
        { at: 123_456, type: 'delay', argument: 'orders:shipping:1:2.5s' },
        { at: 1_000_000, type: 'place-order', argument: null },
      ],
    }
    const words = writeCommand(simulation, changed).split(' -- ')[1] as string
    expect(words).toBe(
      'place-order --scenario response-lost --seed 11 --set pattern=parallel --set hopMs=40 --do 123456us delay=orders:shipping:1:2.5s --do 1s place-order --until 3s',
    )
    expect(JSON.parse((await run(`${words} --json`)).output).hash).toBe(runHash(simulation, simulate(simulation, changed)))
  })

  it('prints a sentence a line with --log', async () => {
    const { output } = await run('place-order --scenario response-lost --log')
    expect(output).toContain('201 Created from Payments to Orders is lost, by your hand.')
  })

  it('checks the invariants over many seeds in one line', async () => {
    expect(await run('place-order --scenario response-lost --seeds 1..50')).toEqual({
      output: '50 runs, 0 broken\n',
      complaint: '',
      status: 0,
    })
  })

  it.each([
    ['', 'which simulation?'],
    ['dnss', 'no simulation "dnss"; there are place-order'],
    ['place-order --scenario nosuch', 'no scenario "nosuch" in place-order; there are happy, monolith'],
    ['place-order --set hop=1', 'no parameter "hop"'],
    ['place-order --set hopMs=501', 'hopMs is a number from 1 to 500 (ms), not "501"'],
    ['place-order --set pattern=fast', 'pattern is one of sequential, parallel, async'],
    ['place-order --do 0 explode', 'no action "explode" in place-order; there are place-order, drop, delay, break, heal'],
    ['place-order --do soon place-order', 'a time is a number with us, ms, s, m or h'],
    ['place-order --do 0 break=client', 'break=ACTOR takes one of orders'],
    ['place-order --do 0 drop=orders:payments', 'drop=FROM:TO:N is the form'],
    ['place-order --do 0', '--do TIME needs a value'],
    ['place-order --seed -1', 'a seed is a whole number'],
    ['place-order --seed 1 --seed 2', '--seed may stand only once'],
    ['place-order --seeds 5..1', '--seeds takes A..B'],
    ['place-order --json --log', 'not both'],
    ['place-order --quick', 'no option "--quick"'],
  ])('answers "%s" with one line on what is wrong, nothing else, and status 2', async (line, words) => {
    const { output, complaint, status } = await run(line)
    expect({ output, status }).toEqual({ output: '', status: 2 })
    expect(complaint).toContain(words)
    expect(complaint).not.toContain('\n')
  })
})
