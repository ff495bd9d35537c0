/** The challenge of place-order: make the customer pay twice with one lost message; then lose one that costs only time. */
import type { Run } from '../../engine/run.ts'
import type { Action, Challenge, Condition } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { orderStatus, rowCount } from './measures.ts'
import { PLACE } from './scenarios.ts'

/** Both ends of each of the seven links that one order uses. */
const LINKS = [
  ['client', 'orders'],
  ['orders', 'products'],
  ['orders', 'inventory'],
  ['orders', 'payments'],
  ['orders', 'shipping'],
  ['shipping', 'users'],
  ['orders', 'notifications'],
] as const

function drop(from: string, to: string): Action {
  return { at: 0, type: 'drop', argument: `${from}:${to}:1` }
}

function oneDrop(): Action[][] {
  return LINKS.flatMap(([a, b]) => [[drop(a, b)], [drop(b, a)]])
}

const START = { retries: 1 } as const

const rules: readonly Condition[] = [
  {
    text: 'One order, one message dropped, nothing else done',
    holds: ({ actions }: Run, index: TraceIndex) =>
      actions.length === 2 &&
      actions.some(action => action.type === PLACE.type) &&
      [...index.messages.values()].filter(({ end }) => end?.lost === 'hand').length === 1,
  },
  {
    text: 'The network as given: no loss by chance, one retry',
    holds: ({ parameters }: Run) =>
      parameters.lossPercent === 0 && parameters.retries === START.retries && parameters.architecture === 'microservices',
  },
]

const onlyTime: Challenge = {
  id: 'only-time',
  goal: 'Now drop one message that costs nothing but time.',
  scenario: 'happy',
  parameters: START,
  conditions: [
    ...rules,
    { text: 'The client sees “confirmed”', holds: (_, index) => orderStatus(index) === 'confirmed' },
    {
      text: 'Charged, reserved, shipped and mailed exactly once',
      holds: (_, index) => ['charges', 'reservations', 'shipments', 'emails'].every(table => rowCount(index, table) === 1),
    },
  ],
  singleChanges: oneDrop,
  solution: [drop('orders', 'payments')],
  nearMisses: [
    { actions: [drop('inventory', 'orders')], why: 'The order is confirmed and charged once, but two kettles are reserved.' },
    { actions: [drop('client', 'orders')], why: 'Nothing happens twice, but nothing happens at all: the client never asks again.' },
  ],
  solved:
    'A lost request is harmless, as long as somebody asks again. A lost answer is the dangerous one, unless the question changed nothing: a price may be read twice.',
}

/** Fourteen messages, one of which hurts. */
export const challenge: Challenge = {
  id: 'pay-twice',
  goal: 'Fourteen messages fly for one order. Drop exactly one, break nothing, and make the customer pay twice.',
  scenario: 'happy',
  parameters: START,
  conditions: [...rules, { text: 'The card is charged twice', holds: (_, index) => rowCount(index, 'charges') === 2 }],
  singleChanges: oneDrop,
  solution: [drop('payments', 'orders')],
  nearMisses: [
    { actions: [drop('orders', 'payments')], why: 'Payments never heard of the first attempt: one charge, a little later.' },
    { actions: [drop('inventory', 'orders')], why: 'The right mistake at the wrong service: reserved twice, charged once.' },
  ],
  solved: 'The one answer of fourteen. Every service has done what it was asked, and the money is in the wrong place.',
  followUp: onlyTime,
}
