/** The runs of place-order worth a name. Order 1047 is always placed with seed 7. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'

const SEED = 7

/** The click that starts it all. */
export const PLACE: Action = { at: 0, type: 'place-order', argument: null }

function fault(type: string, argument: string): Action {
  return { at: 0, type, argument }
}

type Own = Scenario<typeof parameters>

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Own>> = {
  happy: { title: 'One after another, nothing fails', parameters: {}, seed: SEED, actions: [PLACE] },
  monolith: { title: 'Before the split: one process', parameters: { architecture: 'monolith' }, seed: SEED, actions: [PLACE] },
  parallel: { title: 'What is independent, side by side', parameters: { pattern: 'parallel' }, seed: SEED, actions: [PLACE] },
  async: { title: 'Shipping and e-mail by way of a queue', parameters: { pattern: 'async' }, seed: SEED, actions: [PLACE] },
  'payments-down': {
    title: 'Payments is down',
    parameters: {},
    seed: SEED,
    actions: [fault('break', 'payments'), PLACE],
  },
  'request-lost': {
    title: 'The request to Payments is lost',
    parameters: { retries: 1 },
    seed: SEED,
    actions: [fault('drop', 'orders:payments:1'), PLACE],
  },
  'response-lost': {
    title: 'The answer from Payments is lost',
    parameters: { retries: 1 },
    seed: SEED,
    actions: [fault('drop', 'payments:orders:1'), PLACE],
  },
  'slow-shipping': {
    title: 'Shipping answers late',
    parameters: { timeoutMs: 3000 },
    seed: SEED,
    actions: [fault('delay', 'shipping:orders:1:1500'), PLACE],
  },
}
