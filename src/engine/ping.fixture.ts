/** The smallest simulation that has everything: one asks, one answers, and a door for machines that should be refused. */
import { type AnyStateMachine, assign, emit, setup } from 'xstate'
import type { Effect, MessageEvent } from './effects.ts'
import type { RunInput } from './run.ts'
import type { Action, Simulation } from './simulation.ts'

const asker = setup({
  types: { context: {} as { n: number }, emitted: {} as Effect },
  delays: { timeout: 100 },
  actions: {
    count: assign({ n: ({ context }) => context.n + 1 }),
    ask: emit(({ context }) => ({ type: 'send', to: 'server', label: 'ping', kind: 'request', tag: String(context.n), detail: {} })),
  },
}).createMachine({
  id: 'asker',
  context: { n: 0 },
  initial: 'idle',
  on: { ask: { target: '.waiting', reenter: true } },
  states: {
    idle: {},
    waiting: {
      entry: ['count', 'ask'],
      on: {
        'response.server': {
          guard: ({ context, event }) => (event as unknown as MessageEvent).answers === String(context.n),
          target: 'glad',
        },
        'error.server': 'sorry',
      },
      after: { timeout: 'sorry' },
    },
    glad: {},
    sorry: {},
  },
})

const server = setup({
  types: { context: {} as { id: number }, emitted: {} as Effect },
  actions: {
    take: assign({ id: ({ event }) => (event as unknown as MessageEvent).message.id }),
    store: emit(({ context }) => ({ type: 'row', table: 'pings', key: String(context.id), value: { id: context.id } })),
    answer: emit(({ context }) => ({ type: 'send', to: 'asker', label: 'pong', kind: 'response', correlates: context.id })),
  },
}).createMachine({
  id: 'server',
  context: { id: 0 },
  initial: 'idle',
  states: {
    idle: { on: { 'request.asker': { target: 'reading', actions: 'take' } } },
    reading: { always: 'working' },
    working: { after: { 10: 'done' } },
    done: { type: 'final', entry: ['store', 'answer'] },
  },
})

/** The fixture; `server` may be replaced. */
export function ping(machine: AnyStateMachine = server as never): Simulation {
  return {
    id: 'ping',
    version: 3,
    title: 'One asks, one answers',
    parameters: {
      hopMs: { kind: 'number', label: 'Hop', help: '', default: 20, min: 0, max: 100, step: 1, unit: 'ms' },
      tries: { kind: 'number', label: 'Tries', help: '', default: 1, min: 1, max: 5, step: 1, unit: '', whole: true },
      mode: { kind: 'choice', label: 'Mode', help: '', default: 'far', choices: { far: 'apart', near: 'together' } },
    },
    until: 1_000_000,
    actors: () => ({ asker: { machine: asker as never, unbreakable: true }, server: { machine, perRequest: true } }),
    link: ({ hopMs, mode }) =>
      mode === 'near' ? { law: 'call' } : { law: 'log-normal', medianMs: Number(hopMs), sigma: 0, lossPercent: 0 },
    machines: { asker: asker as never, server: machine },
    actions: {
      ask: { label: 'Ask', help: '', to: 'asker' },
      shout: {
        label: 'Shout',
        help: '',
        to: 'asker',
        argument: { label: 'word', example: 'hey', refuse: text => (text ? null : 'shout takes a word') },
      },
    },
    scenarios: { once: { title: 'Once', parameters: {}, seed: 5, actions: [act(0, 'ask')] } },
    rest: { scenario: 'once', at: 10_000 },
    measures: {
      pings: { label: 'pings', unit: '', definition: 'Rows.', of: index => index.rows.length },
      each: { label: 'each', unit: '', definition: 'Rows by table.', of: index => ({ pings: index.rows.length }) },
    },
    invariants: {
      fewPings: {
        claim: 'At most three pings.',
        watch: () => (event, before) =>
          event.type === 'row.written' && before.filter(e => e.type === 'row.written').length > 3 ? 'too many' : null,
      },
    },
    predictions: [],
    challenge: {
      id: 'none',
      goal: '',
      scenario: 'once',
      parameters: {},
      conditions: [],
      singleChanges: () => [],
      solution: [],
      nearMisses: [],
      solved: '',
    },
    summary: index => `${index.rows.length} pings.`,
  }
}

/** An action from its name and argument; the instant in microseconds. */
export function act(at: number, type: string, argument: string | null = null): Action {
  return { at, type, argument }
}

/** An input of the fixture with these actions. */
export function inputOf(actions: readonly Action[], parameters: Readonly<Record<string, number | string>> = {}): RunInput {
  return { scenario: null, parameters: { hopMs: 20, tries: 1, mode: 'far', ...parameters }, seed: 1, actions, until: 1_000_000 }
}
