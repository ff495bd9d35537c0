/** The runs of idempotency worth a name. Order 1047 is always paid with seed 7. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'

const SEED = 7

const SECOND = 1_000_000
const HOUR = 3600 * SECOND

type Own = Scenario<typeof parameters>

function act(type: string, at = 0, argument: string | null = null): Action {
  return { at, type, argument }
}

function own(title: string, settings: Own['parameters'], actions: readonly Action[], until?: number): Own {
  return { title, parameters: settings, seed: SEED, actions, ...(until === undefined ? {} : { until }) }
}

const PAY = act('send-payment')
const CRASH = act('crash-between')

/** Everything wrong at once: nothing but an atomic claim's opposite, a crash, a claim that lapses, a key that is forgotten. */
const FOUR_HOLES = {
  claim: 'check-then-act',
  claimSeconds: 1,
  keyTtlHours: 24,
} as const

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Own>> = {
  'lost-response': own('The answer is lost, the client repeats', {}, [act('drop', 0, 'response'), PAY]),
  'lost-request': own('The request is lost, the client repeats', {}, [act('drop', 0, 'request'), PAY]),
  'double-click-race': own('Two clicks at once, claimed by look, then write', { claim: 'check-then-act' }, [act('double-click')]),
  'double-click-atomic': own('Two clicks at once, claimed by one INSERT', {}, [act('double-click')]),
  'in-flight': own('The repeat comes while the first is at work', { fault: 'slow' }, [PAY]),
  'different-body': own('The same key with another amount', {}, [PAY, act('change-amount', SECOND)]),
  'expired-key': own(
    'The repeat comes when the key is forgotten',
    {},
    [PAY, act('skip', SECOND, '24h'), act('retry', 25 * HOUR)],
    26 * HOUR,
  ),
  'expired-claim': own(
    'A claim of 30 s, a charge of 40 s, a repeat at 35 s',
    { claimSeconds: 30, chargeMs: 40_000, timeoutMs: 120_000, autoRetry: 'off' },
    [PAY, act('retry', 35 * SECOND)],
  ),
  'store-after': own('Two clicks at once, the key stored after the charge', { claim: 'store-after' }, [act('double-click')]),
  'crash-between': own('A crash between charge and key', { claim: 'store-after' }, [CRASH, PAY]),
  'crash-between-transaction': own('The same crash, charge and key in one transaction', { claimSeconds: 2, sameTransaction: 'on' }, [
    CRASH,
    PAY,
  ]),
  'crash-between-downstream-key': own(
    'The same crash, a key of its own for the ledger, and a job that finishes',
    { claimSeconds: 2, downstreamKey: 'on', recovery: 'on' },
    [CRASH, PAY],
  ),
  'four-holes': own(
    'Four orders, each with a hole of its own',
    FOUR_HOLES,
    [
      act('double-click'),
      act('crash-between', 10 * SECOND),
      act('send-payment', 10 * SECOND),
      act('delay', 30 * SECOND, 'ledger:api:next:1500'),
      act('send-payment', 30 * SECOND),
      act('send-payment', 60 * SECOND),
      act('skip', 61 * SECOND, '24h'),
      act('retry', 25 * HOUR),
    ],
    26 * HOUR,
  ),
}
