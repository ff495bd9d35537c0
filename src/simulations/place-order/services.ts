/** The services that do one thing and answer, and Shipping, which has to ask Users first. */
import { type AnyStateMachine, assign, emit, setup } from 'xstate'
import type { Effect, MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import { type Arguments, type CallingContext, type CallingInput, callingContext, callingParts, callState } from './calling.ts'
import { answer, type Callee, calls, failure } from './calls.ts'

interface WorkerContext {
  readonly workMs: number
  readonly message: ReceivedMessage | null
}

/** A service that works on a request and answers it. What it did stands in a row before the answer leaves. */
export function workerMachine(service: Exclude<Callee, 'shipping'>): AnyStateMachine {
  return setup({
    types: { context: {} as WorkerContext, emitted: {} as Effect, input: {} as Pick<WorkerContext, 'workMs'> },
    delays: { work: ({ context }) => context.workMs },
    actions: {
      'take the request': assign(({ event }) => ({ message: (event as unknown as MessageEvent).message })),
      'write the row': emit(({ context }) => row(service, context.message as ReceivedMessage)),
      answer: emit(({ context }) => answer(service, context.message as ReceivedMessage)),
    },
  }).createMachine({
    id: service,
    context: ({ input }) => ({ ...input, message: null }),
    initial: 'idle',
    states: {
      idle: { on: { 'request.*': { target: 'working', actions: 'take the request' } } },
      working: { after: { work: 'done' } },
      done: { type: 'final', entry: calls[service].table ? ['write the row', 'answer'] : ['answer'] },
    },
  }) as never
}

/** Shipping: asks Users for the address, then schedules. `remote` false: Users is a module of the same process. */
export function shippingMachine(remote: boolean): AnyStateMachine {
  const parts = callingParts(['users'], remote)
  return setup({
    types: { context: {} as CallingContext, input: {} as CallingInput },
    guards: parts.guards as never,
    delays: parts.delays as never,
    actions: {
      ...parts.actions,
      'write the row': emit(({ context }: Arguments) => row('shipping', context.message as ReceivedMessage)),
      answer: emit(({ context }: Arguments) => answer('shipping', context.message as ReceivedMessage)),
      'say that it failed': emit(({ context }: Arguments) => failure(context.message as ReceivedMessage)),
    } as never,
  }).createMachine({
    id: 'shipping',
    context: callingContext as never,
    initial: 'idle',
    states: {
      idle: { on: { 'request.*': { target: 'addressing', actions: 'take the request' } } },
      addressing: callState('users', 'addressing', 'working', 'failed', remote),
      working: { after: { work: 'done' } },
      done: { type: 'final', entry: ['write the row', 'answer'] },
      failed: { type: 'final', entry: 'say that it failed' },
    } as never,
  }) as never
}

/** One row per thing done. Nothing ties a repeated request to the first, so it gets a row of its own. */
function row(service: Callee, message: ReceivedMessage) {
  const { table, reply } = calls[service]
  return {
    type: 'row',
    table: table as string,
    key: `${service.slice(0, 2)}-${message.id}`,
    value: reply(message.detail.order as number),
  } as const
}
