/** What a reader can set: the problem to design for, and the way between devices and server. */

/** The parameters of api-design. */
export const parameters = {
  problem: {
    kind: 'choice',
    label: 'Design',
    help: 'What the API is for: short links that redirect, a like on a post, or seats in a hall.',
    default: 'shortener',
    choices: { shortener: 'a URL shortener', like: 'a like button', seats: 'seat booking' },
  },
  hopMs: {
    kind: 'number',
    label: 'One way',
    help: 'How long a message travels between a device and the server.',
    default: 40,
    min: 1,
    max: 200,
    step: 1,
    unit: 'ms',
  },
  spread: {
    kind: 'number',
    label: 'Spread of the way',
    help: 'Sigma of the logarithm of that time; 0 makes every message equally fast.',
    default: 0,
    min: 0,
    max: 0.5,
    step: 0.1,
    unit: '',
    folded: true,
  },
  lossPercent: {
    kind: 'number',
    label: 'Loss',
    help: 'Chance that a message is lost, beside the losses that belong to a trial.',
    default: 0,
    min: 0,
    max: 30,
    step: 1,
    unit: '%',
    folded: true,
  },
} as const

/** What can be designed. */
export type Problem = keyof typeof parameters.problem.choices
