/** idempotency: two lanes under the same weather, one of which lets the client say that a retry is the same wish. */
import { type ActorSpec, defineSimulation } from '../../engine/simulation.ts'
import { challenge } from './challenge.ts'
import type { ClientInput } from './client.ts'
import { invariants } from './invariants.ts'
import type { KeyStoreInput } from './key-store.ts'
import type { LedgerInput } from './ledger.ts'
import { machines } from './machines.ts'
import { chargesOf, clientState, LANES, measures } from './measures.ts'
import { parameters } from './parameters.ts'
import { predictions } from './predictions.ts'
import { scenarios } from './scenarios.ts'
import type { ApiInput } from './working.ts'

const TIMES = ['not at all', 'once', 'twice'] as const

/** How long the ledger's answer is held back by the fault `slow`: longer than the client waits, shorter than the API does. */
const SLOW_MS = 1500

const FAULTS: Readonly<Record<string, readonly [type: string, argument: string | null]>> = {
  'drop-request': ['drop', 'request'],
  'drop-response': ['drop', 'response'],
  slow: ['delay', `ledger:api:next:${SLOW_MS}`],
  'crash-between': ['crash-between', null],
}

/** The simulation of chapter 4. */
export const idempotency = defineSimulation({
  id: 'idempotency',
  version: 1,
  title: 'To the server a retry is a new wish, unless the client says it is the same one',
  parameters,
  until: 600_000_000,
  actors(set) {
    const client = (keyed: boolean): ActorSpec => {
      const input: ClientInput = {
        keyed,
        autoRetry: set.autoRetry === 'on',
        timeoutMs: set.timeoutMs,
        amount: Math.round(set.amount * 100),
      }
      return { machine: machines.client, input, unbreakable: true }
    }
    const api: ApiInput = {
      hashBody: set.hashBody === 'on',
      sameTransaction: set.sameTransaction === 'on',
      downstreamKey: set.downstreamKey === 'on',
      repeatsWait: set.onInFlight === 'wait',
      storeTimeoutMs: set.apiTimeoutMs,
      ledgerTimeoutMs: set.chargeMs + set.apiTimeoutMs,
    }
    const database = set.sameTransaction === 'on' ? { host: 'with-key/database' } : {}
    const ledger: ActorSpec = {
      machine: machines.ledger,
      input: { chargeMs: set.chargeMs, byKey: {}, crashNext: false } satisfies LedgerInput,
      recover: ({ chargeMs, byKey }: LedgerInput) => ({ chargeMs, byKey, crashNext: false }),
    }
    const lives = { claimMicros: set.claimSeconds * 1_000_000, ttlMicros: set.keyTtlHours * 3_600_000_000 }
    const keyStore: ActorSpec = {
      machine: machines['key-store'],
      input: { ...lives, recovery: set.recovery === 'on', keys: {} } satisfies KeyStoreInput,
      recover: (context: KeyStoreInput) => context,
    }
    return {
      'without-key/client': client(false),
      'without-key/api': { machine: machines['api, without key'], input: api, perRequest: true },
      'without-key/ledger': ledger,
      'with-key/client': client(true),
      'with-key/api': { machine: machines[`api, ${set.claim}`], input: api, perRequest: true },
      'with-key/key-store': { ...keyStore, ...database },
      'with-key/ledger': { ...ledger, ...database },
    }
  },
  link({ hopMs, storeHopMs, spread, lossPercent }, from, to) {
    if (from === 'client' || to === 'client') return { law: 'log-normal', medianMs: hopMs, sigma: spread, lossPercent }
    // Ledger and key store speak to each other only where they are two tables of one database.
    if (from !== 'api' && to !== 'api') return { law: 'call' }
    return { law: 'log-normal', medianMs: storeHopMs, sigma: spread, lossPercent: 0 }
  },
  given({ fault }) {
    const asked = FAULTS[fault]
    return asked ? [{ at: 0, type: asked[0], argument: asked[1] }] : []
  },
  links: { request: ['client', 'api'], response: ['api', 'client'] },
  machines,
  actions: {
    'send-payment': { label: 'Send Payment', help: 'One payment, in both lanes, with a key of its own on the right.', to: 'client' },
    retry: { label: 'Retry', help: 'The same payment once more, with the same key.', to: 'client' },
    'double-click': { label: 'Double-click', help: 'One payment, sent twice at once, with one key.', to: 'client' },
    'change-amount': { label: 'Change the Amount', help: 'The same key with another body: three times the amount.', to: 'client' },
    'crash-between': {
      label: 'Crash after the Charge',
      help: 'Whoever makes the next charge dies when it has succeeded: charged, not yet recorded.',
      to: 'ledger',
    },
    drop: {
      label: 'Lose the next',
      help: 'The next one to leave is lost, in both lanes.',
      to: () => [],
      argument: { label: 'what', example: 'response', choices: ['request', 'response'] },
    },
    skip: {
      label: 'Skip',
      help: 'Time goes on; it causes nothing.',
      to: () => [],
      argument: { label: 'how long', example: '24h', choices: ['1s', '1m', '1h', '24h'] },
      passes: true,
    },
  },
  scenarios,
  rest: { scenario: 'lost-response', at: 62_000 },
  measures,
  invariants,
  predictions,
  challenge,
  summary(index) {
    if (index.inputs.length === 0) return 'Both lanes are ready. Nobody has paid yet.'
    const lanes = LANES.map(lane => {
      const charges = chargesOf(index, lane).length
      return `${lane.replace('-', ' ')} the card was charged ${TIMES[charges] ?? `${charges} times`}, and the client is "${clientState(index, lane)}"`
    })
    return `${lanes.join('; ').replace(/^w/, 'W')}.`
  },
})
