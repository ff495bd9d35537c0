/** The API: without keys, and with keys claimed in each of three ways. A worker, and so a machine, for each request. */
import { type AnyStateMachine, assign, emit, enqueueActions, setup } from 'xstate'
import type { Effect } from '../../engine/effects.ts'
import type { Outcome } from './messages.ts'
import { type ApiContext, type ApiInput, type Arguments, answerTo, charge, closed, commit, received, statement } from './working.ts'

/** How a key is claimed; null: there are no keys. */
export type Claim = 'atomic' | 'check-then-act' | 'store-after'

/** While a repeat waits it looks every 50 ms, for 5 s. */
const LOOK_MS = 50
const LOOKS = 100

const problem = (status: number, title: string): Outcome => ({ status, body: { title } })

const say = (of: (context: ApiContext, event: unknown) => Effect) =>
  emit(({ context, event }: Arguments): Effect => of(context, event)) as never

function outcomeOf({ context, event }: Arguments): Outcome {
  const { body, status } = received(event).detail as unknown as Outcome
  return { status: status ?? context.outcome?.status ?? 201, body }
}

const dies = enqueueActions(({ context, enqueue }) => {
  enqueue.emit({ type: 'note', text: 'this worker dies here: nothing is recorded, nobody is answered' } as never)
  if ((context as ApiContext).sameTransaction && hasKey(context as ApiContext)) enqueue.emit(closed(context as ApiContext) as never)
})

function hasKey(context: ApiContext): boolean {
  return context.request?.detail.key !== undefined
}

const unavailable = [{ target: 'answered', actions: 'answer 503' }]
const givenUp = [{ target: 'answered', actions: ['give the claim up', 'answer 503'] }]

/** What the store's word on a key leads to. */
const words = {
  'known.key-store': { target: 'answered', actions: 'replay the first answer' },
  'mismatch.key-store': { target: 'answered', actions: 'answer 422' },
  'error.key-store': unavailable,
}

/** A key in progress is only ever seen where keys are written before the charge. */
const busy = {
  'busy.key-store': [
    { guard: 'repeats wait', target: 'waiting' },
    { target: 'answered', actions: 'answer 409' },
  ],
}

/** The states in which a key is asked for; the first is where a request goes. */
const asking: Readonly<Record<Claim, Readonly<Record<string, object>>>> = {
  atomic: {
    claiming: {
      entry: 'insert the key',
      on: { 'claimed.key-store': 'charging', ...words, ...busy },
      after: { 'store timeout': unavailable },
    },
  },
  'check-then-act': {
    checking: {
      entry: 'look the key up',
      on: { 'free.key-store': 'claiming', ...words, ...busy },
      after: { 'store timeout': unavailable },
    },
    claiming: {
      entry: 'write the key',
      on: { 'claimed.key-store': 'charging', 'error.key-store': unavailable },
      after: { 'store timeout': unavailable },
    },
  },
  'store-after': {
    checking: { entry: 'look the key up', on: { 'free.key-store': 'charging', ...words }, after: { 'store timeout': unavailable } },
  },
}

/** A worker's machine. */
export function apiMachine(claim: Claim | null): AnyStateMachine {
  const first = claim === null ? 'charging' : claim === 'atomic' ? 'claiming' : 'checking'
  const charged =
    claim === null
      ? { target: 'answered', actions: ['keep the outcome', 'answer 201'] }
      : [
          { guard: 'one transaction', target: 'committing', actions: 'keep the outcome' },
          { target: 'recording', actions: 'keep the outcome' },
        ]
  const lost = claim === null || claim === 'store-after' ? unavailable : givenUp
  const answered = { target: 'answered', actions: 'answer 201' }
  const waiting = {
    after: {
      'a moment': [
        { guard: 'it has looked enough', target: 'answered', actions: 'answer 409' },
        { target: first, actions: 'count the look' },
      ],
    },
  }
  const keyed = {
    ...(claim === 'store-after' ? {} : { waiting }),
    recording: {
      entry: 'record the outcome',
      on: { 'stored.key-store': answered, 'refused.key-store': answered, 'error.key-store': answered },
      after: { 'store timeout': answered },
    },
    committing: {
      entry: 'commit',
      on: { 'response.ledger': answered, 'refused.ledger': first, 'error.ledger': lost },
      after: { 'ledger timeout': lost },
    },
  }
  return setup({
    types: { context: {} as ApiContext, input: {} as ApiInput, emitted: {} as Effect },
    delays: {
      'store timeout': ({ context }) => context.storeTimeoutMs,
      'ledger timeout': ({ context }) => context.ledgerTimeoutMs,
      'a moment': LOOK_MS,
    },
    guards: {
      'repeats wait': ({ context }: Arguments) => context.repeatsWait,
      'one transaction': ({ context }: Arguments) => context.sameTransaction,
      'it has looked enough': ({ context }: Arguments) => context.looks >= LOOKS,
    },
    actions: {
      'take the request': assign(({ event }) => {
        const request = received(event)
        return { request, owner: claim === null || claim === 'store-after' ? '' : `w-${request.id}` }
      }),
      'take the stale claim': assign(({ event }) => ({ request: received(event), owner: received(event).detail.owner as string })),
      'insert the key': say(context => statement(context, 'claim', 'INSERT key ON CONFLICT')),
      'look the key up': say(context => statement(context, 'look', 'SELECT key')),
      'write the key': say(context => statement(context, 'set', 'SET key: in progress')),
      'record the outcome': say(context => {
        const { status, body } = context.outcome as Outcome
        return statement(context, claim === 'store-after' ? 'store' : 'complete', `SET key: ${status}`, { status, outcome: body })
      }),
      'give the claim up': say(context => statement(context, 'fail', 'SET key: failed')),
      'charge the card': say(charge),
      commit: say(commit),
      'keep the outcome': assign(({ context, event }) => ({ outcome: outcomeOf({ context, event }) })),
      'count the look': assign({ looks: ({ context }) => context.looks + 1 }),
      'answer 201': say(context => answerTo(context, context.outcome as Outcome)),
      'replay the first answer': say((context, event) => answerTo(context, outcomeOf({ context, event }), true)),
      'answer 409': say(context => answerTo(context, problem(409, 'The first request is still at work'))),
      'answer 422': say(context => answerTo(context, problem(422, 'This key belongs to another body'))),
      'answer 503': say(context => answerTo(context, problem(503, 'Outcome unknown, repeat with the same key'))),
      die: dies as never,
    },
  }).createMachine({
    id: 'api',
    context: ({ input }: { readonly input: ApiInput }) => ({ ...input, request: null, owner: '', outcome: null, looks: 0 }),
    initial: 'idle',
    states: {
      idle: {
        on: {
          'request.client': { target: first, actions: 'take the request' },
          ...(claim === null || claim === 'store-after'
            ? {}
            : { 'stale.key-store': { target: 'charging', actions: 'take the stale claim' } }),
        },
      },
      ...(claim === null ? {} : asking[claim]),
      charging: {
        entry: 'charge the card',
        on: { 'response.ledger': charged, 'crash.ledger': { target: 'crashed', actions: 'die' }, 'error.ledger': lost },
        after: { 'ledger timeout': lost },
      },
      ...(claim === null ? {} : keyed),
      answered: { type: 'final' },
      crashed: { type: 'final' },
    },
  } as never) as never
}
