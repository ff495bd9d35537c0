/** What the reader can do in http-lifecycle, beside dropping and delaying packets. */
import type { ActionSpec } from '../../engine/simulation.ts'

/** The actions by name. */
export const actions: Readonly<Record<string, ActionSpec>> = {
  send: { label: 'Send Request', help: 'Asks for all files: over open connections if there are any, else over new ones.', to: 'browser' },
  'send-again': {
    label: 'Send again',
    help: 'Asks for the files once more, over the same connections or over new ones.',
    to: 'browser',
    argument: { label: 'connection', example: 'same', choices: ['same', 'new'] },
  },
  preconnect: {
    label: 'Open ahead',
    help: 'Opens the connections without asking for anything, as a link with rel=preconnect does.',
    to: 'browser',
  },
}
