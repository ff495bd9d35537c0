/** The API behind REST, gRPC and GraphQL: asks the database what a request needs, round by round, and answers. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import type { Effect } from '../../engine/effects.ts'
import { isLast, received, type ServingContext, type ServingInput, told, waitingApi } from './serving.ts'

interface Arguments {
  readonly context: ServingContext
  readonly event: unknown
}

const FROM_DATABASE = [
  { guard: 'it is the last that anybody waits for', target: 'idle', actions: 'go on with what it was for' },
  { actions: 'go on with what it was for' },
]

/** The API's machine. */
export const apiMachine: AnyStateMachine = setup({
  types: { context: {} as ServingContext, emitted: {} as Effect, input: {} as ServingInput },
  guards: {
    'it is the last that anybody waits for': ({ context, event }: Arguments) => isLast(context, event),
  },
  actions: {
    'ask the database': enqueueActions(({ context, event, enqueue }) => {
      const { after, effects } = received(context, event)
      enqueue.assign(after)
      for (const effect of effects) enqueue.emit(effect)
    }),
    'go on with what it was for': enqueueActions(({ context, event, enqueue }) => {
      const { after, effects } = told(context, event)
      enqueue.assign(after)
      for (const effect of effects) enqueue.emit(effect)
    }),
  },
}).createMachine({
  id: 'api',
  context: ({ input }: { readonly input: ServingInput }) => waitingApi(input),
  initial: 'idle',
  states: {
    idle: {
      on: {
        'request.client': { target: 'serving', actions: 'ask the database' },
        'response.database': { actions: 'go on with what it was for' },
        'error.database': { actions: 'go on with what it was for' },
      },
    },
    serving: {
      on: { 'request.client': { actions: 'ask the database' }, 'response.database': FROM_DATABASE, 'error.database': FROM_DATABASE },
    },
  },
} as never) as never
