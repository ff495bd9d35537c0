/** The queue, which keeps a message until it is acknowledged, and Notifications, which writes the e-mail. */
import { type AnyStateMachine, assign, emit, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { now, spanRow } from './names.ts'

/** How long the queue waits for an acknowledgement before it delivers again, and after a refusal. */
const REDELIVERY_MS = 30_000
const PAUSE_MS = 1000

/** A basic.ack of AMQP 0-9-1: a frame of 7 octets, a method of 4, a delivery tag of 8, a flag and the frame end. */
const ACK_BYTES = 21

interface QueueContext {
  readonly message: ReceivedMessage | null
}

interface Held {
  readonly context: QueueContext
}

function held({ context }: Held): ReceivedMessage {
  return context.message as ReceivedMessage
}

function keyOfMessage(told: Held): string {
  return `message ${held(told).id}`
}

const tell = (of: (told: Held) => Effect) => emit((told: Held) => of(told)) as never

/** The queue's machine, one for each message that it holds. */
export const queueMachine: AnyStateMachine = setup({
  types: { context: {} as QueueContext, emitted: {} as Effect },
  delays: { redelivery: REDELIVERY_MS, 'a pause': PAUSE_MS },
  actions: {
    'keep the message': assign(({ event }) => ({ message: (event as unknown as MessageEvent).message })),
    'write it down': tell(told => ({
      type: 'row',
      table: 'queue',
      key: keyOfMessage(told),
      value: { label: held(told).label, order: held(told).detail.order as number },
    })),
    'acknowledge it': tell(told => ({
      type: 'send',
      to: held(told).from,
      label: 'stored',
      kind: 'ack',
      event: 'response',
      correlates: held(told).id,
      bytes: ACK_BYTES,
      detail: {},
    })),
    deliver: tell(told => ({
      type: 'send',
      to: 'notifications',
      label: held(told).label,
      kind: 'delivery',
      event: 'request',
      bytes: held(told).bytes,
      detail: held(told).detail,
    })),
    'strike it out': tell(told => ({ type: 'row', table: 'queue', key: keyOfMessage(told), value: null })),
  },
}).createMachine({
  id: 'queue',
  context: { message: null },
  initial: 'empty',
  states: {
    empty: { on: { 'event.orders': { target: 'delivering', actions: ['keep the message', 'write it down', 'acknowledge it'] } } },
    delivering: {
      entry: 'deliver',
      on: { 'response.notifications': { target: 'acknowledged', actions: 'strike it out' }, 'error.notifications': 'pausing' },
      after: { redelivery: { target: 'delivering', reenter: true } },
    },
    pausing: { after: { 'a pause': 'delivering' } },
    acknowledged: { type: 'final' },
  },
} as never) as never

/** What Notifications is given. */
export interface MailerInput {
  readonly workMs: number
}

interface MailerContext extends MailerInput, QueueContext {
  readonly began: Micros
}

interface MailerArguments {
  readonly context: MailerContext
  readonly event: unknown
}

/** What the mailer's workers have in common. */
export interface MailerMemory {
  readonly sent: readonly number[]
}

function memoryAt(event: unknown): MailerMemory {
  return (event as { memory: MailerMemory }).memory
}

const say = (of: (told: MailerArguments) => Effect) => emit((told: MailerArguments) => of(told)) as never

/** The mailer's machine, one for each delivery. */
export const notificationsMachine: AnyStateMachine = setup({
  types: { context: {} as MailerContext, input: {} as MailerInput, emitted: {} as Effect },
  delays: { work: ({ context }) => context.workMs },
  guards: {
    'it is out already': ({ event }: MailerArguments) =>
      memoryAt(event).sent.includes((event as MessageEvent).message.detail.order as number),
  },
  actions: {
    'take the message': assign(({ event }) => ({ message: (event as unknown as MessageEvent).message, began: now(event) })),
    'send the e-mail': enqueueActions(({ context, event, enqueue }) => {
      const order = held({ context: context as MailerContext }).detail.order as number
      enqueue.emit({ type: 'remember', memory: { sent: [...memoryAt(event).sent, order] } } as never)
      enqueue.emit({
        type: 'row',
        table: 'emails',
        key: `mail-${order}`,
        value: { order, to: 'ines', template: 'order-confirmed' },
      } as never)
    }) as never,
    acknowledge: say(told => ({
      type: 'send',
      to: 'queue',
      label: 'ack',
      kind: 'ack',
      event: 'response',
      correlates: held(told).id,
      bytes: ACK_BYTES,
      detail: {},
    })),
    'write the span': say(told => spanRow('notifications', held(told), told.context.began, now(told.event))),
  },
}).createMachine({
  id: 'notifications',
  context: ({ input }: { readonly input: MailerInput }) => ({ ...input, message: null, began: 0 }),
  initial: 'idle',
  states: {
    idle: {
      on: {
        'request.queue': [
          { guard: 'it is out already', target: 'known', actions: ['take the message', 'acknowledge'] },
          { target: 'writing', actions: 'take the message' },
        ],
      },
    },
    writing: { after: { work: { target: 'sent', actions: ['send the e-mail', 'acknowledge', 'write the span'] } } },
    sent: { type: 'final' },
    known: { type: 'final' },
  },
} as never) as never
