/** The challenge of one-order: the message that no layer covers; then the one layer that Friday lacked. */
import type { Run } from '../../engine/run.ts'
import type { Action, Challenge, Condition } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { orderStatus, rowCount } from './measures.ts'
import { parameters } from './parameters.ts'
import { LOST, PLACE } from './scenarios.ts'

/** How many messages one undisturbed order sends in each direction. */
const WAYS: readonly (readonly [from: string, to: string, count: number])[] = [
  ['client', 'resolver', 1],
  ['resolver', 'client', 1],
  ['client', 'gateway', 3],
  ['gateway', 'client', 3],
  ['gateway', 'orders', 1],
  ['orders', 'gateway', 1],
  ['orders', 'payments', 1],
  ['payments', 'orders', 1],
  ['orders', 'queue', 1],
  ['queue', 'orders', 1],
  ['queue', 'notifications', 1],
  ['notifications', 'queue', 1],
]

function drop(from: string, to: string, n = 1): Action {
  return { at: 0, type: 'drop', argument: `${from}:${to}:${n}` }
}

function oneDrop(): Action[][] {
  return WAYS.flatMap(([from, to, count]) => Array.from({ length: count }, (_, i) => [drop(from, to, i + 1)]))
}

function isAsGiven({ parameters: set }: Run, except: readonly string[] = []): boolean {
  return Object.entries(parameters).every(([name, spec]) => except.includes(name) || set[name] === spec.default)
}

function lostByHand(index: TraceIndex): number {
  return [...index.messages.values()].filter(({ end }) => end?.lost === 'hand').length
}

const LAYERS = ['key', 'breaker', 'retries', 'connection']

const takeOneAway: Challenge = {
  id: 'take-one-away',
  goal: 'The message of Friday is lost. Change one setting, and only one, so that Ines pays twice again.',
  scenario: 'once-more',
  parameters: {},
  conditions: [
    { text: 'The card is charged twice', holds: (_, index) => rowCount(index, 'charges') === 2 },
    {
      text: 'One order, and nothing lost by hand but that message',
      holds: ({ actions }: Run, index) =>
        lostByHand(index) === 1 && actions.length === 2 && actions.some(one => one.argument === LOST.argument),
    },
    {
      text: 'One layer changed, the weather as given',
      holds: (run: Run) =>
        isAsGiven(run, LAYERS) &&
        LAYERS.filter(
          name =>
            !isAsGiven(
              run,
              LAYERS.filter(one => one !== name),
            ),
        ).length === 1,
    },
  ],
  singleChanges: oneDrop,
  solution: [],
  solutionParameters: { key: 'off' },
  nearMisses: [
    { actions: [], parameters: { breaker: 'off' }, why: 'One timeout in a window of twenty: the breaker had no part in it.' },
    { actions: [], parameters: { retries: 0 }, why: 'Charged once, and nobody knows. That is the other way to lose a customer.' },
    { actions: [], parameters: { key: 'off', retries: 0 }, why: 'Two settings, and no second request that could charge.' },
  ],
  solved: 'The key is what Friday lacked. All the rest makes an order faster, or its failure more bearable; the key makes it right.',
}

const rules: readonly Condition[] = [
  {
    text: 'One order, one message dropped, nothing else done',
    holds: ({ actions }: Run, index: TraceIndex) =>
      actions.length === 2 && actions.some(({ type }) => type === PLACE.type) && lostByHand(index) === 1,
  },
  { text: 'Every layer in place, the network as given', holds: (run: Run) => isAsGiven(run) },
]

/** With all layers in place, a message that still leaves a customer in doubt. */
export const challenge: Challenge = {
  id: 'still-in-doubt',
  goal: 'Every layer is in place. Drop one message so that Ines has paid, and her page cannot tell her.',
  scenario: 'happy',
  parameters: {},
  conditions: [
    ...rules,
    { text: 'The card is charged', holds: (_, index) => rowCount(index, 'charges') === 1 },
    { text: 'Her page says that it does not know', holds: (_, index) => orderStatus(index) === 'unknown' },
  ],
  singleChanges: oneDrop,
  solution: [drop('gateway', 'client', 3)],
  nearMisses: [
    { actions: [drop('payments', 'orders')], why: 'Orders asks again under the same key, and is told what happened.' },
    { actions: [drop('client', 'gateway', 3)], why: 'Her page does not know, and there is nothing to know: no order came.' },
    { actions: [drop('queue', 'notifications')], why: 'The mail comes later, and the page has its answer.' },
  ],
  solved:
    'Behind the door everybody who asks may ask again. The page asks once. A key made in the browser, and a page that asks again under it, would close this one, too.',
  followUp: takeOneAway,
}
