/** The challenge of schema-evolution: a name split in two while an alarm rolls the server back; then harm without an error. */
import type { Run } from '../../engine/run.ts'
import type { Action, Challenge, Condition } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { changes, contractOf } from './changes.ts'
import { CLIENTS } from './clients.ts'
import { SERVERS } from './fleet.ts'
import { clientsWith, deployedOf, type VerdictRow, versionsOf } from './measures.ts'
import { parameters } from './parameters.ts'
import { act, moveClients, SAFE } from './scenarios.ts'

function verdictRows(index: TraceIndex): VerdictRow[] {
  return index.rows.filter(({ table }) => table === 'verdicts').map(({ after }) => after as unknown as VerdictRow)
}

/** How far the split has come for a party, as the run has it. */
function splitOf(index: TraceIndex, party: string): string {
  const number = Number((deployedOf(index)[party] ?? 'v1').slice(1))
  return contractOf(versionsOf(index)[number - 1] ?? []).split
}

function isAsGiven({ parameters: set, actions }: Run, alarm: string, format: readonly string[]): boolean {
  const same = Object.entries(parameters).every(([name, spec]) => ['alarm', 'format'].includes(name) || set[name] === spec.default)
  const faultless = actions.every(({ type }) => ['apply', 'undo', 'deploy', 'roll', 'roll-back'].includes(type))
  return same && faultless && set.alarm === alarm && format.includes(String(set.format))
}

const without = (type: string, argument: string | null, at?: number): Action[] =>
  SAFE.filter(one => !(one.type === type && one.argument === argument && (at === undefined || one.at === at * 1_000_000)))

const quietly: readonly Condition[] = [
  { text: 'At least three clients are silently wrong', holds: (_, index) => clientsWith(index, 'silently wrong').length >= 3 },
  {
    text: 'No check of any client has ended in an error',
    holds: (_, index) => verdictRows(index).every(({ verdict }) => verdict === 'ok' || verdict === 'silently wrong'),
  },
  {
    text: 'JSON, and everything else as given',
    holds: run => isAsGiven(run, 'never', ['auto', 'json']) && run.actions.every(({ argument }) => !argument?.startsWith('proto-')),
  },
]

/** A change, released on the server. */
export function releaseOf(change: string): Action[] {
  return [act(1, 'apply', change), act(2, 'deploy', 'server')]
}

const harm: Challenge = {
  id: 'quiet-harm',
  goal: 'Now break it so that nobody notices: falsify at least three clients, in JSON, without one error.',
  scenario: 'split-name-by-hand',
  parameters: {},
  conditions: quietly,
  singleChanges: () => Object.keys(changes).map(releaseOf),
  solution: releaseOf('change-default'),
  nearMisses: [
    { actions: releaseOf('add-enum-value'), why: 'One client is falsified, and the strict one says so aloud.' },
    { actions: releaseOf('change-type'), why: 'Two add text to numbers. Those that look at types stop, and are noticed.' },
    { actions: releaseOf('remove-response-field'), why: 'One page prints “undefined”. The strict reader stops.' },
  ],
  solved: 'No field was touched. A default is a promise to everybody who says nothing, and no reader can check it.',
}

/** The split. */
export const challenge: Challenge = {
  id: 'split-name',
  goal: 'Split name into first_name and last_name. At no moment may a client be red or silently wrong, and after one release of yours, you do not know which, an alarm rolls the server back.',
  scenario: 'split-name-by-hand',
  parameters: { alarm: 'drawn' },
  conditions: [
    {
      text: 'No client has been broken or silently wrong at any moment',
      holds: (_, index) => verdictRows(index).length > 0 && verdictRows(index).every(({ verdict }) => verdict === 'ok'),
    },
    {
      text: 'The alarm has rolled the server back',
      holds: (_, index) =>
        index.events.some(event => event.type === 'note' && event.actor === 'pipeline' && event.text.startsWith('an alarm')),
    },
    {
      text: 'Both replicas have done without name, and so has everybody who reads it',
      holds: (_, index) =>
        SERVERS.every(name => splitOf(index, name) === 'contract') &&
        CLIENTS.every(name => name === 'analytics' || ['migrate', 'contract'].includes(splitOf(index, name))),
    },
    { text: 'The alarm drawn, JSON, and everything else as given', holds: run => isAsGiven(run, 'drawn', ['auto', 'json']) },
  ],
  singleChanges: () => SAFE.map((_, i) => SAFE.filter((_, j) => j !== i)),
  solution: SAFE,
  nearMisses: [
    {
      actions: without('deploy', 'client:partner', 18),
      why: 'One reader had not moved when name was no longer written. It is always the one that you hear of least.',
    },
    {
      actions: [...SAFE.slice(0, -5), act(21.5, 'deploy', 'client:mobile-v1'), act(26, 'deploy', 'server'), ...moveClients(28)].sort(
        (a, b) => a.at - b.at,
      ),
      why: 'The strict reader forgot name before the way back was closed. The server went back, sent name, and was refused.',
    },
    {
      actions: without('deploy', 'client:mobile-v1', 2),
      why: 'Even the first step, which only adds, breaks a reader that refuses what it does not know. Such readers go first.',
    },
  ],
  solved:
    'Each step could be taken back because both sides of it knew the old and the new. The last step waited until nobody would go back behind it.',
  followUp: harm,
}
