/** The server: a process that keeps a line for each connection, works on requests, and sends frames as windows allow. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { carryOut } from './carry-out.ts'
import type { LineTimer } from './lines.ts'
import { answerIsReady, isServing, type ServerContext, type ServerInput, takePacket, timerIsOver, wireIsFree } from './serving.ts'

type Timed = LineTimer & { readonly at: Micros }

const onTimer = carryOut((context: ServerContext, event: Timed) => timerIsOver(context, event, event.at))

const always = {
  'packet.browser': { actions: 'take the packet' },
  ready: { actions: 'have an answer' },
  fill: { actions: 'send what windows allow' },
  retransmit: { actions: 'send it again' },
  acknowledge: { actions: 'acknowledge' },
  'wire is free': { actions: 'send the next packet' },
} as const

/** The server's machine. */
export const serverMachine: AnyStateMachine = setup({
  types: { context: {} as ServerContext, emitted: {} as Effect, input: {} as ServerInput },
  guards: {
    'a request is in work': ({ context }: { readonly context: ServerContext }) => isServing(context),
    'all is answered': ({ context }: { readonly context: ServerContext }) => !isServing(context),
  },
  actions: {
    'take the packet': enqueueActions(carryOut((context: ServerContext, event: MessageEvent) => takePacket(context, event)) as never),
    'have an answer': enqueueActions(carryOut((context: ServerContext, event: Timed) => answerIsReady(context, event)) as never),
    'send what windows allow': enqueueActions(onTimer as never),
    'send it again': enqueueActions(onTimer as never),
    acknowledge: enqueueActions(onTimer as never),
    'send the next packet': enqueueActions(carryOut((context: ServerContext, event: Timed) => wireIsFree(context, event.at)) as never),
  },
}).createMachine({
  id: 'server',
  context: ({ input }: { readonly input: ServerInput }) => ({ ...input, lines: {}, wireIsBusy: false, turn: 0 }),
  initial: 'listening',
  on: always,
  states: {
    listening: { always: { guard: 'a request is in work', target: 'answering' } },
    answering: { always: { guard: 'all is answered', target: 'listening' } },
  },
} as never) as never
