/** The server: it does what the design says, and keeps its tables on disk. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import { answerTo } from '../../actors/resource-server/answer.ts'
import { serve } from '../../actors/resource-server/serve.ts'
import type { Effect, MessageEvent, SendEffect } from '../../engine/effects.ts'
import type { Chance } from '../../engine/random.ts'
import { designedApi } from './api.ts'
import { changesBetween, type Data, openingData, secondAt } from './data.ts'
import { clickCounted } from './links-api.ts'
import type { Choices } from './steps.ts'
import { textOf } from './wire.ts'

/** What a server is given. */
export interface ServerInput {
  readonly choices: Choices
  readonly chance: Chance
  /** Null: what is there from the start. */
  readonly data: Data | null
}

interface ServerContext extends ServerInput {
  readonly data: Data
}

/** Laptop and phone stand behind one router. */
const ROUTER = '203.0.113.7'

const answer = enqueueActions(({ context, event, enqueue }) => {
  const { data, choices, chance } = context as ServerContext
  const { at, message } = event as unknown as MessageEvent
  const asked = textOf(message)
  const outcome = serve(designedApi({ choices, chance, address: ROUTER }), data, asked, secondAt(at))
  const { status } = outcome.response
  const next = clickCounted(outcome.data, asked, status)
  enqueue.assign({ data: next })
  for (const change of changesBetween(data, next)) enqueue.emit({ type: 'row', ...change } satisfies Effect as never)
  enqueue.emit(answerTo(message, outcome.response) as never)
})

/** The new version starts with its limiter's counts at zero; tables and keys stay. */
const deploy = enqueueActions(({ context, event, enqueue }) => {
  const { data } = context as ServerContext
  const { message } = event as unknown as MessageEvent
  enqueue.assign({ choices: message.detail.choices as unknown as Choices, data: { ...data, made: {} } })
  enqueue.emit({ type: 'send', to: 'design', label: 'deployed', kind: 'ack', correlates: message.id } satisfies SendEffect as never)
})

/** The server's machine. */
export const serverMachine: AnyStateMachine = setup({
  types: { context: {} as ServerContext, input: {} as ServerInput, emitted: {} as Effect },
  actions: { 'do what the design says, and answer': answer as never, 'be the new version': deploy as never },
}).createMachine({
  id: 'server',
  context: ({ input }: { readonly input: ServerInput }) => ({ ...input, data: input.data ?? openingData() }),
  initial: 'listening',
  states: {
    listening: {
      on: {
        'request.client': { actions: 'do what the design says, and answer' },
        'request.phone': { actions: 'do what the design says, and answer' },
        'request.browser-cache': { actions: 'do what the design says, and answer' },
        'deploy.design': { actions: 'be the new version' },
      },
    },
  },
} as never) as never
