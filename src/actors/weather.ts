/** The shop's network and services as a reader can set them, alike wherever order 1047 is placed or paid: its messages meet the same weather. */

/** Parameters that simulations take into their own. */
export const weather = {
  workMs: {
    kind: 'number',
    label: 'Work',
    help: 'How long each service works on a request.',
    default: 5,
    min: 0,
    max: 1000,
    step: 1,
    unit: 'ms',
    folded: true,
  },
  spread: {
    kind: 'number',
    label: 'Spread',
    help: 'How unequal the delays are: sigma of their log-normal distribution. 0: all equal.',
    default: 0.1,
    min: 0,
    max: 1,
    step: 0.05,
    unit: '',
    folded: true,
  },
  lossPercent: {
    kind: 'number',
    label: 'Loss',
    help: 'The chance that the network loses a message, each on its own.',
    default: 0,
    min: 0,
    max: 50,
    step: 0.5,
    unit: '%',
    folded: true,
  },
} as const
