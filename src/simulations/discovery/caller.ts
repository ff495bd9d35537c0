/** A caller: a process of Orders. It holds the list and chooses by itself, or leaves both to a balancer. It never repeats a request. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent } from '../../engine/effects.ts'
import { type Choosing, candidates, choose, type Known, rowsOf } from './choosing.ts'
import { CHARGES, FEES, listIn, NO_DATABASE, pageRequest } from './messages.ts'

/** What a caller is made with. */
export interface CallerInput extends Choosing {
  /** The list that it has at the start; null: it must ask. */
  readonly known: Known
  readonly behindBalancer: boolean
  readonly timeoutMs: number
  /** From one customer to the next, on average; 0: none comes. */
  readonly everyMs: number
}

/** Why a request failed. */
export type Why = 'timeout' | 'refused' | 'no database' | 'no instance'

interface Open {
  readonly page: string
  readonly to: string
}

interface CallerContext extends CallerInput {
  readonly turn: number
  readonly open: Readonly<Record<string, Open>>
}

interface Arguments {
  readonly context: CallerContext
  readonly event: unknown
}

interface Waited {
  readonly type: 'no answer came'
  readonly id: string
}

/** A caller without a list asks again after this long. */
const ASK_AGAIN_MS = 5000

const timer = (id: string): string => `answer to ${id}`

function pageOf({ name, chance }: CallerContext, turn: number): string {
  return chance(`page of ${name}`, turn) < 0.5 ? CHARGES : FEES
}

function targetOf(context: CallerContext): string | null {
  if (context.behindBalancer) return 'balancer'
  return choose(
    context.known,
    context,
    context.turn + 1,
    Object.values(context.open).map(({ to }) => to),
  )
}

function failed({ name }: CallerContext, id: string, { page, to }: Open, why: Why): Effect {
  return { type: 'row', table: 'failed requests', key: `${name} ${id}`, value: { page, to, why } }
}

/** What an error says about why. */
function whyOf(label: string): Why {
  if (label === NO_DATABASE) return 'no database'
  if (label.startsWith('503')) return 'no instance'
  return label.startsWith('504') ? 'timeout' : 'refused'
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
}

const answered = [{ guard: 'nobody waits for it', actions: 'remark that it comes too late' }, { actions: 'take the answer' }]

const customer = [{ guard: 'nobody is left', actions: 'turn the customer away' }, { actions: 'send the request' }]

/** Giving up is an event of its own: the state begins anew, and no longer waits. */
const givesUp = (state: string) => ({ 'no answer came': { target: state, reenter: true, actions: 'give up' } })

/** The machine of every caller. */
export const callerMachine: AnyStateMachine = setup({
  types: { context: {} as CallerContext, emitted: {} as Effect, input: {} as CallerInput },
  delays: { 'asking again': ASK_AGAIN_MS },
  guards: {
    'a balancer chooses': ({ context }: Arguments) => context.behindBalancer,
    'it has a list': ({ context }: Arguments) => Boolean(context.known),
    'it is not newer': ({ context, event }: Arguments) =>
      listIn((event as MessageEvent).message).revision <= (context.known?.revision ?? 0),
    'it leaves nobody': ({ context, event }: Arguments) => candidates(listIn((event as MessageEvent).message), context).length === 0,
    'nobody is left': ({ context }: Arguments) => targetOf(context) === null,
    'nobody waits for it': ({ context, event }: Arguments) => !(((event as MessageEvent).answers ?? '') in context.open),
  },
  actions: {
    'ask for the list': enqueueActions(({ context, enqueue }) => {
      if (!context.behindBalancer && context.known === null) {
        enqueue.emit({ type: 'send', to: 'registry', label: 'GET list', kind: 'request', event: 'list' })
      }
    }),
    'believe it': enqueueActions(({ context, event, enqueue }) => {
      const list = listIn((event as unknown as MessageEvent).message)
      for (const row of rowsOf(context.name, context.known, list)) enqueue.emit(row)
      enqueue.assign({ known: list })
    }),
    'wait for the first customer': enqueueActions(({ context, enqueue }) => {
      const { everyMs, chance, name } = context
      if (everyMs > 0) enqueue.raise({ type: 'customer' } as never, { id: 'customer', delay: everyMs * chance(`phase of ${name}`, 1) })
    }),
    'wait for the next customer': enqueueActions(({ context, enqueue }) => {
      // They come as they like: some half as long after the one before as on average, some half as long again.
      const { everyMs, chance, name, turn } = context
      enqueue.raise({ type: 'customer' } as never, { id: 'customer', delay: everyMs * (0.5 + chance(`customer of ${name}`, turn)) })
    }),
    'send the request': enqueueActions(({ context, enqueue }) => {
      const turn = context.turn + 1
      const to = targetOf(context) as string
      const id = String(turn)
      const page = pageOf(context, turn)
      enqueue.assign({ turn, open: { ...context.open, [id]: { page, to } } })
      enqueue.emit(pageRequest(to, page, id))
      enqueue.raise({ type: 'no answer came', id } as never, { id: timer(id), delay: context.timeoutMs })
    }),
    'turn the customer away': enqueueActions(({ context, enqueue }) => {
      const turn = context.turn + 1
      enqueue.assign({ turn })
      enqueue.emit(failed(context, String(turn), { page: pageOf(context, turn), to: 'nobody' }, 'no instance'))
    }),
    'take the answer': enqueueActions(({ context, event, enqueue }) => {
      const { answers, message } = event as unknown as MessageEvent
      const id = answers as string
      enqueue.cancel(timer(id))
      enqueue.assign({ open: without(context.open, id) })
      if (message.kind === 'error') enqueue.emit(failed(context, id, context.open[id] as Open, whyOf(message.label)))
    }),
    'give up': enqueueActions(({ context, event, enqueue }) => {
      const { id } = event as unknown as Waited
      enqueue.assign({ open: without(context.open, id) })
      enqueue.emit(failed(context, id, context.open[id] as Open, 'timeout'))
    }),
    'remark that it comes too late': enqueueActions(({ event, enqueue }) => {
      const { message } = event as unknown as MessageEvent
      enqueue.emit({ type: 'note', text: `${message.label} comes when nobody waits for it any more`, message: message.id })
    }),
    'remark that the registry is down': enqueueActions(({ enqueue }) => {
      enqueue.emit({ type: 'note', text: 'the registry cannot be asked now' })
    }),
  },
}).createMachine({
  id: 'orders',
  context: ({ input }: { readonly input: CallerInput }) => ({ ...input, turn: 0, open: {} }),
  initial: 'learning',
  entry: 'wait for the first customer',
  on: {
    'list.registry': [
      { guard: 'it is not newer' },
      { guard: 'it leaves nobody', target: '.stranded', actions: 'believe it' },
      { target: '.choosing', actions: 'believe it' },
    ],
    customer: customer.map(({ actions, ...rest }) => ({ ...rest, actions: [actions, 'wait for the next customer'] })),
    send: customer,
    'response.*': answered,
    'error.registry': { actions: 'remark that the registry is down' },
    'error.*': answered,
    'no answer came': { actions: 'give up' },
  },
  states: {
    learning: {
      entry: 'ask for the list',
      always: [
        { guard: 'a balancer chooses', target: 'throughBalancer' },
        { guard: 'it has a list', target: 'choosing' },
      ],
      after: { 'asking again': { target: 'learning', reenter: true } },
    },
    choosing: { on: givesUp('choosing') },
    stranded: { on: givesUp('stranded') },
    throughBalancer: { on: givesUp('throughBalancer') },
  },
} as never) as never
