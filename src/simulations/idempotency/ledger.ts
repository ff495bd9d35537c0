/** The ledger: it charges when asked, once for each downstream key that it is given, and in a transaction only at its commit. */
import { type AnyStateMachine, assign, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent, ReceivedMessage, SendEffect } from '../../engine/effects.ts'
import type { Charge, Payment } from './messages.ts'

/** What a ledger is given; what it knows of downstream keys is on its disk. */
export interface LedgerInput {
  readonly chargeMs: number
  readonly byKey: Readonly<Record<string, Charge>>
  /** The worker that asks for the next charge dies when it is told of it. */
  readonly crashNext: boolean
}

interface LedgerContext extends LedgerInput {
  /** Requests being worked on, by message. */
  readonly work: Readonly<Record<number, ReceivedMessage>>
  /** Charges inserted and not committed, by transaction; `request` is the commit being carried out. */
  readonly open: Readonly<Record<string, { readonly charge: Charge; readonly commit: ReceivedMessage | null }>>
}

interface Arguments {
  readonly context: LedgerContext
  readonly event: unknown
}

function received(event: unknown): ReceivedMessage {
  return (event as MessageEvent).message
}

function without<T>(record: Readonly<Record<string, T>>, key: string | number): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== String(key)))
}

function reply(request: ReceivedMessage, label: string, event: string, detail: SendEffect['detail']): Effect {
  const body = JSON.stringify(detail)
  const kind = event === 'refused' ? 'error' : 'response'
  return { type: 'send', to: request.from, label, kind, event, correlates: request.id, bytes: body.length, detail: detail ?? {} }
}

function row(charge: Charge): Effect {
  const { charge: key, ...value } = charge
  return { type: 'row', table: 'charges', key, value }
}

function requestOf({ context, event }: Arguments): ReceivedMessage {
  return context.work[(event as { message: number }).message] as ReceivedMessage
}

const finish = enqueueActions(({ context, event, enqueue }) => {
  const request = requestOf({ context, event } as Arguments)
  const { body, downstream, transaction } = request.detail as {
    body: Payment
    downstream?: string
    transaction?: string
  }
  enqueue.assign({ work: without(context.work, request.id) })
  const known = downstream === undefined ? undefined : context.byKey[downstream]
  if (known) {
    enqueue.emit(reply(request, '201 Created, as before', 'response', { body: known }) as never)
    return
  }
  const charge: Charge = { charge: `ch-${request.id}`, ...body, status: 'charged' }
  const told = context.crashNext ? 'crash' : 'response'
  enqueue.assign({ crashNext: false })
  if (transaction !== undefined) {
    enqueue.assign({ open: { ...context.open, [transaction]: { charge, commit: null } } })
    enqueue.emit(reply(request, 'INSERT 1', told, { body: charge }) as never)
    return
  }
  if (downstream !== undefined) enqueue.assign({ byKey: { ...context.byKey, [downstream]: charge } })
  enqueue.emit(row(charge) as never)
  enqueue.emit(reply(request, '201 Created', told, { body: charge }) as never)
})

const askForKey = enqueueActions(({ context, event, enqueue }) => {
  const commit = received(event)
  const transaction = commit.detail.transaction as string
  const pending = context.open[transaction] as { charge: Charge }
  enqueue.assign({ open: { ...context.open, [transaction]: { ...pending, commit } } })
  enqueue.emit({ type: 'send', to: 'key-store', label: 'UPDATE key: 201', kind: 'call', event: 'commit', detail: commit.detail } as never)
})

const settle = (committed: boolean) =>
  enqueueActions(({ context, event, enqueue }) => {
    const transaction = received(event).detail.transaction as string
    const { charge, commit } = context.open[transaction] as { charge: Charge; commit: ReceivedMessage }
    enqueue.assign({ open: without(context.open, transaction) })
    if (committed) enqueue.emit(row(charge) as never)
    enqueue.emit(reply(commit, committed ? 'COMMIT' : 'ROLLBACK', committed ? 'response' : 'refused', { body: charge }) as never)
  })

/** The ledger's machine. */
export const ledgerMachine: AnyStateMachine = setup({
  types: { context: {} as LedgerContext, input: {} as LedgerInput, emitted: {} as Effect },
  guards: {
    'others wait': ({ context }: Arguments) => Object.keys(context.work).length > 1,
    'the transaction is open': ({ context, event }: Arguments) => Object.hasOwn(context.open, received(event).detail.transaction as string),
  },
  actions: {
    'take the work': assign(({ context, event }) => ({ work: { ...context.work, [received(event).id]: received(event) } })),
    'work on it': enqueueActions(({ context, event, enqueue }) => {
      const { id } = received(event)
      enqueue.raise({ type: 'charged', message: id } as never, { delay: context.chargeMs, id: `charge ${id}` })
    }),
    'charge and answer': finish as never,
    'commit with the key': askForKey as never,
    'write the charge': settle(true) as never,
    'leave no charge': settle(false) as never,
    'answer that it is gone': enqueueActions(({ event, enqueue }) =>
      enqueue.emit(reply(received(event), 'no such transaction', 'refused', {}) as never),
    ),
    'roll back': enqueueActions(({ context, event, enqueue }) => {
      const transaction = received(event).detail.transaction as string
      if (!Object.hasOwn(context.open, transaction)) return
      enqueue.assign({ open: without(context.open, transaction) })
      enqueue.emit({ type: 'note', text: 'the connection is gone, so the charge is rolled back; no row was written' } as never)
    }),
    'let the next worker die': assign({ crashNext: true }),
  },
}).createMachine({
  id: 'ledger',
  context: ({ input }: { readonly input: LedgerInput }) => ({ ...input, work: {}, open: {} }),
  initial: 'ready',
  on: {
    'request.api': { target: '.charging', reenter: true, actions: ['take the work', 'work on it'] },
    'commit.api': [{ guard: 'the transaction is open', actions: 'commit with the key' }, { actions: 'answer that it is gone' }],
    'closed.api': { actions: 'roll back' },
    'stored.key-store': { guard: 'the transaction is open', actions: 'write the charge' },
    'refused.key-store': { guard: 'the transaction is open', actions: 'leave no charge' },
    'crash-between': { actions: 'let the next worker die' },
  },
  states: {
    ready: {},
    charging: {
      on: {
        charged: [
          { guard: 'others wait', target: 'charging', actions: 'charge and answer' },
          { target: 'ready', actions: 'charge and answer' },
        ],
      },
    },
  },
} as never) as never
