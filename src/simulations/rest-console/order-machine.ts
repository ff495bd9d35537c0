/** The states of an order. The same transitions decide what the server lets a client do and what the machine of each order does. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import type { MessageEvent } from '../../engine/effects.ts'

/** What can happen to an order. */
export type OrderEvent = 'pay' | 'ship' | 'cancel' | 'delete'

/** The states in which an order can be read. */
export type Status = 'pending' | 'paid' | 'shipped' | 'cancelled'

/** A shipped order is kept for the books; all others can be deleted. */
const TRANSITIONS: Readonly<Record<Status, Readonly<Partial<Record<OrderEvent, Status | 'deleted'>>>>> = {
  pending: { pay: 'paid', cancel: 'cancelled', delete: 'deleted' },
  paid: { ship: 'shipped', cancel: 'cancelled', delete: 'deleted' },
  shipped: {},
  cancelled: { delete: 'deleted' },
}

/** All states, in the order of a life. */
export const STATUSES = Object.keys(TRANSITIONS) as readonly Status[]

/** The event that leads from one state straight to another, or null if none does. */
export function eventBetween(from: Status, to: Status): OrderEvent | null {
  const found = Object.entries(TRANSITIONS[from]).find(([, target]) => target === to)
  return found ? (found[0] as OrderEvent) : null
}

/** Whether an event can happen in a state. */
export function isPossible(from: Status, event: OrderEvent): boolean {
  return TRANSITIONS[from][event] !== undefined
}

/** A machine for every order. It lives through what has happened so far, then through what happens now, as one whose log is replayed. */
export const orderMachine: AnyStateMachine = setup({
  actions: {
    'live through its log': enqueueActions(({ event, enqueue }) => {
      for (const type of (event as unknown as MessageEvent).message.detail.events as readonly OrderEvent[]) enqueue.raise({ type } as never)
    }),
  },
}).createMachine({
  id: 'order',
  initial: 'pending',
  on: { 'happened.server': { actions: 'live through its log' } },
  states: {
    ...Object.fromEntries(STATUSES.map(status => [status, { on: TRANSITIONS[status] }])),
    deleted: { type: 'final' },
  },
} as never) as never
