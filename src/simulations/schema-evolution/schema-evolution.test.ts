/** What schema-evolution claims, as sentences, checked against its own runs. */
import { describe, expect, it } from 'vitest'
import { readInput, refuseAction, scenarioInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, Simulation } from '../../engine/simulation.ts'
import { indexTrace, type TraceIndex } from '../../engine/trace-index.ts'
import { challenge, releaseOf } from './challenge.ts'
import { changes } from './changes.ts'
import { clientsWith, type VerdictRow, verdictsOf } from './measures.ts'
import { act, moveClients, SAFE, SEED, scenarios } from './scenarios.ts'
import { schemaEvolution } from './simulation.ts'

const simulation = schemaEvolution as unknown as Simulation

interface Seen {
  readonly index: TraceIndex
  readonly broken: readonly string[]
  readonly wrong: readonly string[]
  readonly rows: Readonly<Record<string, VerdictRow>>
  readonly measures: Readonly<Record<string, unknown>>
}

function see(scenario: string, set: readonly (readonly [string, string])[] = [], actions: readonly Action[] = []): Seen {
  const base = readInput(simulation, { scenario, set })
  const run = simulate(simulation, { ...base, actions: [...base.actions, ...actions].sort((a, b) => a.at - b.at) })
  const index = indexTrace(run.events)
  return {
    index,
    broken: clientsWith(index, 'broken'),
    wrong: clientsWith(index, 'silently wrong'),
    rows: verdictsOf(index),
    measures: measure(simulation, index, run.parameters),
  }
}

/** Who breaks and who is misled when the server alone has a change, all clients being old. */
const EXPECTED: Readonly<Record<string, { readonly json: readonly [number, number]; readonly protobuf: readonly [number, number] }>> = {
  'add-enum-value': { json: [1, 1], protobuf: [1, 1] },
  'add-response-field': { json: [1, 0], protobuf: [0, 0] },
  'add-optional-request': { json: [0, 0], protobuf: [0, 0] },
  'add-endpoint': { json: [0, 0], protobuf: [0, 0] },
  'loosen-limit': { json: [0, 0], protobuf: [0, 0] },
  'widen-type': { json: [2, 0], protobuf: [0, 1] },
  'make-nullable': { json: [1, 1], protobuf: [0, 0] },
  'tighten-limit': { json: [1, 0], protobuf: [1, 0] },
  'change-type': { json: [3, 2], protobuf: [0, 4] },
  'rename-field': { json: [5, 0], protobuf: [0, 0] },
  'remove-response-field': { json: [1, 1], protobuf: [0, 0] },
  'add-required-request': { json: [4, 0], protobuf: [4, 0] },
  'change-default': { json: [0, 3], protobuf: [0, 3] },
  'split-name': { json: [5, 0], protobuf: [4, 0] },
  'remove-enum-value': { json: [1, 0], protobuf: [1, 0] },
  'remove-endpoint': { json: [1, 0], protobuf: [1, 0] },
  'proto-add-field': { json: [1, 0], protobuf: [0, 0] },
  'proto-rename-field': { json: [5, 0], protobuf: [0, 0] },
  'proto-change-number': { json: [0, 0], protobuf: [0, 4] },
  'proto-reuse-number': { json: [1, 1], protobuf: [0, 2] },
  'proto-change-type': { json: [0, 0], protobuf: [0, 4] },
  'proto-reserve': { json: [1, 1], protobuf: [0, 0] },
  'proto-unpack': { json: [0, 0], protobuf: [0, 0] },
}

describe('a change on the server alone', () => {
  for (const [id, expected] of Object.entries(EXPECTED)) {
    for (const format of ['json', 'protobuf'] as const) {
      it(`${id} in ${format} breaks ${expected[format][0]} and misleads ${expected[format][1]}`, () => {
        const { broken, wrong } = see(id, [['format', format]])
        expect([broken.length, wrong.length], `${broken} / ${wrong}`).toEqual(expected[format])
      })
    }
  }

  it('is tried for every change of the palette', () => {
    const told = [...Object.keys(EXPECTED), 'split-name-expand', 'split-name-migrate', 'split-name-contract']
    expect(told.sort()).toEqual(Object.keys(changes).sort())
    for (const id of Object.keys(changes)) expect(scenarios[id], id).toBeDefined()
  })
})

const passes = (one: typeof challenge, actions: readonly Action[], seed = SEED): boolean => {
  const base = scenarioInput(simulation, one.scenario)
  const run = simulate(simulation, { ...base, seed, parameters: { ...base.parameters, ...one.parameters }, actions })
  return one.conditions.every(({ holds }) => holds(run, indexTrace(run.events)))
}

