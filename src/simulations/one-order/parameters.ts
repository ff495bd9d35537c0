/** What a reader can set before the order is placed: the layers that can be taken away, and the weather. */
import { weather } from '../../actors/weather.ts'

/** The parameters of one-order, in the order in which they are shown. */
export const parameters = {
  connection: {
    kind: 'choice',
    label: 'Connection',
    help: 'Cold: the browser knows nothing but the shop’s name. Open: it has the address, and a connection that is open and encrypted.',
    default: 'cold',
    choices: { cold: 'cold', open: 'open already' },
  },
  key: {
    kind: 'choice',
    label: 'Idempotency key',
    help: 'With a key Payments claims it before it charges, and answers a repeat with what it said the first time.',
    default: 'on',
    choices: { on: 'on', off: 'off' },
  },
  breaker: {
    kind: 'choice',
    label: 'Breaker',
    help: 'Stands in Orders before each call to Payments: 20 results in its window, open for 30 s once half of them are bad.',
    default: 'on',
    choices: { on: 'on', off: 'off' },
  },
  retries: {
    kind: 'number',
    label: 'Retries',
    help: 'How often Orders asks Payments again. Attempts = 1 + retries.',
    default: 1,
    min: 0,
    max: 3,
    step: 1,
    unit: '',
    whole: true,
  },
  token: {
    kind: 'choice',
    label: 'Token',
    help: 'What Ines’s browser shows at the door.',
    default: 'good',
    choices: { good: 'good', expired: 'expired' },
    folded: true,
  },
  hopMs: {
    kind: 'number',
    label: 'Hop',
    help: 'How long a message takes one way: the median.',
    default: 25,
    min: 1,
    max: 500,
    step: 1,
    unit: 'ms',
    folded: true,
  },
  spread: weather.spread,
  lossPercent: weather.lossPercent,
  timeoutMs: {
    kind: 'number',
    label: 'Timeout',
    help: 'How long Orders waits for each attempt.',
    default: 400,
    min: 10,
    max: 5000,
    step: 10,
    unit: 'ms',
    folded: true,
  },
  workMs: weather.workMs,
  patienceMs: {
    kind: 'number',
    label: 'Patience',
    help: 'How long Ines’s page waits before it says that it does not know. It never asks again.',
    default: 5000,
    min: 100,
    max: 60000,
    step: 100,
    unit: 'ms',
    folded: true,
  },
} as const

/** The value of a switch. */
export type Switch = 'on' | 'off'
