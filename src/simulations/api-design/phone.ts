/** The phone: a second device, of the same person or of another, that sends what it is asked to. */
import { type AnyStateMachine, assign, emit, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import { PATIENCE_MS, sending, TRIES } from './client.ts'
import type { Item } from './trial.ts'
import { statusOf, textOf } from './wire.ts'

interface PhoneContext {
  readonly trial: number
  readonly item: Item | null
  readonly tries: number
}

interface Arguments {
  readonly context: PhoneContext
  readonly event: unknown
}

const send = emit(({ context: { item, trial, tries } }: Arguments): Effect => sending(item as Item, trial, 0, tries))

const done = (textIn: (event: unknown) => string | null) =>
  emit(({ context, event }: Arguments): Effect => {
    const text = textIn(event)
    const detail = { trial: context.trial, name: context.item?.name ?? '', text: text !== null && statusOf(text) > 0 ? text : null }
    return { type: 'send', to: 'client', label: detail.text ? 'it is answered' : 'no answer', kind: 'event', event: 'done', detail }
  })

const hears = [{ guard: 'it answers this request', target: 'idle', actions: 'tell the client' }]

/** The phone's machine. */
export const phoneMachine: AnyStateMachine = setup({
  types: { context: {} as PhoneContext, emitted: {} as Effect },
  delays: { patience: PATIENCE_MS },
  guards: {
    'it answers this request': ({ context, event }: Arguments) => (event as MessageEvent).answers === `${context.trial}.0`,
    'it may ask again': ({ context }: Arguments) => context.tries < TRIES,
  },
  actions: {
    'take the turn': assign(({ event }) => {
      const { trial, item } = (event as unknown as MessageEvent).message.detail as unknown as Pick<PhoneContext, 'trial' | 'item'>
      return { trial, item, tries: 0 }
    }) as never,
    'send the request': send as never,
    'count the try': assign(({ context }) => ({ tries: context.tries + 1 })) as never,
    'tell the client': done(event => textOf((event as MessageEvent).message)) as never,
    'tell the client that nothing came': done(() => null) as never,
  },
}).createMachine({
  id: 'phone',
  context: { trial: 0, item: null, tries: 0 },
  initial: 'idle',
  on: { 'turn.client': { target: '.waiting', reenter: true, actions: 'take the turn' } },
  states: {
    idle: {},
    waiting: {
      entry: ['send the request', 'count the try'],
      on: { 'response.server': hears, 'error.server': hears },
      after: {
        patience: [
          { guard: 'it may ask again', target: 'waiting', reenter: true },
          { target: 'idle', actions: 'tell the client that nothing came' },
        ],
      },
    },
  },
} as never) as never
