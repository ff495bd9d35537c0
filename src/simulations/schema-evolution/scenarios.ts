/** The runs of schema-evolution worth a name: every change on the server alone, and the stories around the split of a name. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import { changes } from './changes.ts'
import type { parameters } from './parameters.ts'

/** A second of virtual time. */
export const SECOND = 1_000_000

/** Drawn with this seed, the alarm comes after the third release of the server. */
export const SEED = 7

type Own = Scenario<typeof parameters>

/** An action at a time in seconds. */
export function act(seconds: number, type: string, argument: string | null = null): Action {
  return { at: Math.round(seconds * SECOND), type, argument }
}

function own(title: string, actions: readonly Action[], settings: Own['parameters'] = {}): Own {
  return { title, parameters: settings, seed: SEED, actions }
}

/** A change is applied, and a second later the server has it. */
function released(change: string, from: number): Action[] {
  return [act(from, 'apply', change), act(from + 1, 'deploy', 'server')]
}

/** What must come before a change that follows another. */
const BEFORE: Readonly<Record<string, readonly Action[]>> = {
  'split-name-migrate': [act(1, 'apply', 'split-name-expand'), act(2, 'deploy', 'client:mobile-v1'), act(3, 'deploy', 'server')],
  'split-name-contract': [
    act(1, 'apply', 'split-name-expand'),
    act(2, 'deploy', 'client:mobile-v1'),
    act(3, 'deploy', 'server'),
    ...released('split-name-migrate', 5),
  ],
}

/** One scenario for each change: it is released on the server, and all five clients stay as they are. */
const single = Object.fromEntries(
  Object.values(changes).map(({ id, says }) => {
    const before = BEFORE[id] ?? []
    const begin = (before.at(-1)?.at ?? -SECOND) / SECOND + 2
    const title = says.charAt(0).toUpperCase() + says.slice(1)
    return [id, own(title, [...before, ...released(id, begin)], id.startsWith('proto-') ? { format: 'protobuf' } : {})]
  }),
)

const NAMED = ['mobile-v1', 'mobile-tolerant', 'web-current', 'partner'] as const

/** Every client that shows a name gets the newest version, one after the other. */
export function moveClients(from: number, clients: readonly string[] = NAMED): Action[] {
  return clients.map((name, i) => act(from + i, 'deploy', `client:${name}`))
}

/** Expand, migrate, contract: strict readers first, each release given time for a way back. */
export const SAFE: readonly Action[] = [
  act(1, 'apply', 'split-name-expand'),
  act(2, 'deploy', 'client:mobile-v1'),
  act(3, 'roll'),
  act(4, 'deploy', 'server'),
  ...released('split-name-migrate', 9),
  ...moveClients(15),
  ...released('split-name-contract', 20),
  act(26, 'deploy', 'server'),
  ...moveClients(28),
]

/** The scenarios by id. The first is the default. */
export const scenarios: Readonly<Record<string, Own>> = {
  ...single,
  'split-name-naive': own('The new shape at once, then the clients after it, then the way back', [
    ...released('split-name', 1),
    ...moveClients(4),
    act(9, 'roll-back', 'server'),
  ]),
  'split-name-safe': own('Expand, migrate, contract, with an alarm on the way', SAFE, { alarm: 'drawn' }),
  'split-name-by-hand': own('The first contract everywhere, and nothing changed yet', []),
  'rolling-deploy': own('A field is renamed on one replica of two, then for one client, then on the other replica', [
    act(1, 'apply', 'rename-field'),
    act(2, 'roll'),
    act(4, 'deploy', 'client:web-current'),
    act(6, 'deploy', 'server'),
  ]),
  'rolled-back': own('New orders were stored, then the server goes back', [
    ...released('add-enum-value', 1),
    act(4, 'roll-back', 'server'),
  ]),
  'reuse-number': own(
    'A field is deleted without a trace, and later somebody takes its number',
    [...released('remove-response-field', 1), ...released('proto-reuse-number', 4)],
    { format: 'protobuf' },
  ),
}
