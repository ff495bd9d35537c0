/** The queue of the asynchronous pattern: holds what was handed over and delivers it again until it is acknowledged. */
import { type AnyStateMachine, assign, emit, setup } from 'xstate'
import type { MessageEvent } from '../../engine/effects.ts'

/** How long the queue waits for an acknowledgement before it delivers again, in ms. */
const REDELIVERY_MS = 1000

const CONSUMERS = ['shipping', 'notifications'] as const

interface QueueContext {
  readonly order: number
  readonly bytes: number
}

/** The queue's machine, one session per message. `remote` false: the queue is a list inside the process. */
export function queueMachine(remote: boolean): AnyStateMachine {
  const regions = CONSUMERS.map(consumer => [
    consumer,
    {
      initial: 'delivering',
      states: {
        delivering: {
          entry: `deliver to ${consumer}`,
          on: { [`response.${consumer}`]: 'acknowledged' },
          after: { redelivery: { target: 'delivering', reenter: true } },
        },
        acknowledged: { type: 'final' },
      },
    },
  ])
  const deliveries = CONSUMERS.map(consumer => [
    `deliver to ${consumer}`,
    emit(({ context }: { context: QueueContext }) => ({
      type: 'send',
      to: consumer,
      label: 'order paid',
      kind: remote ? 'delivery' : 'call',
      event: 'request',
      bytes: context.bytes,
      detail: { order: context.order },
    })),
  ])
  return setup({
    types: { context: {} as QueueContext },
    delays: { redelivery: REDELIVERY_MS },
    actions: {
      'keep the message': assign(({ event }) => {
        const { message } = event as unknown as MessageEvent
        return { order: message.detail.order as number, bytes: message.bytes }
      }),
      ...Object.fromEntries(deliveries),
    },
  }).createMachine({
    id: 'queue',
    context: { order: 0, bytes: 0 },
    initial: 'empty',
    states: {
      empty: { on: { 'event.*': { target: 'holding', actions: 'keep the message' } } },
      holding: { type: 'parallel', states: Object.fromEntries(regions), onDone: 'empty' },
    } as never,
  }) as never
}
