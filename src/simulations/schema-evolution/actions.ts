/** What a reader can do in schema-evolution. */
import type { ActionSpec } from '../../engine/simulation.ts'
import { changes } from './changes.ts'
import { TARGETS } from './fleet.ts'

const target = { label: 'whom', example: 'server', choices: TARGETS } as const

/** The actions. All of them go to the pipeline: nobody runs a change before it is deployed. */
export const actions: Readonly<Record<string, ActionSpec>> = {
  apply: {
    label: 'Apply',
    help: 'The contract gets a new version. Nobody runs it yet.',
    to: 'pipeline',
    argument: { label: 'change', example: 'add-enum-value', choices: Object.keys(changes) },
  },
  deploy: {
    label: 'Deploy',
    help: 'The newest version goes to both replicas of the server, or to one client.',
    to: 'pipeline',
    argument: target,
  },
  roll: { label: 'Roll Half', help: 'The newest version goes to one replica of two.', to: 'pipeline' },
  'roll-back': {
    label: 'Roll back',
    help: 'Whoever it is runs again what it ran before its last deployment.',
    to: 'pipeline',
    argument: target,
  },
  undo: {
    label: 'Undo',
    help: 'A new version of the contract without the last change. Like every version it acts once it is deployed.',
    to: 'pipeline',
  },
}
