/** The life of one of the browser's connections, from the look-up of the name to its end. */
import { type AnyStateMachine, setup } from 'xstate'

/** The machine of a connection. It hears from the browser what happens on it. */
export const connectionMachine: AnyStateMachine = setup({}).createMachine({
  id: 'connection-1',
  initial: 'closed',
  on: { close: { target: '.closed' }, fail: { target: '.closed' } },
  states: {
    closed: { on: { 'look the name up': 'lookingUp', connect: 'connecting', secure: 'securing' } },
    lookingUp: { on: { connect: 'connecting', secure: 'securing' } },
    connecting: { on: { secure: 'securing' } },
    securing: { on: { 'is open': 'open' } },
    open: {
      initial: 'idle',
      states: {
        idle: { on: { 'is asked': 'busy' } },
        busy: { on: { rests: 'idle', stalled: 'stalled' } },
        stalled: { on: { moves: 'busy' } },
      },
    },
  },
} as never) as never
