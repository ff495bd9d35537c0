/** A service behind the gateway: it answers at once, or, once it is slow, late. */
import { type AnyStateMachine, emit, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent, ReceivedMessage, SendEffect } from '../../engine/effects.ts'
import { BODY, bytesOf } from './http.ts'

/** What a service is given. */
export interface UpstreamInput {
  readonly slowMs: number
}

interface Arguments {
  readonly context: UpstreamInput
  readonly event: unknown
}

function answer({ id, detail }: ReceivedMessage): SendEffect {
  const n = detail.n as number
  const headers = { 'content-type': 'application/json' }
  return {
    type: 'send',
    to: 'gateway',
    label: '200 OK',
    kind: 'response',
    correlates: id,
    bytes: bytesOf('HTTP/1.1 200 OK', headers) + BODY,
    detail: { n, status: 200, headers },
  }
}

/** The machine of a service. */
export const upstreamMachine: AnyStateMachine = setup({
  types: { context: {} as UpstreamInput, input: {} as UpstreamInput, emitted: {} as Effect },
  actions: {
    answer: emit(({ event }: Arguments): Effect => answer((event as MessageEvent).message)) as never,
    'answer later': enqueueActions(({ context, event, enqueue }) => {
      const { message } = event as unknown as MessageEvent
      enqueue.raise({ type: 'a slow answer', message } as never, { id: `answer to ${message.id}`, delay: context.slowMs })
    }),
  },
}).createMachine({
  id: 'upstream',
  context: ({ input }: { readonly input: UpstreamInput }) => input,
  initial: 'quick',
  on: { 'a slow answer': { actions: 'answer' } },
  states: {
    quick: { on: { 'request.gateway': { actions: 'answer' }, slow: 'slow' } },
    slow: { on: { 'request.gateway': { actions: 'answer later' }, slow: 'quick', heal: 'quick' } },
  },
} as never) as never
