/** The runs of retry-storm worth a name: each rule alone, two side by side, a budget, and Retry-After. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'
import { STRATEGIES, type Strategy } from './strategies.ts'

const SEED = 1

const SECOND = 1_000_000

type Own = Scenario<typeof parameters>

function own(title: string, settings: Own['parameters'], actions: readonly Action[] = []): Own {
  return { title, parameters: settings, seed: SEED, actions }
}

const act = (type: string, at: number): Action => ({ at, type, argument: null })

const alone = Object.fromEntries(
  (Object.keys(STRATEGIES) as Strategy[]).map(strategy => [
    strategy,
    own(`One rule: ${STRATEGIES[strategy]}`, { strategy, beside: 'none' }),
  ]),
)

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Own>> = {
  'side-by-side': own('A fixed wait beside one that doubles', { strategy: 'fixed', beside: 'exponential', capMs: 8000 }),
  'with-jitter': own('A wait that doubles, without chance and with it', { strategy: 'exponential', beside: 'full-jitter', capMs: 8000 }),
  ...alone,
  budget: own(
    'Twenty processes with steady traffic, an outage of five seconds, and a budget of a tenth',
    { clients: 20, strategy: 'full-jitter', beside: 'none', baseMs: 100, steadyPerSecond: 5, budgetPercent: 10 },
    [act('fail', 10 * SECOND), act('recover', 15 * SECOND)],
  ),
  'retry-after': own('The server asks for two seconds; all obey', {
    strategy: 'immediate',
    beside: 'full-jitter',
    honourRetryAfter: 'on',
    retryAfterSeconds: 2,
  }),
}
