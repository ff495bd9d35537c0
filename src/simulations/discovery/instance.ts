/** An instance of Payments: what its process does with requests and probes, from start to exit. What others believe of it is not here. */
import { type AnyStateMachine, assign, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { CHARGES, failure, LIVE, NO_DATABASE, pageAnswer, REFUSED, RESET } from './messages.ts'

/** What an instance is made with. Times in ms. */
export interface InstanceInput {
  readonly workMs: number
  readonly startMs: number
  readonly drainMs: number
  readonly graceMs: number
  /** How long those who ask wait for an answer: then they hang up. */
  readonly patienceMs: number
  readonly liveAsksDatabase: boolean
  readonly readyAsksDatabase: boolean
  /** Its database can be reached. Neither a restart nor a repair changes that. */
  readonly database: boolean
}

interface Taken {
  readonly request: ReceivedMessage
  readonly at: Micros
}

interface InstanceContext extends InstanceInput {
  /** Requests taken and not answered. */
  readonly open: Readonly<Record<string, Taken>>
}

interface Arguments {
  readonly context: InstanceContext
  readonly event: unknown
}

interface Done {
  readonly type: 'work is done'
  readonly id: string
}

const timer = (id: string): string => `work on ${id}`

/** What a health page answers. */
function healthOf({ database, liveAsksDatabase, readyAsksDatabase }: InstanceContext, request: ReceivedMessage): Effect {
  const asks = request.label.endsWith(LIVE) ? liveAsksDatabase : readyAsksDatabase
  if (asks && !database) return failure(request, NO_DATABASE)
  return { type: 'send', to: request.from, label: '200 OK', kind: 'response', correlates: request.id, detail: { status: 200 } }
}

/** What is left of a process: its exit status, for whoever looks. */
function exit(status: number): Effect {
  return { type: 'send', to: 'prober', label: `exit status ${status}`, kind: 'event', event: 'exited', detail: {} }
}

/** 137 is 128 and the number of SIGKILL. */
function statusAfter(event: string): number {
  return event === 'crash' ? 1 : event === 'grace is over' ? 137 : 0
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

/** What an instance that serves does with requests and probes. */
const serves = {
  'request.*': [{ guard: 'it needs the lost database', actions: 'say 503' }, { actions: 'take it' }],
  'probe.prober': { actions: 'answer the probe' },
  'work is done': { actions: 'answer' },
} as const

const stops = { target: 'terminating', actions: 'count down to the end' } as const
const remark = (actions: string) => ({ actions })

/** The machine of every instance. It is drawn as that of payments-2, to which most happens. */
export const instanceMachine: AnyStateMachine = setup({
  types: { context: {} as InstanceContext, emitted: {} as Effect, input: {} as InstanceInput },
  delays: {
    start: ({ context }) => context.startMs,
    drain: ({ context }) => context.drainMs,
  },
  guards: {
    'it needs the lost database': ({ context, event }: Arguments) => !context.database && (event as MessageEvent).message.label === CHARGES,
    'its database is away': ({ context }: Arguments) => context.database === false,
    'its database is back': ({ context }: Arguments) => context.database,
    'nothing is open': ({ context }: Arguments) => Object.keys(context.open).length === 0,
  },
  actions: {
    'say 503': enqueueActions(({ event, enqueue }) => {
      enqueue.emit(failure((event as unknown as MessageEvent).message, NO_DATABASE))
    }),
    refuse: enqueueActions(({ event, enqueue }) => {
      enqueue.emit(failure((event as unknown as MessageEvent).message, REFUSED))
    }),
    'take it': enqueueActions(({ context, event, enqueue }) => {
      const { message: request, at } = event as unknown as MessageEvent
      const id = String(request.id)
      enqueue.assign({ open: { ...context.open, [id]: { request, at } } })
      enqueue.raise({ type: 'work is done', id } as never, { id: timer(id), delay: context.workMs })
    }),
    'hold it': assign({
      open: ({ context, event }: Arguments) => {
        const { message: request, at } = event as MessageEvent
        return { ...context.open, [String(request.id)]: { request, at } }
      },
    }),
    answer: enqueueActions(({ context, event, enqueue }) => {
      const { id } = event as unknown as Done
      const taken = context.open[id]
      if (!taken) return
      enqueue.assign({ open: without(context.open, id) })
      enqueue.emit(pageAnswer(taken.request))
    }),
    'answer the probe': enqueueActions(({ context, event, enqueue }) => {
      enqueue.emit(healthOf(context, (event as unknown as MessageEvent).message))
    }),
    'take up what it holds': enqueueActions(({ context, event, enqueue }) => {
      const now = (event as { at?: Micros }).at as Micros
      // Who waited in vain has hung up, and its request is dropped with its connection.
      const left = Object.entries(context.open).filter(([, { at }]) => at + context.patienceMs * 1000 > now)
      enqueue.assign({ open: Object.fromEntries(left) })
      for (const [id] of left) enqueue.raise({ type: 'work is done', id } as never, { id: timer(id), delay: context.workMs })
    }),
    'lose the database': assign({ database: false }),
    'find the database': assign({ database: true }),
    'count down to the end': enqueueActions(({ context, enqueue }) => {
      enqueue.raise({ type: 'grace is over' } as never, { id: 'grace', delay: context.graceMs })
    }),
    // The kernel closes what the process had open: who still waits learns at once.
    end: enqueueActions(({ context, event, enqueue }) => {
      const now = (event as { at?: Micros }).at as Micros
      enqueue.cancel('grace')
      for (const [id, { request, at }] of Object.entries(context.open)) {
        enqueue.cancel(timer(id))
        if (at + context.patienceMs * 1000 > now) enqueue.emit(failure(request, RESET))
      }
      enqueue.assign({ open: {} })
      enqueue.emit(exit(statusAfter((event as { type: string }).type)))
    }),
    'show that it is gone': enqueueActions(({ enqueue }) => {
      enqueue.emit(exit(0))
    }),
    'remark that it does not serve': enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'note', text: 'only a process that serves can hang; nothing changes' })
    }),
    'remark that it has exited': enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'note', text: 'the process has exited already; nothing changes' })
    }),
  },
}).createMachine({
  id: 'payments-2',
  context: ({ input }: { readonly input: InstanceInput }) => ({ ...input, open: {} }),
  initial: 'serving',
  on: {
    'request.*': remark('refuse'),
    'probe.prober': remark('refuse'),
    'grace is over': { target: '.exited', actions: 'end' },
    crash: { target: '.exited', actions: 'end' },
    hang: remark('remark that it does not serve'),
    'lose-database': remark('lose the database'),
    recover: remark('find the database'),
  },
  states: {
    starting: {
      after: { start: 'serving' },
      on: { 'terminate.prober': { target: 'exited', actions: 'end' } },
    },
    serving: {
      always: { guard: 'its database is away', target: 'noDatabase' },
      on: { ...serves, hang: 'hanging', 'terminate.prober': stops },
    },
    noDatabase: {
      always: { guard: 'its database is back', target: 'serving' },
      on: { ...serves, hang: 'hanging', 'terminate.prober': stops },
    },
    hanging: {
      on: {
        'request.*': { actions: 'hold it' },
        'probe.prober': {},
        'work is done': {},
        recover: { target: 'serving', actions: ['find the database', 'take up what it holds'] },
        'terminate.prober': { actions: 'count down to the end' },
      },
    },
    terminating: { on: serves, after: { drain: 'finishing' } },
    finishing: {
      always: { guard: 'nothing is open', target: 'exited', actions: 'end' },
      on: { 'work is done': { actions: 'answer' } },
    },
    exited: {
      on: {
        'start.prober': 'starting',
        'terminate.prober': { actions: 'show that it is gone' },
        crash: remark('remark that it has exited'),
      },
    },
  },
} as never) as never