describe('who is told what', () => {
  it('a change acts for nobody before it is deployed', () => {
    const { broken, wrong, measures } = see('split-name-by-hand', [], [act(1, 'apply', 'rename-field'), act(2, 'roll-back', 'server')])
    expect([...broken, ...wrong]).toEqual([])
    expect(measures.compatible).toEqual({ backward: 'no', forward: 'no' })
  })

  it('a renamed field fails an old client at a new server, and a new client at an old one', () => {
    const { rows } = see('rolling-deploy', [], [])
    expect(rows['mobile-v1 at server-1']?.got).toContain('400 customer_name')
    const half = see('split-name-by-hand', [], [act(1, 'apply', 'rename-field'), act(2, 'roll'), act(4, 'deploy', 'client:web-current')])
    expect(half.rows['web-current at server-1']?.verdict).toBe('ok')
    expect(half.rows['web-current at server-2']).toMatchObject({ verdict: 'broken', got: '400 name: required, and missing' })
    expect(half.rows['mobile-tolerant at server-2']?.verdict).toBe('ok')
  })

  it('an added response field passes for tolerant readers, and fails for the strict one', () => {
    const { broken, rows } = see('add-response-field')
    expect(broken).toEqual(['mobile-v1'])
    expect(rows['mobile-v1 at server-1']?.got).toBe('unknown member "carrier"')
  })

  it('a sum that meets text goes on as text, as JavaScript has it', () => {
    expect(see('change-type').rows['analytics at server-1']?.got).toBe('reports 4 orders, "04999499949994999" cents')
    expect(see('change-type').rows['web-current at server-1']?.got).toBe('to pay "4999499"')
  })

  it('after a roll-back the old code meets orders that the new one stored', () => {
    const { broken, rows } = see('rolled-back')
    expect(broken).toEqual(['partner'])
    expect(rows['partner at server-1']).toMatchObject({ client: 'v1', server: 'v1', got: expect.stringContaining('500 stored order') })
  })

  it('unknown fields of a stored order reach a newer client through an older server, if they are kept', () => {
    const story = [...releaseOf('split-name'), act(4, 'deploy', 'client:partner'), act(6, 'roll-back', 'server')]
    const invoice = (unknown: string): string =>
      String(
        [
          ...see(
            'split-name-by-hand',
            [
              ['format', 'protobuf'],
              ['unknownFields', unknown],
            ],
            story,
          ).index.messages.values(),
        ]
          .filter(({ sent }) => sent.at > 6_000_000 && sent.to === 'partner' && sent.detail.call === 'GetInvoice')
          .at(-1)?.sent.detail.body,
      )
    const family = '4576616e73'
    expect(invoice('kept')).toContain(family)
    expect(invoice('dropped')).not.toContain(`4a05${family}`)
  })

  it('undo is a version of its own, and mends nothing before it is deployed', () => {
    const story = [...releaseOf('add-enum-value'), act(4, 'undo')]
    expect(see('split-name-by-hand', [], story).broken).toEqual(['mobile-v1'])
    const mended = see('split-name-by-hand', [], [...story, act(5, 'deploy', 'server')])
    expect(mended.rows['mobile-v1 at server-1']).toMatchObject({ verdict: 'ok', server: 'v3' })
  })

  it('a change that cannot follow is refused in words, and changes nothing', () => {
    const { index } = see('proto-reserve', [], [act(5, 'apply', 'proto-reuse-number')])
    const said = index.events.flatMap(event => (event.type === 'note' ? [event.text] : []))
    expect(said.at(-1)).toMatch(/^refused, and v2 stays: 3 \("email"\) is reserved/)
    expect(refuseAction(simulation, {}, 1, 'apply', 'add-everything')).toMatch(/apply takes one of add-enum-value, /)
    expect(refuseAction(simulation, {}, 1, 'deploy', 'client:nobody')).toMatch(/deploy takes one of server, client:mobile-v1/)
  })

  it('a release that nobody confirms is remarked on, and a replica that is down keeps its version', () => {
    const down = [
      act(1, 'break', 'server-2'),
      ...releaseOf('add-enum-value'),
      act(5, 'heal', 'server-2'),
      act(6, 'deploy', 'client:mobile-v1'),
    ]
    const { rows, index } = see('split-name-by-hand', [], down)
    expect(index.events.some(event => event.type === 'note' && event.text === 'server-2 is not reached, and stays at v1')).toBe(true)
    expect(rows['mobile-v1 at server-2']).toMatchObject({ verdict: 'ok', client: 'v2', server: 'v1' })
  })
})

describe('the split of a name', () => {
  it('goes through with no client red at any moment, whichever release the alarm falls on', () => {
    const drawn = new Set<string>()
    for (let seed = 1; seed <= 40; seed++) {
      expect(passes(challenge, SAFE, seed), `seed ${seed}`).toBe(true)
      const run = simulate(simulation, { ...scenarioInput(simulation, 'split-name-safe'), seed })
      const alarm = run.events.findIndex(event => event.type === 'note' && event.text.startsWith('an alarm'))
      drawn.add(String(run.events.slice(0, alarm).filter(event => event.type === 'input').length))
    }
    expect(drawn.size).toBe(3)
  })

  it('needs every step but the half roll and the last tidying of the clients', () => {
    const spare = SAFE.filter((_, i) => passes(challenge, challenge.singleChanges()[i] as readonly Action[]))
    expect(spare.map(({ at, type, argument }) => `${at / 1e6} ${type} ${argument ?? ''}`.trim())).toEqual([
      '3 roll',
      '28 deploy client:mobile-v1',
      '29 deploy client:mobile-tolerant',
      '30 deploy client:web-current',
      '31 deploy client:partner',
    ])
  })

  it('walks its plan from the first release to the last', () => {
    const run = simulate(simulation, scenarioInput(simulation, 'split-name-safe'))
    const states = indexTrace(run.events).states.get('plan') ?? []
    const rested = states.filter((event, i) => states[i + 1]?.cause !== event.seq).map(({ to }) => to)
    expect(rested.filter((to, i) => to !== rested[i - 1])).toEqual([
      'nameOnly',
      'expanding',
      'expanded',
      'migrating',
      'migrated',
      'contracting',
      'contracted',
      'contracting',
      'migrated',
      'contracting',
      'contracted',
    ])
  })

  it('is not mended by moving every client after it: what was stored before has the old shape', () => {
    const { broken } = see('split-name-by-hand', [], [...releaseOf('split-name'), ...moveClients(4)])
    expect(broken).toEqual(['partner', 'analytics'])
  })
})

describe('harm without an error', () => {
  it('can be done in JSON by one change alone', () => {
    const harm = challenge.followUp as typeof challenge
    expect(Object.keys(changes).filter(id => passes(harm, releaseOf(id)))).toEqual(['change-default'])
  })
})
