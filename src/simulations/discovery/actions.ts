/** What a reader can do in discovery. */
import type { ActionSpec, ArgumentSpec } from '../../engine/simulation.ts'
import { INSTANCES } from './cast.ts'

const instance: ArgumentSpec = { label: 'instance', example: 'payments-2', choices: INSTANCES }
const oneOrAll: ArgumentSpec = { ...instance, choices: [...INSTANCES, 'all'] }

const named = (argument: string | null): readonly string[] => (argument === 'all' ? INSTANCES : [argument as string])

/** The actions of discovery. */
export const actions: Readonly<Record<string, ActionSpec>> = {
  hang: {
    label: 'Hang',
    help: 'The process lives and its port accepts, and nothing is ever answered.',
    to: named,
    argument: instance,
  },
  crash: {
    label: 'Crash',
    help: 'The process exits. Its port refuses at once, and whoever supervises it starts it again.',
    to: named,
    argument: instance,
  },
  'lose-database': {
    label: 'Cut from the database',
    help: 'The process lives and answers. What needs the database gets a 503 at once.',
    to: named,
    argument: oneOrAll,
  },
  recover: {
    label: 'Recover',
    help: 'A hanging process goes on, or the database can be reached again.',
    to: named,
    argument: oneOrAll,
  },
  deploy: {
    label: 'Roll out a new version',
    help: 'The instances are replaced one by one, the last first: taken off the list and told to stop at once, then started anew.',
    to: 'registry',
  },
  send: {
    label: 'Send a request',
    help: 'One more request of the first caller, beside those of its customers.',
    to: 'orders',
  },
}
