/** The balancer of server-side discovery: it alone holds the list, chooses for all callers, and passes requests and answers on. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent, ReceivedMessage } from '../../engine/effects.ts'
import { type Choosing, candidates, choose, type Known, rowsOf } from './choosing.ts'
import { failure, listIn, pageRequest, REFUSED, RESET } from './messages.ts'

/** What a balancer is made with. */
export interface BalancerInput extends Choosing {
  readonly known: Known
  readonly timeoutMs: number
}

interface Passed {
  readonly request: ReceivedMessage
  readonly to: string
}

interface BalancerContext extends BalancerInput {
  readonly turn: number
  readonly open: Readonly<Record<string, Passed>>
}

interface Arguments {
  readonly context: BalancerContext
  readonly event: unknown
}

interface Waited {
  readonly type: 'no answer came'
  readonly id: string
}

const ASK_AGAIN_MS = 5000

const timer = (id: string): string => `answer to ${id}`

function targetOf(context: BalancerContext): string | null {
  return choose(
    context.known,
    context,
    context.turn + 1,
    Object.values(context.open).map(({ to }) => to),
  )
}

/** The answer of an instance as the caller gets it: a connection that fails behind the balancer is a 502 before it. */
function passedOn({ request }: Passed, answer: ReceivedMessage): Effect {
  const { from: to, id: correlates } = request
  if (answer.label === REFUSED || answer.label === RESET) return failure(request, '502 bad gateway')
  return { type: 'send', to, label: answer.label, kind: answer.kind, correlates, detail: answer.detail }
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

const answered = { guard: 'somebody waits for it', actions: 'pass the answer on' }

/** Giving up is an event of its own: the state begins anew, and no longer waits. */
const givesUp = (state: string) => ({ 'no answer came': { target: state, reenter: true, actions: 'say that no answer came' } })

/** The balancer's machine. */
export const balancerMachine: AnyStateMachine = setup({
  types: { context: {} as BalancerContext, emitted: {} as Effect, input: {} as BalancerInput },
  delays: { 'asking again': ASK_AGAIN_MS },
  guards: {
    'it has a list': ({ context }: Arguments) => Boolean(context.known),
    'it is not newer': ({ context, event }: Arguments) =>
      listIn((event as MessageEvent).message).revision <= (context.known?.revision ?? 0),
    'it leaves nobody': ({ context, event }: Arguments) => candidates(listIn((event as MessageEvent).message), context).length === 0,
    'nobody is left': ({ context }: Arguments) => targetOf(context) === null,
    'somebody waits for it': ({ context, event }: Arguments) => ((event as MessageEvent).answers ?? '') in context.open,
  },
  actions: {
    'ask for the list': enqueueActions(({ context, enqueue }) => {
      if (context.known === null) enqueue.emit({ type: 'send', to: 'registry', label: 'GET list', kind: 'request', event: 'list' })
    }),
    'believe it': enqueueActions(({ context, event, enqueue }) => {
      const list = listIn((event as unknown as MessageEvent).message)
      for (const row of rowsOf(context.name, context.known, list)) enqueue.emit(row)
      enqueue.assign({ known: list })
    }),
    'choose and pass it on': enqueueActions(({ context, event, enqueue }) => {
      const request = (event as unknown as MessageEvent).message
      const turn = context.turn + 1
      const to = targetOf(context) as string
      const id = String(turn)
      enqueue.assign({ turn, open: { ...context.open, [id]: { request, to } } })
      enqueue.emit(pageRequest(to, request.label, id))
      enqueue.raise({ type: 'no answer came', id } as never, { id: timer(id), delay: context.timeoutMs })
    }),
    'say that nobody is left': enqueueActions(({ event, enqueue }) => {
      enqueue.emit(failure((event as unknown as MessageEvent).message, '503 no instance'))
    }),
    'pass the answer on': enqueueActions(({ context, event, enqueue }) => {
      const { answers, message } = event as unknown as MessageEvent
      const id = answers as string
      enqueue.cancel(timer(id))
      enqueue.assign({ open: without(context.open, id) })
      enqueue.emit(passedOn(context.open[id] as Passed, message))
    }),
    'say that no answer came': enqueueActions(({ context, event, enqueue }) => {
      const { id } = event as unknown as Waited
      enqueue.assign({ open: without(context.open, id) })
      enqueue.emit(failure((context.open[id] as Passed).request, '504 gateway timeout'))
    }),
  },
}).createMachine({
  id: 'balancer',
  context: ({ input }: { readonly input: BalancerInput }) => ({ ...input, turn: 0, open: {} }),
  initial: 'learning',
  on: {
    'list.registry': [
      { guard: 'it is not newer' },
      { guard: 'it leaves nobody', target: '.stranded', actions: 'believe it' },
      { target: '.balancing', actions: 'believe it' },
    ],
    'request.*': [{ guard: 'nobody is left', actions: 'say that nobody is left' }, { actions: 'choose and pass it on' }],
    'response.*': answered,
    'error.*': answered,
    'no answer came': { actions: 'say that no answer came' },
  },
  states: {
    learning: {
      entry: 'ask for the list',
      always: { guard: 'it has a list', target: 'balancing' },
      after: { 'asking again': { target: 'learning', reenter: true } },
    },
    balancing: { on: givesUp('balancing') },
    stranded: { on: givesUp('stranded') },
  },
} as never) as never
