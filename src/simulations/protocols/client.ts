/** The client of REST, gRPC or GraphQL: asks a question in as many requests as its protocol takes, and perhaps again after a while. */
import { type AnyStateMachine, assign, enqueueActions, setup } from 'xstate'
import type { ActionEvent, Effect, MessageEvent } from '../../engine/effects.ts'
import {
  type AskingContext,
  type AskingInput,
  begun,
  fresh,
  isAwaited,
  isFailure,
  leadsOn,
  MOST_POLLS,
  makesWhole,
  sending,
  taken,
  whole,
} from './asking.ts'

interface Arguments {
  readonly context: AskingContext
  readonly event: unknown
}

/** How long a client waits for an answer, in ms. */
export const PATIENCE_MS = 5000

const instantOf = (event: unknown) => (event as ActionEvent).at

/** The client's machine. */
export const clientMachine: AnyStateMachine = setup({
  types: { context: {} as AskingContext, emitted: {} as Effect, input: {} as AskingInput },
  delays: {
    patience: PATIENCE_MS,
    pause: ({ context }: Arguments) => context.pollMs,
  },
  guards: {
    'nobody waits for it': ({ context, event }: Arguments) => !isAwaited(context, event),
    'it says that there is no answer': ({ event }: Arguments) => isFailure(event),
    'it leads to further requests': ({ context, event }: Arguments) => leadsOn(context, event),
    'something is missing yet': ({ context, event }: Arguments) => !makesWhole(context, event),
    'it was asked again meanwhile': ({ context }: Arguments) => context.clicks > 0,
    'it waits for the next order': ({ context, event }: Arguments) => {
      const { newest } = taken(context, event)
      return (
        context.pollMs > 0 &&
        context.polls < MOST_POLLS &&
        newest > 0 &&
        !(context.heard || (context.baseline > 0 && newest > context.baseline))
      )
    },
  },
  actions: {
    'begin the question': assign(({ context, event }: Arguments) => begun(context, instantOf(event), false)),
    'begin the question once more': assign(({ context, event }: Arguments) => begun(context, instantOf(event), true)),
    'take the next click': assign(({ context, event }: Arguments) => ({
      ...begun(context, instantOf(event), false),
      clicks: context.clicks - 1,
    })),
    'send what can be sent': enqueueActions(({ context, enqueue }) => {
      const { effects, after } = sending(context)
      enqueue.assign(after)
      for (const effect of effects) enqueue.emit(effect)
    }),
    'take the answer': assign(({ context, event }: Arguments) => taken(context, event)),
    'write down the whole answer': enqueueActions(({ context, event, enqueue }) => {
      const { effects, after } = whole(context, instantOf(event))
      enqueue.assign(after)
      for (const effect of effects) enqueue.emit(effect)
    }),
    'ask again later': enqueueActions(({ context, enqueue }) => {
      enqueue.assign({ clicks: context.clicks + 1 })
      enqueue.emit({ type: 'note', text: 'still waits for an answer; asks again when that has come' })
    }),
    'note that there is no answer': enqueueActions(({ event, enqueue }) => {
      const { message } = event as unknown as MessageEvent
      enqueue.assign({ underWay: {}, toSend: [], clicks: 0 })
      enqueue.emit({ type: 'note', text: `${message.label} is no answer; it gives up`, message: message.id })
    }),
    'give up': enqueueActions(({ enqueue }) => {
      enqueue.assign({ underWay: {}, toSend: [], clicks: 0 })
      enqueue.emit({ type: 'note', text: `no answer within ${PATIENCE_MS / 1000} s; it gives up` })
    }),
    'remark that it comes too late': enqueueActions(({ event, enqueue }) => {
      const { message } = event as unknown as MessageEvent
      enqueue.emit({ type: 'note', text: `${message.label} comes when nobody waits for it any more`, message: message.id })
    }),
  },
}).createMachine({
  id: 'client',
  context: ({ input }: { readonly input: AskingInput }) => fresh(input),
  initial: 'ready',
  states: {
    ready: { on: whileReady() },
    asking: { on: whileAsking(), after: { patience: { target: 'gaveUp', actions: 'give up' } } },
    followingUp: { on: whileAsking(), after: { patience: { target: 'gaveUp', actions: 'give up' } } },
    pausing: {
      on: whileReady(),
      after: { pause: { target: 'asking', actions: ['begin the question once more', 'send what can be sent'] } },
    },
    answered: { on: whileReady() },
    gaveUp: { on: whileReady() },
  },
} as never) as never

function whileReady() {
  return {
    ask: { target: 'asking', actions: ['begin the question', 'send what can be sent'] },
    'response.*': { actions: 'remark that it comes too late' },
    'error.*': { actions: 'remark that it comes too late' },
  }
}

function whileAsking() {
  const answer = [
    { guard: 'nobody waits for it', actions: 'remark that it comes too late' },
    { guard: 'it says that there is no answer', target: 'gaveUp', actions: 'note that there is no answer' },
    { guard: 'it leads to further requests', target: 'followingUp', actions: ['take the answer', 'send what can be sent'] },
    { guard: 'something is missing yet', actions: ['take the answer', 'send what can be sent'] },
    {
      guard: 'it was asked again meanwhile',
      target: 'asking',
      reenter: true,
      actions: ['take the answer', 'write down the whole answer', 'take the next click', 'send what can be sent'],
    },
    { guard: 'it waits for the next order', target: 'pausing', actions: ['take the answer', 'write down the whole answer'] },
    { target: 'answered', actions: ['take the answer', 'write down the whole answer'] },
  ]
  return { ask: { actions: 'ask again later' }, 'response.*': answer, 'error.*': answer }
}
