/** The prober's machine: its states say how sure it is of the instances; what it does is in probing.ts. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import {
  beginAll,
  exited,
  gone,
  judge,
  type OwnEvent,
  type ProberContext,
  type ProberInput,
  probe,
  replace,
  type Step,
  startProcess,
  take,
  tell,
} from './probing.ts'

interface Arguments {
  readonly context: ProberContext
  readonly event: unknown
}

interface Enqueue {
  readonly assign: (context: Pick<ProberContext, 'workers' | 'containers'>) => void
  readonly emit: (effect: Effect) => void
  readonly cancel: (id: string) => void
  readonly raise: (event: { readonly type: string }, options: { readonly id: string; readonly delay: number }) => void
}

/** One that it set itself, or a message: each action knows which. */
type Told = Omit<OwnEvent, 'type'> & Omit<MessageEvent, 'type'> & { readonly type: never }

/** An action that carries out a step. */
function does(work: (context: ProberContext, event: Told) => Step) {
  return enqueueActions(({ context, event, enqueue }: Arguments & { readonly enqueue: Enqueue }) => {
    const {
      context: { workers, containers },
      doings,
    } = work(context, event as Told)
    enqueue.assign({ workers, containers })
    for (const doing of doings) {
      if (doing.do === 'emit') enqueue.emit(doing.effect)
      else if (doing.do === 'cancel') enqueue.cancel(doing.id)
      else enqueue.raise(doing.event, { id: doing.id, delay: doing.delayMs })
    }
  }) as never
}

const isUnsure = ({ context }: Arguments): boolean => Object.values(context.workers).some(({ misses }) => misses > 0)
const isSomeOut = ({ context }: Arguments): boolean => Object.values(context.containers).some(({ ready }) => !ready)

const toDoubting = { guard: 'a probe has failed', target: 'doubting' }
const toSomeOut = { guard: 'one is not ready', target: 'someOut' }
const toAllReady = { guard: 'all are ready', target: 'allReady' }

/** A miss is an event of its own: the state begins anew, and no longer waits for that answer. */
const missed = (state: string) => ({ 'no answer came': { target: state, reenter: true, actions: 'count a miss' } })

/** The machine of the prober. */
export const proberMachine: AnyStateMachine = setup({
  types: { context: {} as ProberContext, emitted: {} as Effect, input: {} as ProberInput },
  guards: {
    'a probe has failed': (args: Arguments) => isUnsure(args) && !isSomeOut(args),
    'one is not ready': isSomeOut,
    'all are ready': (args: Arguments) => !isUnsure(args) && !isSomeOut(args),
  },
  actions: {
    'set the clock of each page': does(beginAll),
    'ask the page': does(probe),
    'count a miss': does((context, { instance, page, at }) => judge(context, instance, page, false, at)),
    'count the answer': does(take),
    'look for it soon': does((context, { message, at }) => exited(context, message.from, at)),
    'take it off, and start it again': does((context, { instance }) => gone(context, instance)),
    'start the process': does((context, { instance, at }) => startProcess(context, instance, at as Micros)),
    'end it for a new version': does((context, { message }) => replace(context, message.detail.instance as string)),
    'tell the registry again': does((context, { instance }) => tell(context, instance)),
  },
}).createMachine({
  id: 'prober',
  // XState works the initial state out for every event, then without an input.
  context: ({ input }: { readonly input?: ProberInput }) => ({ containers: {}, ...input, workers: {} }),
  initial: 'allReady',
  entry: 'set the clock of each page',
  on: {
    'probe is due': { actions: 'ask the page' },
    'no answer came': { actions: 'count a miss' },
    'response.*': { actions: 'count the answer' },
    'error.*': { actions: 'count the answer' },
    'exited.*': { actions: 'look for it soon' },
    'process is looked at': { actions: 'take it off, and start it again' },
    'start is due': { actions: 'start the process' },
    'replace.registry': { actions: 'end it for a new version' },
    'telling again is due': { actions: 'tell the registry again' },
  },
  states: {
    allReady: { always: [toSomeOut, toDoubting] },
    doubting: { always: [toSomeOut, toAllReady], on: missed('doubting') },
    someOut: { always: [toAllReady, toDoubting], on: missed('someOut') },
  },
} as never) as never
