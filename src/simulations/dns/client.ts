/** The client: a program with a stub resolver, which keeps answers of its own, and perhaps a connection that it never gives up. */
import { type AnyStateMachine, assign, enqueueActions, setup } from 'xstate'
import type { ActionEvent, Effect, MessageEvent } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { leftAddresses, oneMoreMove } from './moves.ts'
import { canonical } from './names.ts'
import { questionText } from './records.ts'
import {
  type ClientContext,
  foundIn,
  type Kept,
  type LookUp,
  lookUpRow,
  query,
  questionFor,
  STUB_ATTEMPTS,
  STUB_WAIT_MS,
  stillKept,
} from './stub.ts'

interface Arguments {
  readonly context: ClientContext
  readonly event: unknown
}

interface Waited {
  readonly type: 'no answer came'
  readonly id: string
  readonly at: Micros
}

const questionOf = (event: unknown) => questionFor((event as ActionEvent).argument as string)
const keptFor = ({ context, event }: Arguments) => stillKept(context.cache[questionText(questionOf(event))], (event as ActionEvent).at)
const timer = (id: string) => `answer to ${id}`

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

/** What a connection made, or used, says in the log when nobody is there. */
function silence(row: Effect, name: string, found: string): Effect[] {
  const silent = row.type === 'row' && (row.value as { box: string }).box === 'silent'
  return silent ? [row, { type: 'note', text: `${name} leads to ${found}, and nobody answers there` }] : [row]
}

/** The client's machine. */
export const clientMachine: AnyStateMachine = setup({
  types: { context: {} as ClientContext, emitted: {} as Effect, input: {} as Pick<ClientContext, 'keepOpen'> },
  guards: {
    'a connection is open': ({ context, event }: Arguments) => questionOf(event).name in context.open,
    'its own cache knows': (args: Arguments) => keptFor(args) !== null,
    'nobody waits for it': ({ context, event }: Arguments) => !(((event as MessageEvent).answers as string) in context.pending),
    'it was the last': ({ context }: Arguments) => Object.keys(context.pending).length === 1,
    'it may ask again': ({ context, event }: Arguments) => (context.pending[(event as Waited).id] as LookUp).attempt < STUB_ATTEMPTS,
  },
  actions: {
    'count the look-up': assign({ asked: ({ context }: Arguments) => context.asked + 1 }),
    'use the open connection': enqueueActions(({ context, event, enqueue }) => {
      const { name } = questionOf(event)
      const found = context.open[name] as string
      const row = lookUpRow(context, String(context.asked), name, { found, type: 'A', ttl: 0 }, 'open connection')
      for (const effect of silence(row, name, found)) enqueue.emit(effect)
    }),
    'answer from its own cache': enqueueActions(({ context, event, enqueue }) => {
      const { name } = questionOf(event)
      const kept = keptFor({ context, event })
      if (!kept) return
      const row = lookUpRow(context, String(context.asked), name, kept, 'own cache')
      for (const effect of silence(row, name, kept.found)) enqueue.emit(effect)
    }),
    'ask the resolver': enqueueActions(({ context, event, enqueue }) => {
      const id = String(context.asked)
      const question = questionOf(event)
      enqueue.assign({ pending: { ...context.pending, [id]: { question, attempt: 1 } } })
      enqueue.emit(query('resolver', id, question))
      enqueue.raise({ type: 'no answer came', id } as never, { id: timer(id), delay: STUB_WAIT_MS })
    }),
    'ask again': enqueueActions(({ context, event, enqueue }) => {
      const { id } = event as unknown as Waited
      const { question, attempt } = context.pending[id] as LookUp
      enqueue.assign({ pending: { ...context.pending, [id]: { question, attempt: attempt + 1 } } })
      enqueue.emit(query('resolver', id, question))
      enqueue.raise({ type: 'no answer came', id } as never, { id: timer(id), delay: STUB_WAIT_MS })
    }),
    'give up': enqueueActions(({ context, event, enqueue }) => {
      const { id } = event as unknown as Waited
      const { question } = context.pending[id] as LookUp
      enqueue.assign({ pending: without(context.pending, id) })
      enqueue.emit(lookUpRow(context, id, question.name, { found: 'no answer', type: '', ttl: 0 }, 'nobody'))
    }),
    'keep the answer and use it': enqueueActions(({ context, event, enqueue }) => {
      const { answers, message, at } = event as unknown as MessageEvent
      const id = answers as string
      const { question } = context.pending[id] as LookUp
      const got = message.kind === 'response' ? foundIn(message.detail) : { found: 'connection refused', type: '', ttl: 0 }
      const kept: Kept = { found: got.found, type: got.type, expires: at + got.ttl * 1_000_000 }
      const key = questionText(question)
      enqueue.cancel(timer(id))
      enqueue.assign({
        pending: without(context.pending, id),
        ...(got.ttl > 0 ? { cache: { ...context.cache, [key]: kept } } : {}),
        ...(context.keepOpen && got.type === 'A' ? { open: { ...context.open, [question.name]: got.found } } : {}),
      })
      if (got.ttl > 0) enqueue.emit({ type: 'row', table: 'cache of client', key, value: { data: got.found, ttl: got.ttl } })
      const row = lookUpRow(context, id, question.name, got, 'resolver')
      for (const effect of silence(row, question.name, got.found)) enqueue.emit(effect)
    }),
    'remark that it comes too late': enqueueActions(({ event, enqueue }) => {
      const { message } = event as unknown as MessageEvent
      enqueue.emit({ type: 'note', text: `${message.label} comes when nobody waits for it any more`, message: message.id })
    }),
    'forget everything': enqueueActions(({ context, enqueue }) => {
      for (const key of Object.keys(context.cache)) enqueue.emit({ type: 'row', table: 'cache of client', key, value: null })
      enqueue.assign({ cache: {}, open: {} })
    }),
    'a box is left': assign({
      moves: ({ context, event }: Arguments) => oneMoreMove(context.moves, canonical((event as ActionEvent).argument as string)),
    }),
    'the old boxes go off': assign({ off: ({ context }: Arguments) => leftAddresses(context.moves) }),
  },
}).createMachine({
  id: 'client',
  context: ({ input }: { readonly input: Pick<ClientContext, 'keepOpen'> }) => ({
    ...input,
    cache: {},
    pending: {},
    asked: 0,
    open: {},
    moves: {},
    off: [],
  }),
  initial: 'resting',
  on: {
    resolve: [
      { guard: 'a connection is open', actions: ['count the look-up', 'use the open connection'] },
      { guard: 'its own cache knows', actions: ['count the look-up', 'answer from its own cache'] },
      { target: '.waiting', actions: ['count the look-up', 'ask the resolver'] },
    ],
    flush: { actions: 'forget everything' },
    'change-ip': { actions: 'a box is left' },
    'shut-down-old': { actions: 'the old boxes go off' },
  },
  states: {
    resting: {
      on: { 'response.*': { actions: 'remark that it comes too late' }, 'error.*': { actions: 'remark that it comes too late' } },
    },
    waiting: {
      on: {
        'response.*': onAnswer(),
        'error.*': onAnswer(),
        'no answer came': [
          { guard: 'it may ask again', actions: 'ask again' },
          { guard: 'it was the last', target: 'resting', actions: 'give up' },
          { actions: 'give up' },
        ],
      },
    },
  },
} as never) as never

function onAnswer() {
  return [
    { guard: 'nobody waits for it', actions: 'remark that it comes too late' },
    { guard: 'it was the last', target: 'resting', actions: 'keep the answer and use it' },
    { actions: 'keep the answer and use it' },
  ]
}
