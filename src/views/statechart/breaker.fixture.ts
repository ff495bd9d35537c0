/** Machines for tests: a circuit breaker with everything that a statechart can have, and two regions that finish together. */
import { and, assign, not, raise, setup } from 'xstate'

/** Nested states, guards, a self-transition, transitions without a target, timers, an eventless one. */
export const breaker = setup({
  types: { context: {} as { failures: number } },
  delays: { coolDown: 5000 },
  guards: {
    'failures at the limit': ({ context }) => context.failures >= 3,
    'probe slots left': () => true,
    'asked by hand': () => false,
  },
  actions: {
    'count the failure': assign({ failures: ({ context }) => context.failures + 1 }),
    'forget failures': assign({ failures: 0 }),
    'refuse the call': () => {},
    'send a probe': () => {},
    'raise an alarm': () => {},
  },
}).createMachine({
  id: 'breaker',
  context: { failures: 0 },
  initial: 'closed',
  on: { reset: { target: '.closed', reenter: true, actions: 'forget failures' } },
  states: {
    closed: {
      entry: 'forget failures',
      on: {
        'error.server': { actions: 'count the failure' },
        'response.*': { actions: 'forget failures' },
      },
      always: { guard: 'failures at the limit', target: 'tripped' },
    },
    tripped: {
      initial: 'open',
      on: { 'trip-again': { target: 'tripped', reenter: true } },
      exit: 'forget failures',
      onDone: 'closed',
      states: {
        open: {
          on: { 'request.client': { actions: 'refuse the call' } },
          after: {
            coolDown: [
              { guard: and(['probe slots left', not('asked by hand')]), target: 'probing' },
              { target: 'open', reenter: true, actions: 'raise an alarm' },
            ],
          },
        },
        probing: {
          entry: ['send a probe', raise({ type: 'probe-sent' })],
          on: {
            'response.server': 'healed',
            'error.server': [
              { guard: 'probe slots left', target: 'probing', reenter: true },
              { guard: 'asked by hand', target: 'open' },
            ],
            'probe-sent': {},
          },
          after: { 250: 'open' },
        },
        healed: { type: 'final' },
      },
    },
  },
})

/** Two regions side by side, left together when both are done or one fails. */
export const fanOut = setup({ actions: { ask: assign({}), 'ask the other': assign({}) }, delays: { timeout: 400 } }).createMachine({
  id: 'fanOut',
  initial: 'idle',
  states: {
    idle: { on: { go: 'asking' } },
    asking: {
      type: 'parallel',
      onDone: 'done',
      states: {
        left: {
          initial: 'waiting',
          states: {
            waiting: { entry: 'ask', on: { 'response.left': 'answered' }, after: { timeout: '#fanOut.failed' } },
            answered: { type: 'final' },
          },
        },
        right: {
          initial: 'waiting',
          states: {
            waiting: { entry: 'ask the other', on: { 'response.right': 'answered' } },
            answered: { type: 'final' },
          },
        },
      },
    },
    done: { type: 'final' },
    failed: { on: { go: { target: 'asking' } } },
  },
})
