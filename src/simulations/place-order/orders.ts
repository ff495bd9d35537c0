/** Orders: one session per order, a statechart built from the pattern in which it calls the others. */
import { type AnyStateMachine, emit, setup } from 'xstate'
import type { MessageEvent, SendEffect } from '../../engine/effects.ts'
import { type Arguments, type CallingContext, type CallingInput, callingContext, callingParts, callState, DOING } from './calling.ts'
import { failure, responseText } from './calls.ts'

/** One after another; what is independent together; or the last two steps by way of a queue. */
export type Pattern = 'sequential' | 'parallel' | 'async'

/** Whom Orders asks, in the order of one after another. */
const STEPS = ['products', 'inventory', 'payments', 'shipping', 'notifications'] as const

type Step = (typeof STEPS)[number]

/** Stages follow each other; the calls of one stage run side by side. */
const STAGES: Readonly<Record<Pattern, readonly { readonly name: string; readonly steps: readonly Step[] }[]>> = {
  sequential: STEPS.map(step => ({ name: DOING[step], steps: [step] })),
  parallel: [
    { name: 'checking', steps: ['products', 'inventory'] },
    { name: 'charging', steps: ['payments'] },
    { name: 'finishing', steps: ['shipping', 'notifications'] },
  ],
  async: [
    { name: 'checking', steps: ['products', 'inventory'] },
    { name: 'charging', steps: ['payments'] },
  ],
}

/** The machine of one order. `remote` false: the others are modules of the same process. */
export function ordersMachine(pattern: Pattern, remote: boolean): AnyStateMachine {
  const stages = STAGES[pattern]
  const parts = callingParts(
    stages.flatMap(stage => stage.steps),
    remote,
  )
  const states = stages.map((stage, i) => [stage.name, stageState(stage, stages[i + 1]?.name ?? 'confirmed', remote)])
  const atTheEnd =
    pattern === 'async'
      ? ['hand over to the queue', 'remember confirmed', 'answer the client']
      : ['remember confirmed', 'answer the client']
  return setup({
    types: { context: {} as CallingContext, input: {} as CallingInput },
    guards: parts.guards as never,
    delays: parts.delays as never,
    actions: {
      ...parts.actions,
      'hand over to the queue': emit(({ context }: Arguments) => handOver(context, remote)),
      'remember confirmed': emit(({ context }: Arguments) => remember(context, 'confirmed')),
      'remember failed': emit(({ context }: Arguments) => remember(context, 'failed')),
      'answer the client': emit(({ context }: Arguments) => confirmed(context)),
      'tell the client': emit(({ context }: Arguments) => failure(context.message as never)),
      'an answer nobody waits for': emit(({ event }) => tooLate(event as unknown as MessageEvent)),
    } as never,
  }).createMachine({
    id: 'orders',
    context: callingContext as never,
    initial: 'idle',
    on: { 'response.*': { actions: 'an answer nobody waits for' } } as never,
    states: {
      idle: { on: { 'request.client': { target: 'starting', actions: 'take the request' } } },
      starting: { after: { work: stages[0]?.name } },
      ...Object.fromEntries(states),
      confirmed: { type: 'final', entry: atTheEnd },
      failed: { type: 'final', entry: ['remember failed', 'tell the client'] },
    } as never,
  }) as never
}

function stageState(stage: (typeof STAGES)[Pattern][number], next: string, remote: boolean) {
  const [only] = stage.steps
  if (stage.steps.length === 1) return callState(only as Step, stage.name, next, 'failed', remote)
  const regions = stage.steps.map(step => [
    DOING[step],
    {
      initial: 'asking',
      states: { asking: callState(step, 'asking', 'answered', '#orders.failed', remote), answered: { type: 'final' } },
    },
  ])
  return { type: 'parallel', onDone: next, states: Object.fromEntries(regions) }
}

function remember(context: CallingContext, status: string) {
  return { type: 'row', table: 'orders', key: String(context.order), value: { user: 'ines', amount: 4999, status } } as const
}

function confirmed(context: CallingContext): SendEffect {
  const status = '201 Created'
  const body = { order: context.order, status: 'confirmed' }
  const detail = { order: context.order, status: 201, body }
  const correlates = context.message?.id as number
  return { type: 'send', to: 'client', label: status, kind: 'response', correlates, bytes: responseText(status, body).length, detail }
}

function handOver(context: CallingContext, remote: boolean): SendEffect {
  const body = { order: context.order, user: 'ines' }
  const kind = remote ? 'event' : 'call'
  const bytes = remote ? JSON.stringify(body).length : 0
  return { type: 'send', to: 'queue', label: 'order paid', kind, event: 'event', bytes, detail: { order: context.order, body } }
}

function tooLate({ message }: MessageEvent) {
  return {
    type: 'note',
    text: `${message.label} from ${message.from} comes too late: this attempt was given up`,
    message: message.id,
  } as const
}
