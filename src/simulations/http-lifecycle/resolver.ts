/** The resolver: it knows the name, and says so. How it comes to know is chapter 1's. */
import { type AnyStateMachine, emit, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import { HOST } from './files.ts'

/** The resolver's machine. */
export const resolverMachine: AnyStateMachine = setup({
  types: { emitted: {} as Effect },
  actions: {
    'say the address': emit(({ event }) => {
      const { id } = (event as unknown as MessageEvent).message
      return { type: 'send', to: 'browser', label: `A ${HOST} 192.0.2.80`, kind: 'response', correlates: id, bytes: 50 }
    }),
  },
}).createMachine({
  id: 'resolver',
  initial: 'listening',
  states: { listening: { on: { 'query.browser': { actions: 'say the address' } } } },
} as never) as never
