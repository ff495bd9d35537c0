/** Four situations, each with the one measure that counts in it; which protocol wins is found by running them. */
import type { RunInput } from '../../engine/run.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import type { Card } from './actions.ts'
import { ASKED } from './lanes.ts'
import { measured } from './measures.ts'
import { act, askAll } from './scenarios.ts'
import { world } from './world.ts'

/** A protocol to bet on. */
export type Protocol = (typeof ASKED)[number]

/** A situation. */
export interface Situation {
  readonly title: string
  readonly text: string
  readonly counts: string
  readonly measure: string
  readonly parameters: RunInput['parameters']
  readonly actions: RunInput['actions']
}

/** The situations by card. */
export const situations: Readonly<Record<Card, Situation>> = {
  satellite: {
    title: 'The ship',
    text: 'A ship asks for all six fields of a hundred orders, by satellite: 600 ms there and back, 64 kbit/s.',
    counts: 'time to the whole answer',
    measure: 'elapsedMs',
    parameters: { orders: 100, rttMs: 600, bandwidthKbps: 64 },
    actions: askAll(),
  },
  watch: {
    title: 'The watch',
    text: 'A watch greets its owner by name. It has no use for orders, e-mail or anything else; user 42 has thirty orders.',
    counts: 'bytes down',
    measure: 'responseBytes',
    parameters: { orders: 30, fieldsWanted: 1, otherFields: 6 },
    actions: askAll(),
  },
  support: {
    title: 'The help desk',
    text: 'A screen shows the latest 50 orders, each with its customer. Nobody has thought of batching.',
    counts: 'database queries',
    measure: 'databaseQueries',
    parameters: { question: 'latest', orders: 50 },
    actions: askAll(),
  },
  kitchen: {
    title: 'The kitchen',
    text: 'A kitchen cooks what is ordered next. Over REST, gRPC and GraphQL its screen asks again every second.',
    counts: 'time until the next order is heard of',
    measure: 'nextOrderMs',
    parameters: { pollMs: 1000 },
    actions: [...askAll(), act('order', null, 1400)],
  },
}

/** By how much the best must be better than the next. */
const MARGIN = 0.1

/** What the run of a card says: the measure of each protocol that has one, and the winner. */
export interface Outcome {
  readonly values: Readonly<Partial<Record<Protocol, number>>>
  readonly winner: Protocol | null
}

/** The winner among values of which the least is best, if it is better than all others by a tenth. */
export function winnerOf(values: Outcome['values']): Protocol | null {
  const [best, next] = Object.entries(values).sort(([, a], [, b]) => a - b)
  return best && next && best[1] <= next[1] * (1 - MARGIN) ? (best[0] as Protocol) : null
}

const known = new Map<Card, Outcome>()

/** Runs the situation of a card. A protocol that was asked nothing of the kind, or sent nothing, is out of it. */
export function outcomeOf(card: Card): Outcome {
  const before = known.get(card)
  if (before) return before
  const { parameters, actions, measure } = situations[card]
  const defaults = Object.fromEntries(Object.entries(world.parameters).map(([name, spec]) => [name, spec.default]))
  const input = { scenario: null, parameters: { ...defaults, ...parameters }, seed: 1, actions, until: world.until }
  const index = indexTrace(simulate(world as unknown as Simulation, input).events)
  // To listen is no answer to the question: a WebSocket is in the running only where news counts.
  const answering = ASKED.filter(protocol => protocol !== 'websocket' || measure === 'nextOrderMs')
  const values = Object.fromEntries(
    answering.flatMap(protocol => {
      const value = measured(measure, index, protocol)
      return value === null ? [] : [[protocol, value]]
    }),
  )
  const outcome = { values, winner: winnerOf(values) }
  known.set(card, outcome)
  return outcome
}
