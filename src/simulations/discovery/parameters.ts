/** What a reader can set before a run of discovery. The defaults of probes are those of Kubernetes. */
import type { ChoiceSpec, NumberSpec } from '../../engine/simulation.ts'

const onOff = { off: 'off', on: 'on' } as const

/** What a health page may ask before it says 200. */
const asks = { process: 'only the process', database: 'the database too' } as const

function number(label: string, help: string, unit: string, value: number, min: number, max: number, step = 1) {
  return { kind: 'number', label, help, default: value, min, max, step, unit } as const satisfies NumberSpec
}

function whole(label: string, help: string, value: number, min: number, max: number) {
  return { ...number(label, help, 'times', value, min, max), whole: true } as const satisfies NumberSpec
}

function choice<const C extends Readonly<Record<string, string>>>(label: string, help: string, choices: C, value: keyof C & string) {
  return { kind: 'choice', label, help, default: value, choices } as const satisfies ChoiceSpec
}

const folded = <const S extends object>(spec: S) => ({ ...spec, folded: true }) as const

/** The parameters of discovery, in the order in which they are shown. */
export const parameters = {
  probeEverySeconds: number('Probe every', 'How often each instance is asked for each of its two health pages.', 's', 10, 1, 60),
  failureThreshold: whole(
    'Misses in a row',
    'So many probes of the readiness page must fail, one after the other, before an instance is called not ready.',
    3,
    1,
    10,
  ),
  readinessProbe: choice(
    'Readiness probe',
    'Decides who is in the list. Without it an instance is listed as long as its process runs, and from the moment it starts.',
    onOff,
    'on',
  ),
  mode: choice(
    'Who chooses',
    'Whether each caller holds the list and chooses by itself, or asks a balancer that holds it.',
    { 'client-side': 'each caller', 'server-side': 'a balancer' },
    'client-side',
  ),
  livenessProbe: folded(choice('Liveness probe', 'Decides who is restarted. It never touches the list by itself.', onOff, 'on')),
  livenessThreshold: folded(
    whole(
      'Misses before a restart',
      'So many probes of the liveness page must fail in a row before the process is ended and started again.',
      3,
      1,
      30,
    ),
  ),
  probeTimeoutSeconds: folded(
    number('Probe timeout', 'For how long a probe waits for its answer before it counts as a miss.', 's', 1, 0.1, 10, 0.1),
  ),
  successThreshold: folded(
    whole('Passes in a row', 'So many probes of the readiness page must pass before an instance is called ready again.', 1, 1, 5),
  ),
  readinessAsks: folded(choice('Readiness page asks', 'What the page /readyz looks at before it says 200.', asks, 'database')),
  livenessAsks: folded(choice('Liveness page asks', 'What the page /healthz looks at before it says 200.', asks, 'process')),
  whenAllFail: folded(
    choice(
      'When nobody is ready',
      'Whether whoever chooses then has nobody left (Kubernetes), or turns to all of them (fail-open, as an AWS balancer does).',
      { none: 'nobody is left', all: 'all are tried' },
      'none',
    ),
  ),
  drainSeconds: folded(
    number('Keep serving', 'How long an instance that is told to stop goes on taking requests before it closes its port.', 's', 0, 0, 60),
  ),
  propagationMs: folded(
    number(
      'News takes',
      'How long the word of the registry takes to whoever chooses: the median. Each piece of news takes its own time to each of them.',
      'ms',
      1000,
      0,
      10_000,
      50,
    ),
  ),
  requestsPerSecond: folded(
    number(
      'Requests',
      'How many requests the callers make together, half of them to a page that needs the database.',
      'a second',
      0.5,
      0,
      5,
      0.5,
    ),
  ),
  policy: folded(
    choice(
      'Chosen is',
      'Which of the listed instances gets a request. Instances 1 and 2 stand in the zone of the callers.',
      { 'round-robin': 'each in turn', random: 'any', 'least-requests': 'who has the fewest open', 'same-zone': 'who is in the same zone' },
      'round-robin',
    ),
  ),
  timeoutMs: folded(
    number(
      'Timeout',
      'How long a request waits for its answer. A caller behind a balancer waits a second longer than the balancer.',
      'ms',
      2000,
      100,
      10_000,
      100,
    ),
  ),
  startSeconds: folded(number('Start takes', 'How long a process takes from its start until it opens its port.', 's', 5, 0, 60)),
  graceSeconds: folded(
    number('Grace', 'How long after it is told to stop (SIGTERM) a process is ended by force (SIGKILL).', 's', 30, 1, 120),
  ),
  workMs: folded(number('Work', 'How long an instance works on a request.', 'ms', 100, 0, 1000, 10)),
  hopMs: folded(
    number('Hop', 'One way between two machines of one zone. To the zone of instance 3 it takes three times as long.', 'ms', 5, 1, 100),
  ),
} as const

/** The values of all parameters of a run. */
export type Settings = {
  readonly [K in keyof typeof parameters]: (typeof parameters)[K] extends { readonly kind: 'number' } ? number : string
}
