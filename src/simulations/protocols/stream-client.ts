/** The client of a streaming call: its half of an HTTP/2 stream, in the states of RFC 9113 section 5.1. */
import { type AnyStateMachine, assign, enqueueActions, setup } from 'xstate'
import type { ActionEvent, Effect, MessageEvent } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { asked, type Connection, cancelled, METHODS, type Mode, OPENED, type StreamInput } from './stock.ts'

interface Context extends StreamInput, Connection {
  readonly mode: Mode
  readonly sent: number
  readonly received: number
  readonly startedAt: Micros
}

interface Arguments {
  readonly context: Context
  readonly event: unknown
}

/** The deadline of a call, in ms; the field grpc-timeout says so to the server. */
const DEADLINE_MS = 5000

const modeOf = (event: unknown) => (event as ActionEvent).argument as Mode
const isLast = (event: unknown) => (event as MessageEvent).message.detail.last === true || (event as MessageEvent).message.kind === 'error'

/** The client's machine. */
export const streamClientMachine: AnyStateMachine = setup({
  types: { context: {} as Context, emitted: {} as Effect, input: {} as StreamInput },
  delays: { 'the next message': ({ context }: Arguments) => context.everyMs, deadline: DEADLINE_MS },
  guards: {
    'it sends one message only': ({ context, event }: Arguments) => !METHODS[modeOf(event)].asksOften || context.messages === 1,
    'one message is left': ({ context }: Arguments) => context.sent + 1 >= context.messages,
    'it closes the stream': ({ event }: Arguments) => isLast(event),
  },
  actions: {
    'begin a call': assign({
      mode: ({ event }: Arguments) => modeOf(event),
      startedAt: ({ event }: Arguments) => (event as ActionEvent).at,
      sent: 0,
      received: 0,
    }),
    'send a message': enqueueActions(({ context, enqueue }) => {
      const { effect, table } = asked(context, context, context.mode, context.sent + 1, false)
      enqueue.assign({ sent: context.sent + 1, table })
      enqueue.emit(effect)
    }),
    'send the last message': enqueueActions(({ context, enqueue }) => {
      const { effect, table } = asked(context, context, context.mode, context.sent + 1, true)
      enqueue.assign({ sent: context.sent + 1, table })
      enqueue.emit(effect)
    }),
    // Trailers alone are no message.
    'count the answer': assign({
      received: ({ context, event }: Arguments) => context.received + ((event as MessageEvent).message.detail.payload === 0 ? 0 : 1),
    }),
    'write the call down': enqueueActions(({ context, event, enqueue }) => {
      const { at, message } = event as unknown as MessageEvent
      enqueue.assign({ stream: context.stream + 2 })
      if (message.kind === 'error') enqueue.emit({ type: 'note', text: 'the call ends with UNAVAILABLE', message: message.id })
      else {
        const value = {
          method: METHODS[context.mode].name,
          'messages sent': context.sent,
          'messages received': context.received,
          'asked by': 'a click',
          'ms taken': (at - context.startedAt) / 1000,
          'round trips': 1,
        }
        enqueue.emit({ type: 'row', table: 'calls', key: String((context.stream + 1) / 2), value })
      }
    }),
    'cancel the call': enqueueActions(({ context, enqueue }) => {
      enqueue.assign({ stream: context.stream + 2 })
      enqueue.emit({ type: 'note', text: 'DEADLINE_EXCEEDED: it has waited 5 s' })
      enqueue.emit(cancelled(context))
    }),
    'remark that a call is under way': enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'note', text: 'a call is under way; this figure shows one at a time' })
    }),
    'remark that it comes too late': enqueueActions(({ event, enqueue }) => {
      const { message } = event as unknown as MessageEvent
      enqueue.emit({ type: 'note', text: `${message.label} comes after the end of its call`, message: message.id })
    }),
  },
}).createMachine({
  id: 'client',
  context: ({ input }: { readonly input: StreamInput }) => ({ ...input, ...OPENED, mode: 'unary', sent: 0, received: 0, startedAt: 0 }),
  initial: 'idle',
  states: {
    idle: {
      on: {
        stream: [
          { guard: 'it sends one message only', target: 'call.halfClosedLocal', actions: ['begin a call', 'send the last message'] },
          { target: 'call.open', actions: ['begin a call', 'send a message'] },
        ],
        'response.*': { actions: 'remark that it comes too late' },
        'error.*': { actions: 'remark that it comes too late' },
      },
    },
    call: {
      initial: 'open',
      on: {
        stream: { actions: 'remark that a call is under way' },
        'response.*': [
          { guard: 'it closes the stream', target: 'idle', actions: ['count the answer', 'write the call down'] },
          { actions: 'count the answer' },
        ],
        'error.*': { target: 'idle', actions: 'write the call down' },
      },
      after: { deadline: { target: 'idle', actions: 'cancel the call' } },
      states: {
        open: {
          after: {
            'the next message': [
              { guard: 'one message is left', target: 'halfClosedLocal', actions: 'send the last message' },
              { target: 'open', reenter: true, actions: 'send a message' },
            ],
          },
        },
        halfClosedLocal: {},
      },
    },
  },
} as never) as never
