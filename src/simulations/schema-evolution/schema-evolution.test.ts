/** What schema-evolution claims, as sentences, checked against its own runs. */
import { describe, expect, it } from 'vitest'
import { readInput } from '../../engine/input.ts'
import { measure } from '../../engine/report.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Action, Simulation } from '../../engine/simulation.ts'
import { indexTrace, type TraceIndex } from '../../engine/trace-index.ts'
import { changes } from './changes.ts'
import { clientsWith, type VerdictRow, verdictsOf } from './measures.ts'
import { scenarios } from './scenarios.ts'
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
