/** The runs of one-order worth a name: Friday, 18:04, once more. Order 1047 is always placed with seed 7. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'

const SEED = 7
const SECOND = 1_000_000

/** The click that starts it all. */
export const PLACE: Action = { at: 0, type: 'place-order', argument: null }

/** The message that was lost on Friday: the first answer of Payments to Orders. */
export const LOST: Action = { at: 0, type: 'drop', argument: 'payments:orders:1' }

/** When Ines presses again, long after her first answer. */
const SECOND_CLICK = 2 * SECOND

type Own = Scenario<typeof parameters>

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Own>> = {
  'once-more': { title: 'Friday, 18:04, once more: the same message lost', parameters: {}, seed: SEED, actions: [LOST, PLACE] },
  happy: { title: 'The same click, and nothing is lost', parameters: {}, seed: SEED, actions: [PLACE] },
  'without-key': { title: 'The same message lost, and no key', parameters: { key: 'off' }, seed: SEED, actions: [LOST, PLACE] },
  'open-connection': {
    title: 'A second click, over the connection of the first',
    parameters: {},
    seed: SEED,
    actions: [LOST, PLACE, { ...PLACE, at: SECOND_CLICK }],
  },
  'slow-mail': {
    title: 'The mailer is nine seconds behind',
    parameters: {},
    seed: SEED,
    actions: [LOST, { at: 0, type: 'delay', argument: 'queue:notifications:1:9000' }, PLACE],
  },
  'busy-mailer': {
    title: 'The mailer is a third of a second behind',
    parameters: {},
    seed: SEED,
    actions: [LOST, { at: 0, type: 'delay', argument: 'queue:notifications:1:300' }, PLACE],
  },
  'stale-token': { title: 'A token that has expired', parameters: { token: 'expired' }, seed: SEED, actions: [PLACE] },
  'payments-down': {
    title: 'Payments is down, and eleven people order',
    parameters: {},
    seed: SEED,
    actions: [{ at: 0, type: 'break', argument: 'payments' }, ...Array.from({ length: 11 }, (_, i) => ({ ...PLACE, at: i * SECOND }))],
  },
}
