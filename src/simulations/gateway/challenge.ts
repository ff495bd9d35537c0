/** The challenge of gateway: spare a service that is down, and nobody else; then without a word to the client. */
import type { Run } from '../../engine/run.ts'
import type { Challenge, Scenario } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { parameters } from './parameters.ts'
import { type RequestStory, requestsOf } from './requests.ts'
import { act, scenarios } from './scenarios.ts'

/** At most so many calls may reach Payments in its minute. */
export const MOST_CALLS = 25

const DOWN_FROM = 0
const DOWN_TO = 60_000_000

/** What the reader may turn. */
export const OWN_CONTROLS = [
  'breaker',
  'thresholdPercent',
  'window',
  'minimumCalls',
  'openSeconds',
  'timeoutMs',
  'fallback',
  'rate',
  'burst',
  'limiter',
] as const

function leadsTo({ asked }: RequestStory, ...names: readonly string[]): boolean {
  return names.some(name => asked.path === `/v1/${name}`)
}

/** Calls that were sent to Payments while it was down. */
export function callsWhileDown(index: TraceIndex): number {
  return requestsOf(index).filter(
    ({ upstream, forwarded }) => upstream === 'payments' && forwarded !== null && forwarded.at >= DOWN_FROM && forwarded.at < DOWN_TO,
  ).length
}

/** Whether every request for Users and Orders that had the time was answered with 200. */
export function othersAreServed(index: TraceIndex): boolean {
  const others = requestsOf(index).filter(one => leadsTo(one, 'users', 'orders') && one.sentAt < index.now - 5_000_000)
  return others.length >= 36 && others.every(({ answer }) => answer?.status === 200)
}

function isAsGiven({ parameters: set, actions }: Run): boolean {
  const given = scenarios['payments-down'] as Scenario
  const fixed = Object.entries(parameters).every(
    ([name, spec]) =>
      (OWN_CONTROLS as readonly string[]).includes(name) ||
      set[name] === ((given.parameters as Record<string, unknown>)[name] ?? spec.default),
  )
  return fixed && actions.length === given.actions.length
}

const AS_GIVEN = { text: 'The traffic and the minute without Payments are as given, and nothing else is done', holds: isAsGiven }

const covered: Challenge = {
  id: 'nobody-notices',
  goal: 'Payments goes down after three seconds and comes back after twelve. Let nobody be told so: every request is answered with 200, and at most five calls meet a dead Payments.',
  scenario: 'cached-fallback',
  parameters: { fallback: 'none' },
  conditions: [
    {
      text: 'Every request that had the time is answered with 200',
      holds: (_, index) => requestsOf(index).every(({ answer, sentAt }) => answer?.status === 200 || sentAt > index.now - 2_000_000),
    },
    {
      text: 'At most five calls find Payments down',
      holds: (_, index) =>
        requestsOf(index).filter(({ answer, upstream }) => upstream === 'payments' && answer?.door === 'forward').length <= 5,
    },
    {
      text: 'The traffic is as given',
      holds: ({ parameters: set, actions }) => set.traffic === 1.5 && actions.length === scenarios['cached-fallback']?.actions.length,
    },
  ],
  singleChanges: () => [],
  solution: [],
  solutionParameters: { fallback: 'cached' },
  nearMisses: [
    { actions: [], parameters: { openSeconds: 30 }, why: 'Fewer calls, and every payment is still told 503.' },
    { actions: [], parameters: { fallback: 'cached', breaker: 'off' }, why: 'Nobody notices, but every single payment still calls.' },
  ],
  solved:
    'The breaker spares Payments, the copy spares the reader of a list. Neither would do for a new payment: a copy answers a question, it moves no money.',
}

/** A minute without Payments. */
export const challenge: Challenge = {
  id: 'spare-payments',
  goal: `Payments is down for a minute. Serve every request for users and orders, and let at most ${MOST_CALLS} calls reach Payments.`,
  scenario: 'payments-down',
  parameters: { breaker: 'off' },
  conditions: [
    { text: 'Every request for Users and Orders is answered with 200', holds: (_, index) => othersAreServed(index) },
    { text: `At most ${MOST_CALLS} calls are sent to Payments while it is down`, holds: (_, index) => callsWhileDown(index) <= MOST_CALLS },
    AS_GIVEN,
  ],
  singleChanges: () => [[act(0, 'heal', 'payments')], [act(0, 'token', 'missing')]],
  solution: [],
  solutionParameters: { breaker: 'on' },
  nearMisses: [
    { actions: [], parameters: { breaker: 'on', openSeconds: 5 }, why: 'Twenty calls open it, and every five seconds another one tries.' },
    { actions: [], parameters: { timeoutMs: 50 }, why: 'A timeout ends each call sooner. It does not spare a single one.' },
    { actions: [], parameters: { rate: 0.3, burst: 0 }, why: 'The limit spares Payments, and turns users and orders away with it.' },
  ],
  solved:
    'Twenty calls to make up its mind, one after half a minute, and the next when Payments is back. Nobody asked for Users or Orders was told to wait.',
  followUp: covered,
}
