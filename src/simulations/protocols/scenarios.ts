/** The runs worth naming. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import { ASKED } from './lanes.ts'
import { parameters } from './parameters.ts'

type Own = Scenario<typeof parameters>

/** An action, at a time in milliseconds. */
export function act(type: string, argument: string | null = null, ms = 0): Action {
  return { at: Math.round(ms * 1000), type, argument }
}

/** The question over each of some protocols, at one instant. */
export function askAll(of: readonly string[] = ASKED, ms = 0): Action[] {
  return of.map(protocol => act('ask', protocol, ms))
}

function scenario(title: string, parameters: Own['parameters'], actions: readonly Action[], until?: number): Own {
  return { title, parameters, seed: 1, actions, ...(until === undefined ? {} : { until }) }
}

/** Those that answer the question. */
const ANSWERING = ['rest', 'grpc', 'graphql'] as const

/** The settings of the watch: those that differ from the defaults, and all others as they are. */
export const WATCHED: Readonly<Record<string, number | string>> = {
  ...Object.fromEntries(Object.entries(parameters).map(([name, spec]) => [name, spec.default])),
  orders: 30,
  fieldsWanted: 1,
  otherFields: 6,
}

/** How often the watch asks. */
const LOOKS = 7

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Own>> = {
  default: scenario('The same question four ways', {}, [...askAll(), act('order', null, 160)]),
  'mobile-slow': scenario('From a train: 300 ms away, 64 kbit/s, 20 orders', { orders: 20, rttMs: 300, bandwidthKbps: 64 }, askAll()),
  'data-centre': scenario('From the next rack: 0.5 ms away, 1 Gbit/s', { rttMs: 0.5, bandwidthKbps: 1_000_000 }, askAll(ANSWERING)),
  'many-orders': scenario('A hundred orders', { orders: 100 }, askAll(ANSWERING)),
  'few-fields': scenario('The page shows a name and a hundred amounts', { orders: 100, fieldsWanted: 2 }, askAll(ANSWERING)),
  'one-request': scenario('REST in one request, with ?include=', { restCalls: 'include' }, askAll(ANSWERING)),
  'asked-twice': scenario('The same question twice: what headers cost the second time', {}, [
    ...askAll(ANSWERING),
    ...askAll(ANSWERING, 200),
  ]),
  'n-plus-one': scenario(
    '50 orders with their customers, over three database connections',
    { question: 'latest', orders: 50, databaseConnections: 3 },
    [act('ask', 'graphql')],
  ),
  batched: scenario(
    'The same, with resolvers that share a query',
    { question: 'latest', orders: 50, databaseConnections: 3, batching: 'on' },
    [act('ask', 'graphql')],
  ),
  'n-plus-one-rest': scenario('The same over REST: the N + 1 are requests', { question: 'latest', orders: 50, databaseConnections: 3 }, [
    act('ask', 'rest'),
  ]),
  'next-order': scenario('Asking again every second, or being told', { pollMs: 1000 }, [...askAll(), act('order', null, 1400)]),
  'four-cards': scenario('Four bets', {}, []),
  watch: scenario(
    'A watch asks for a name seven times',
    { orders: 30, fieldsWanted: 1, otherFields: 6 },
    Array.from({ length: LOOKS }, (_, i) => askAll(ANSWERING, i * 2000)).flat(),
  ),
  unary: scenario('One message each way', {}, [act('stream', 'unary')]),
  'server-stream': scenario('One question, many answers', {}, [act('stream', 'server')]),
  'client-stream': scenario('Many messages, one answer', {}, [act('stream', 'client')]),
  bidi: scenario('Both speak when they have something to say', {}, [act('stream', 'bidi')]),
}
