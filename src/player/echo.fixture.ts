/** The smallest simulation worth playing, for tests: a client asks, a server answers, each hop takes exactly 10 ms. */
import { emit, setup } from 'xstate'
import type { ActionEvent, Effect, MessageEvent } from '../engine/effects.ts'
import { defineSimulation } from '../engine/simulation.ts'

const types = {} as { events: MessageEvent | ActionEvent; emitted: Effect }

const client = setup({ types }).createMachine({
  id: 'client',
  initial: 'idle',
  states: {
    idle: { on: { ask: { target: 'waiting', actions: emit({ type: 'send', to: 'server', label: 'ping', kind: 'request' }) } } },
    waiting: { on: { 'response.server': 'answered' } },
    answered: { type: 'final' },
  },
})

const server = setup({ types }).createMachine({
  id: 'server',
  initial: 'idle',
  states: {
    idle: {
      on: {
        'request.client': {
          actions: emit(({ event }) => ({
            type: 'send' as const,
            to: 'client',
            label: 'pong',
            kind: 'response',
            correlates: (event as MessageEvent).message.id,
          })),
        },
      },
    },
  },
})

const ask = { type: 'ask', argument: null }

/** Ask at 0: ping sent at 0, received at 10 ms, pong sent at 10 ms, received at 20 ms. Scenario `two` asks again at 30 ms. */
export const echo = defineSimulation({
  id: 'echo',
  version: 2,
  title: 'What you send comes back',
  until: 60_000_000,
  parameters: {
    hopMs: { kind: 'number', label: 'Hop', help: 'One way.', default: 10, min: 1, max: 500, step: 1, unit: 'ms' },
    weather: {
      kind: 'choice',
      label: 'Weather',
      help: 'Whether messages arrive.',
      default: 'fair',
      choices: { fair: 'fair', foul: 'foul' },
    },
    workers: {
      kind: 'number',
      label: 'Workers',
      help: 'Unused.',
      default: 1,
      min: 1,
      max: 9,
      step: 1,
      unit: '',
      whole: true,
      folded: true,
    },
  },
  actors: () => ({ client: { machine: client, perRequest: true, unbreakable: true }, server: { machine: server, perRequest: true } }),
  link: ({ hopMs, weather }) => ({ law: 'log-normal', medianMs: hopMs, sigma: 0, lossPercent: weather === 'foul' ? 100 : 0 }),
  machines: { client, server },
  actions: {
    ask: { label: 'Ask', help: 'Sends a ping.', to: 'client' },
    skip: { label: 'Skip', help: 'Time passes.', to: () => [], argument: { label: 'how long', example: '5m' }, passes: true },
  },
  scenarios: {
    one: { title: 'One question', parameters: {}, seed: 1, actions: [{ at: 0, ...ask }] },
    two: {
      title: 'Two questions',
      parameters: {},
      seed: 1,
      actions: [
        { at: 0, ...ask },
        { at: 30_000, ...ask },
      ],
    },
    deaf: {
      title: 'No answer arrives',
      parameters: {},
      seed: 1,
      actions: [
        { at: 0, type: 'drop', argument: 'server:client:1' },
        { at: 0, ...ask },
      ],
    },
  },
  rest: { scenario: 'one', at: 15_000 },
  measures: {
    answers: {
      label: 'answers',
      unit: '',
      definition: 'Answers that arrived.',
      of: ({ messages }) => [...messages.values()].filter(({ sent, end }) => sent.correlates !== null && end?.lost === null).length,
    },
  },
  invariants: {},
  predictions: [
    {
      id: 'echo-answers',
      scenario: 'one',
      question: 'You ask once. How many answers come back?',
      kind: 'number',
      unit: 'answers',
      answer: ({ messages }) => [...messages.values()].filter(({ sent }) => sent.correlates !== null).length,
      explanation: 'One question, {answers} answer.',
      wrong: [{ value: 2, why: 'The ping itself is no answer.' }],
    },
  ],
  challenge: {
    id: 'echo-silence',
    goal: 'Ask, and get no answer.',
    scenario: 'one',
    parameters: {},
    conditions: [
      { text: 'You asked.', holds: (_, { messages }) => messages.size > 0 },
      {
        text: 'Nothing was answered.',
        holds: (_, { messages }) => [...messages.values()].every(({ sent, end }) => sent.correlates === null || end?.lost !== null),
      },
    ],
    singleChanges: () => [[{ at: 0, type: 'drop', argument: 'client:server:1' }], [{ at: 0, type: 'drop', argument: 'server:client:1' }]],
    solution: [{ at: 0, type: 'drop', argument: 'server:client:1' }],
    nearMisses: [{ actions: [{ at: 0, type: 'delay', argument: 'server:client:1:50' }], why: 'Late is not lost.' }],
    solved: 'A lost question and a lost answer look the same to the client.',
  },
  summary: ({ messages }) => `${messages.size} messages were sent.`,
})
