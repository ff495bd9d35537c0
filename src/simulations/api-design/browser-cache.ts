/** The browser's cache: it answers what it may, asks the server for the rest, and keeps what it is allowed to keep. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import { byteLength } from '../../actors/resource-server/byte-length.ts'
import { statusLine } from '../../actors/resource-server/http-response.ts'
import type { Effect, MessageEvent, SendEffect } from '../../engine/effects.ts'
import { type CacheEntries, isFresh, keepable, keptFor, marked, revalidating, targetOf } from './cache-store.ts'
import { statusOf, textOf } from './wire.ts'

interface CacheContext {
  /** The request that this session is about. */
  readonly asked: string
  readonly id: number
}

type Event = MessageEvent & { readonly memory: CacheEntries }

interface Arguments {
  readonly event: unknown
}

/** How long it listens for the server, in ms. */
const PATIENCE_MS = 2000

function answerOf(text: string, id: number, kind: 'cached' | 'response' | 'error'): SendEffect {
  const label = kind === 'cached' ? `${statusLine(statusOf(text))}, from the cache` : statusLine(statusOf(text))
  return { type: 'send', to: 'client', label, kind, event: 'response', correlates: id, bytes: byteLength(text), detail: { text } }
}

const giveOut = enqueueActions(({ event, enqueue }) => {
  const { message, memory } = event as unknown as Event
  const kept = keptFor(memory, textOf(message))
  if (kept) enqueue.emit(answerOf(marked(kept.text, 'hit'), message.id, 'cached') as never)
})

const forward = enqueueActions(({ event, enqueue }) => {
  const { message, memory } = event as unknown as Event
  const asked = textOf(message)
  const kept = keptFor(memory, asked)
  const text = kept === null ? asked : revalidating(asked, kept)
  enqueue.assign({ asked, id: message.id })
  const send: SendEffect = { type: 'send', to: 'server', label: message.label, kind: 'request', bytes: byteLength(text), detail: { text } }
  enqueue.emit(send as never)
})

const passOn = enqueueActions(({ context, event, enqueue }) => {
  const { asked, id } = context as CacheContext
  const { message, memory, at } = event as unknown as Event
  const text = textOf(message)
  const kept = keptFor(memory, asked)
  if (statusOf(text) === 304 && kept !== null) {
    enqueue.emit(answerOf(marked(kept.text, 'fwd=stale; fwd-status=304'), id, 'cached') as never)
    return
  }
  const keep = keepable(asked, text, at)
  if (keep) enqueue.emit({ type: 'remember', memory: { ...memory, [targetOf(asked)]: keep } } satisfies Effect as never)
  if (keep && keep.freshUntil === null) {
    enqueue.emit({
      type: 'note',
      text: 'a permanent redirect without cache fields: it is kept, and the server is not asked again',
    } as never)
  }
  enqueue.emit(answerOf(marked(text, 'fwd=miss'), id, message.kind === 'error' ? 'error' : 'response') as never)
})

/** The machine of one request to the cache. */
export const cacheMachine: AnyStateMachine = setup({
  types: { context: {} as CacheContext, emitted: {} as Effect },
  delays: { patience: PATIENCE_MS },
  guards: {
    'a fresh answer is kept': ({ event }: Arguments) => {
      const { message, memory, at } = event as Event
      const kept = keptFor(memory, textOf(message))
      return kept !== null && isFresh(kept, at)
    },
    'it is an answer': ({ event }: Arguments) => statusOf(textOf((event as Event).message)) > 0,
  },
  actions: {
    'give out what is kept': giveOut as never,
    'ask the server': forward as never,
    'keep what may be kept, and pass on': passOn as never,
  },
}).createMachine({
  id: 'browser-cache',
  context: { asked: '', id: 0 },
  initial: 'asked',
  states: {
    asked: {
      on: {
        'request.client': [
          { guard: 'a fresh answer is kept', target: 'answered', actions: 'give out what is kept' },
          { target: 'forwarding', actions: 'ask the server' },
        ],
      },
    },
    forwarding: {
      on: {
        'response.server': { target: 'answered', actions: 'keep what may be kept, and pass on' },
        'error.server': [
          { guard: 'it is an answer', target: 'answered', actions: 'keep what may be kept, and pass on' },
          { target: 'answered' },
        ],
      },
      after: { patience: 'answered' },
    },
    answered: { type: 'final' },
  },
} as never) as never
