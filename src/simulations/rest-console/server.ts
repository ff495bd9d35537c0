/** The server: it answers each request as it comes, one after the other, and keeps its orders on disk. */
import { type AnyStateMachine, enqueueActions, setup } from 'xstate'
import { answerTo } from '../../actors/resource-server/answer.ts'
import { printTimestamp } from '../../actors/resource-server/http-date.ts'
import { printResponse } from '../../actors/resource-server/http-response.ts'
import { serve } from '../../actors/resource-server/serve.ts'
import type { ActionEvent, Effect, MessageEvent, SendEffect } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { changedBetween, type Data, nextId, OPENING, openingData, withOrder } from './order.ts'
import type { OrderEvent } from './order-machine.ts'
import { type ApiSettings, ordersApi } from './orders-api.ts'
import { remarkOn } from './remarks.ts'
import { textOf } from './wire.ts'

/** What a server is given. */
export interface ServerInput extends ApiSettings {
  /** Orders that are there from the start. */
  readonly orders: number
  /** Null: those from the start. */
  readonly data: Data | null
}

interface ServerContext extends ApiSettings {
  readonly orders: number
  readonly data: Data
}

/** The second of a run's instant, as the server's clock shows it. */
function secondAt(at: Micros): number {
  return OPENING + Math.floor(at / 1_000_000)
}

/** A row for every order that differs. */
function rowsBetween(before: Data, after: Data): Effect[] {
  return changedBetween(before, after).map(id => ({ type: 'row', table: 'orders', key: id, value: after.orders[id] ?? null }))
}

/** Tells the machine of each order whose status moved what has happened to it. */
function callsBetween(before: Data, after: Data): SendEffect[] {
  return changedBetween(before, after).flatMap(id => {
    const [was, now] = [before.orders[id], after.orders[id]]
    const past = was?.events ?? []
    const events: readonly OrderEvent[] = now ? (now.events ?? []) : [...past, 'delete']
    if (was === undefined || events.length === past.length) return []
    return [{ type: 'send', to: 'order', label: `${events.at(-1)} ${id}`, kind: 'event', event: 'happened', detail: { id, events } }]
  })
}

const answer = enqueueActions(({ context, event, enqueue }) => {
  const { data, ...settings } = context as ServerContext
  const { at, message } = event as unknown as MessageEvent
  const outcome = serve(ordersApi(settings), data, textOf(message), secondAt(at))
  const text = printResponse(outcome.response)
  enqueue.assign({ data: outcome.data })
  const remark = remarkOn(textOf(message), text, data, outcome.data)
  if (remark !== null) enqueue.emit({ type: 'note', text: remark, message: message.id } satisfies Effect as never)
  for (const effect of [...rowsBetween(data, outcome.data), ...callsBetween(data, outcome.data)]) enqueue.emit(effect as never)
  enqueue.emit(answerTo(message, outcome.response) as never)
})

const insert = enqueueActions(({ context, event, enqueue }) => {
  const { data } = context as ServerContext
  const now = printTimestamp(secondAt((event as unknown as ActionEvent).at))
  const next = withOrder(data, nextId(data), {
    status: 'pending',
    created: now,
    updated: now,
    items: [{ sku: 'tea-pot', quantity: 1 }],
    address: { street: '5 Harbour Row', city: 'Utrecht' },
  })
  enqueue.assign({ data: next })
  for (const row of rowsBetween(data, next)) enqueue.emit(row as never)
})

/** Everything is as it was at first, but for the versions: those never go back. */
const restore = enqueueActions(({ context, enqueue }) => {
  const { data, orders } = context as ServerContext
  const first = openingData(orders)
  const isSame = (id: string) => JSON.stringify({ ...data.orders[id], version: 1 }) === JSON.stringify(first.orders[id])
  let next: Data = data
  for (const id of Object.keys(data.orders)) if (!Object.hasOwn(first.orders, id)) next = withOrder(next, id, null)
  for (const [id, order] of Object.entries(first.orders)) if (!isSame(id)) next = withOrder(next, id, order)
  enqueue.assign({ data: next })
  for (const row of rowsBetween(data, next)) enqueue.emit(row as never)
})

/** The server's machine. */
export const serverMachine: AnyStateMachine = setup({
  types: { context: {} as ServerContext, input: {} as ServerInput, emitted: {} as Effect },
  actions: {
    'do what the method says, and answer': answer as never,
    'add an order': insert as never,
    'put everything back': restore as never,
  },
}).createMachine({
  id: 'server',
  context: ({ input }: { readonly input: ServerInput }) => ({ ...input, data: input.data ?? openingData(input.orders) }),
  initial: 'listening',
  states: {
    listening: {
      on: {
        'request.ann': { actions: 'do what the method says, and answer' },
        'request.ben': { actions: 'do what the method says, and answer' },
        'insert-row': { actions: 'add an order' },
        reset: { actions: 'put everything back' },
      },
    },
  },
} as never) as never
