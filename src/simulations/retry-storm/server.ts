/** The server as a process: it serves, or it is down. Its queue is counted by the fleet that fills it. */
import { type AnyStateMachine, emit, setup } from 'xstate'
import type { Effect } from '../../engine/effects.ts'

const remark = (text: string) => emit((): Effect => ({ type: 'note', text })) as never

/** The server's machine. */
export const serverMachine: AnyStateMachine = setup({
  types: { emitted: {} as Effect },
  actions: {
    'remark that it is down already': remark('it is down already'),
    'remark that it is up already': remark('it is up already'),
  },
}).createMachine({
  id: 'server',
  initial: 'serving',
  states: {
    serving: { on: { fail: 'down', recover: { actions: 'remark that it is up already' } } },
    down: { on: { recover: 'serving', fail: { actions: 'remark that it is down already' } } },
  },
} as never) as never
