/** Payments: it answers calls well, fails them, or takes its time. Its chart is its health; every call is worked on beside the others. */
import { type AnyStateMachine, emit, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import { type Health, type Outcome, treat, workMicros } from './treatment.ts'

/** What Payments is given. */
export interface PaymentsInput {
  readonly latencyMs: number
}

interface Worked {
  readonly call: ReceivedMessage
  readonly status: 201 | 500
}

function work(health: Health) {
  return enqueueActions(({ context, event, enqueue }) => {
    const { message: call } = event as unknown as MessageEvent
    const { outcome, unlucky } = call.detail as { outcome: Outcome; unlucky: boolean }
    const { latencyMs } = context as PaymentsInput
    const { status, ms } = treat(outcome, health, unlucky, latencyMs)
    enqueue.raise({ type: 'worked', call, status } as never, { delay: workMicros(ms, latencyMs) / 1000, id: `work ${call.id}` })
  })
}

/** The machine of Payments. */
export const paymentsMachine: AnyStateMachine = setup({
  types: { context: {} as PaymentsInput, input: {} as PaymentsInput, emitted: {} as Effect },
  actions: {
    'work on it': work('healthy') as never,
    'work on it in vain': work('failing') as never,
    'work on it slowly': work('slow') as never,
    'answer it': emit(({ event }): Effect => {
      const { call, status } = event as unknown as Worked
      const fine = status === 201
      const to = call.from
      const label = fine ? '201 Created' : '500'
      return { type: 'send', to, label, kind: fine ? 'response' : 'error', correlates: call.id, bytes: 120, detail: { status } }
    }) as never,
  },
}).createMachine({
  id: 'payments',
  context: ({ input }: { readonly input: PaymentsInput }) => input,
  initial: 'healthy',
  on: { worked: { actions: 'answer it' }, break: '.failing', slow: '.slow', heal: '.healthy' },
  states: {
    healthy: { on: { 'request.orders': { actions: 'work on it' } } },
    slow: { on: { 'request.orders': { actions: 'work on it slowly' } } },
    failing: { on: { 'request.orders': { actions: 'work on it in vain' } } },
  },
} as never) as never
