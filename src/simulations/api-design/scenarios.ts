/** The runs of api-design worth a name. */
import type { Action, Scenario } from '../../engine/simulation.ts'
import type { parameters } from './parameters.ts'

/** An action at so many milliseconds. */
export function act(ms: number, type: string, argument: string | null = null): Action {
  return { at: ms * 1000, type, argument }
}

/** How long a step is given in the scenarios, in ms. */
const STEP_MS = 3200
/** The reader thinks before choosing. */
const THOUGHT_MS = 400

/** Goes through steps from the first, choosing this at each; null leaves a step open. */
function walk(choices: readonly (string | null)[]): Action[] {
  return choices.flatMap((choice, i) => [
    act(i * STEP_MS, 'next'),
    ...(choice === null ? [] : [act(i * STEP_MS + THOUGHT_MS, 'choose', choice)]),
  ])
}

/** So many steps at one instant, none of them answered. */
function skip(count: number): Action[] {
  return Array.from({ length: count }, () => act(0, 'next'))
}

const RIGHT = ['links', 'delete', '302', 'random-unique', 'key', 'cursor', 'per-account', 'problems', 'etag']

/** The scenarios by id. */
export const scenarios: Readonly<Record<string, Scenario<typeof parameters>>> = {
  shortener: {
    title: 'A URL shortener, step by step',
    parameters: {},
    seed: 1,
    actions: [...walk(RIGHT), act(RIGHT.length * STEP_MS, 'next')],
  },
  'permanent-redirect': {
    title: 'A 301 without cache fields, clicked ten times',
    parameters: {},
    seed: 1,
    actions: [...skip(3), act(THOUGHT_MS, 'choose', '301')],
  },
  'sent-twice': {
    title: 'The answer to POST is lost: without a key, then with one',
    parameters: {},
    seed: 1,
    actions: [...skip(5), act(THOUGHT_MS, 'choose', 'no-key'), act(STEP_MS, 'choose', 'key')],
  },
  like: {
    title: 'A like button that counts what it hears',
    parameters: { problem: 'like' },
    seed: 1,
    actions: walk(['post-toggle', 'decrement', 'me-cached']),
  },
  seats: {
    title: 'Seats sold by counting down',
    parameters: { problem: 'seats' },
    seed: 1,
    actions: walk(['patch-free', 'sorry-200', 'hold-for-ever']),
  },
}
