/** The key store: one table behind one machine, so that each question is one statement. Its chart is the life of the key touched last. */
import { type AnyStateMachine, emit, enqueueActions, setup } from 'xstate'
import type { Effect, MessageEvent, SendEffect } from '../../engine/effects.ts'
import type { Micros } from '../../engine/trace.ts'
import { claimed, hasLapsed, isTheirs, type KeyRow, type Keys, type Lives, type Question, rowOf, shown, verdict } from './keys.ts'
import { type Outcome, shortKey } from './messages.ts'

/** What a store is given; the keys are on its disk. */
export interface KeyStoreInput extends Lives {
  readonly recovery: boolean
  readonly keys: Keys
}

interface Arguments {
  readonly context: KeyStoreInput
  readonly event: unknown
}

/** How often the recovery job takes one key over. */
const RECOVERIES = 5

interface Told extends Question {
  readonly status?: number
  readonly outcome?: Outcome['body']
}

function told(event: unknown): Told {
  return (event as MessageEvent).message.detail as unknown as Told
}

function now(event: unknown): Micros {
  return (event as { at: Micros }).at
}

function standing({ context, event }: Arguments): string {
  return verdict(context.keys, told(event), now(event), context)
}

function theirs({ context, event }: Arguments): boolean {
  return isTheirs(context.keys, told(event), now(event), context)
}

/** The row that a timer was set for, if it is still the claim that it was. */
function stale({ context, event }: Arguments): KeyRow | null {
  const { key, owner } = event as unknown as { key: string; owner: string }
  const row = rowOf(context.keys, key, now(event), context)
  const waits = row?.state === 'in progress' && row.owner === owner && hasLapsed(row, now(event), context)
  return row && waits && row.recovered < RECOVERIES ? row : null
}

function reply(event: string, label: string) {
  return emit(({ context, event: asked }: Arguments): Effect => {
    const { message } = asked as MessageEvent
    const row = rowOf(context.keys, told(asked).key, now(asked), context)
    const outcome: NonNullable<SendEffect['detail']> =
      event === 'known' && row?.outcome ? { status: row.outcome.status, body: row.outcome.body } : {}
    const kind = message.kind === 'call' ? 'call' : event === 'mismatch' || event === 'busy' ? 'error' : 'response'
    const bytes = JSON.stringify(outcome).length
    const to = message.from
    const detail = message.from === 'ledger' ? { transaction: message.detail.transaction ?? '' } : outcome
    return { type: 'send', to, label, kind, event, correlates: message.id, bytes, detail }
  })
}

function write(rowFor: (a: Arguments) => readonly [key: string, row: KeyRow]) {
  return enqueueActions(({ context, event, enqueue }) => {
    const [key, row] = rowFor({ context, event } as Arguments)
    enqueue.assign({ keys: { ...context.keys, [key]: row } } as never)
    enqueue.emit({ type: 'row', table: 'keys', key: shortKey(key), value: shown(row) } as never)
    const { recovery, claimMicros } = context as KeyStoreInput
    if (row.state !== 'in progress') enqueue.cancel(`look at ${key}`)
    else if (recovery && claimMicros > 0)
      enqueue.raise({ type: 'lapsed', key, owner: row.owner } as never, { delay: claimMicros / 1000, id: `look at ${key}` })
  })
}

function ended(state: 'completed' | 'failed') {
  return write(({ context, event }) => {
    const { key, mark, owner, body, status, outcome } = told(event)
    const row = rowOf(context.keys, key, now(event), context) ?? claimed(context.keys, { key, mark, owner, body }, now(event), context)
    return [key, { ...row, state, outcome: state === 'completed' ? { status: status as number, body: outcome ?? null } : null }]
  })
}

const recover = enqueueActions(({ context, event, enqueue }) => {
  const { key } = event as unknown as { key: string }
  const { mark, body } = (context as KeyStoreInput).keys[key] as KeyRow
  const detail = { key, mark, owner: ownerOfJob(context as KeyStoreInput, key), body, order: body.order }
  const bytes = JSON.stringify(detail).length
  enqueue.emit({ type: 'send', to: 'api', label: 'stale claim', kind: 'event', event: 'stale', bytes, detail } as never)
})

function ownerOfJob({ keys }: KeyStoreInput, key: string): string {
  return `job-${keys[key]?.recovered}`
}

const judged = [
  { guard: 'with another body', actions: 'say: another body' },
  { guard: 'completed', actions: 'say: the outcome' },
  { guard: 'in progress', actions: 'say: in progress' },
]
const take = { target: '.inProgress', reenter: true, actions: ['write the claim', 'say: yours'] }

/** The store's machine. */
export const keyStoreMachine: AnyStateMachine = setup({
  types: { context: {} as KeyStoreInput, input: {} as KeyStoreInput, emitted: {} as Effect },
  guards: {
    'with another body': (a: Arguments) => standing(a) === 'mismatch',
    completed: (a: Arguments) => standing(a) === 'known',
    'in progress': (a: Arguments) => standing(a) === 'busy',
    'their claim': theirs,
    'nobody finished it': (a: Arguments) => stale(a) !== null,
  },
  actions: {
    'write the claim': write(({ context, event }) => [told(event).key, claimed(context.keys, told(event), now(event), context)]) as never,
    'write the outcome': ended('completed') as never,
    'write that it failed': ended('failed') as never,
    'take it over': write(({ context, event }) => {
      const { key } = event as unknown as { key: string }
      const row = stale({ context, event }) as KeyRow
      return [key, { ...row, owner: `job-${row.recovered + 1}`, since: now(event), recovered: row.recovered + 1 }]
    }) as never,
    'wake the recovery job': recover as never,
    'say: yours': reply('claimed', '1 row, yours') as never,
    'say: another body': reply('mismatch', 'another body') as never,
    'say: the outcome': reply('known', 'completed') as never,
    'say: in progress': reply('busy', 'in progress') as never,
    'say: free': reply('free', 'no row') as never,
    'say: stored': reply('stored', '1 row') as never,
    'say: not yours': reply('refused', '0 rows') as never,
  },
}).createMachine({
  id: 'key-store',
  context: ({ input }: { readonly input: KeyStoreInput }) => input,
  initial: 'absent',
  on: {
    'claim.api': [...judged, take],
    'look.api': [...judged, { actions: 'say: free' }],
    'set.api': take,
    'store.api': { target: '.completed', reenter: true, actions: ['write the outcome', 'say: stored'] },
    'complete.api': [
      { guard: 'their claim', target: '.completed', reenter: true, actions: ['write the outcome', 'say: stored'] },
      { actions: 'say: not yours' },
    ],
    'commit.ledger': [
      { guard: 'their claim', target: '.completed', reenter: true, actions: ['write the outcome', 'say: stored'] },
      { actions: 'say: not yours' },
    ],
    'fail.api': { guard: 'their claim', target: '.failed', reenter: true, actions: 'write that it failed' },
    lapsed: { guard: 'nobody finished it', target: '.inProgress', reenter: true, actions: ['take it over', 'wake the recovery job'] },
  },
  states: { absent: {}, inProgress: {}, completed: {}, failed: {} },
} as never) as never
