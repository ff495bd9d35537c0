/** The server of a streaming call: its half of an HTTP/2 stream, in the states of RFC 9113 section 5.1. */
import { type AnyStateMachine, assign, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import type { MessageId } from '../../engine/trace.ts'
import { answeredOnce, answeredOnceMore, type Connection, METHODS, type Mode, OPENED, type StreamInput, trailers } from './stock.ts'

interface Context extends StreamInput, Connection {
  readonly mode: Mode
  readonly request: MessageId
  readonly heard: number
  readonly answered: number
}

interface Arguments {
  readonly context: Context
  readonly event: unknown
}

const detailOf = (event: unknown) => (event as MessageEvent).message.detail
const modeOf = (event: unknown) => METHODS[detailOf(event).mode as Mode]

/** The server's machine. */
export const streamServerMachine: AnyStateMachine = setup({
  types: { context: {} as Context, emitted: {} as Effect, input: {} as StreamInput },
  delays: { 'the next level': ({ context }: Arguments) => context.everyMs },
  guards: {
    'it answers once to one message': ({ event }: Arguments) => !modeOf(event).answersOften && detailOf(event).last === true,
    'it answers one message with many': ({ event }: Arguments) => modeOf(event).answersOften && detailOf(event).last === true,
    'it answers each message': ({ event }: Arguments) => modeOf(event).answersOften,
    'the client has said all': ({ event }: Arguments) => detailOf(event).last === true,
    'the client has said all and wants one answer': ({ event }: Arguments) => detailOf(event).last === true && !modeOf(event).answersOften,
    'one answer is left': ({ context }: Arguments) => context.answered + 1 >= context.messages,
  },
  actions: {
    'begin a call': assign(({ event }: Arguments) => ({
      mode: detailOf(event).mode as Mode,
      stream: detailOf(event).stream as number,
      request: (event as MessageEvent).message.id,
      heard: 1,
      answered: 0,
    })),
    'count the message': assign({ heard: ({ context }: Arguments) => context.heard + 1 }),
    'answer once': enqueueActions(({ context, enqueue }) => {
      const { effect, table } = answeredOnce(context, context.request, context.mode, context.heard)
      enqueue.assign({ table })
      enqueue.emit(effect)
    }),
    'send an answer': enqueueActions(({ context, enqueue }) => {
      const { effect, table } = answeredOnceMore(context, context.request, context.answered + 1)
      enqueue.assign({ table, answered: context.answered + 1 })
      enqueue.emit(effect)
    }),
    'close with a status': enqueueActions(({ context, enqueue }) => {
      const { effect, table } = trailers(context, context.request)
      enqueue.assign({ table })
      enqueue.emit(effect)
    }),
  },
}).createMachine({
  id: 'api',
  context: ({ input }: { readonly input: StreamInput }) => ({ ...input, ...OPENED, mode: 'unary', request: 0, heard: 0, answered: 0 }),
  initial: 'idle',
  on: {
    'request.client': [
      { guard: 'it answers once to one message', target: '.idle', actions: ['begin a call', 'answer once'] },
      {
        guard: 'it answers one message with many',
        target: '.halfClosedRemote',
        reenter: true,
        actions: ['begin a call', 'send an answer'],
      },
      { guard: 'it answers each message', target: '.open', actions: ['begin a call', 'send an answer'] },
      { target: '.open', actions: 'begin a call' },
    ],
  },
  states: {
    idle: {},
    open: {
      on: {
        'message.client': [
          { guard: 'the client has said all and wants one answer', target: 'idle', actions: ['count the message', 'answer once'] },
          { guard: 'the client has said all', target: 'idle', actions: ['count the message', 'send an answer', 'close with a status'] },
          { guard: 'it answers each message', actions: ['count the message', 'send an answer'] },
          { actions: 'count the message' },
        ],
        'cancel.client': 'idle',
      },
    },
    halfClosedRemote: {
      on: { 'cancel.client': 'idle' },
      after: {
        'the next level': [
          { guard: 'one answer is left', target: 'idle', actions: ['send an answer', 'close with a status'] },
          { target: 'halfClosedRemote', reenter: true, actions: 'send an answer' },
        ],
      },
    },
  },
} as never) as never
