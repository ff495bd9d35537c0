/** The challenge of http-lifecycle: thirty files in spite of a lost packet; then all of them late over HTTP/3, by one packet. */
import type { Run } from '../../engine/run.ts'
import type { Action, Challenge } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { filesOf, measures } from './measures.ts'
import { parameters } from './parameters.ts'
import { act, scenarios } from './scenarios.ts'

/** The settings that the challenge leaves to the reader. */
const OWN_CONTROLS: readonly string[] = ['protocol', 'connections', 'tls', 'keepAlive', 'windowBytes']

/** In ms. It lies between the fastest single change that fails and the slowest that passes: a test searches for both. */
export const WITHIN_MS = 280

function value(name: string, index: TraceIndex, run: Run): number {
  return measures[name]?.of(index, run.parameters) as number
}

function given(scenario: string, own: readonly string[], set: Run['parameters'], also: Run['parameters'] = {}): boolean {
  const asked: Readonly<Record<string, unknown>> = { ...scenarios[scenario]?.parameters, ...also }
  return Object.entries(parameters).every(([name, spec]) => own.includes(name) || set[name] === (asked[name] ?? spec.default))
}

/** Every way to change one setting that the challenge leaves free. */
export function singleSettings(): readonly Readonly<Record<string, number | string>>[] {
  return [
    { protocol: 'http/2' },
    { protocol: 'http/3' },
    ...[2, 3, 4, 5, 6].map(connections => ({ connections })),
    { tls: '1.2' },
    { keepAlive: 'off' },
    { windowBytes: 6_291_456 },
  ]
}

const SIX = { resources: 6 } as const

const allLate: Challenge = {
  id: 'six-late',
  goal: 'Streams of HTTP/3 stall alone, and yet: over HTTP/3, on a first visit, make all six files late by losing one packet.',
  scenario: 'cold-h3',
  parameters: SIX,
  conditions: [
    { text: 'All six files are late', holds: (run, index) => value('resourcesLate', index, run) === 6 },
    {
      text: 'One packet is lost, no more',
      holds: (_, index) => [...index.messages.values()].filter(({ end }) => end?.lost).length === 1,
    },
    {
      text: 'HTTP/3 and all else as given, one click, nothing broken or held back',
      holds: ({ parameters: set, actions }) =>
        given('cold-h3', [], set, SIX) &&
        actions.every(({ type }) => type === 'send' || type === 'drop') &&
        actions.filter(({ type }) => type === 'send').length === 1,
    },
  ],
  singleChanges: () => Array.from({ length: 12 }, (_, i) => [act(0, 'drop', `browser:server:${i + 1}`)]),
  solution: [act(0, 'drop', 'browser:server:2')],
  nearMisses: [
    { actions: [act(0, 'drop', 'browser:server:4')], why: 'That was a request. Its stream is late, the other five are not.' },
    { actions: [act(0, 'drop', 'server:browser:5')], why: 'That belongs to one stream, and only that stream waits for it.' },
  ],
  solved:
    'Before the handshake is over nobody may read a request. What all streams stand on, keys, the window, the wire, they still share.',
}

const restOfThirty = (run: Run): boolean => {
  const clicks = run.actions.filter(({ type }: Action) => type !== 'skip')
  return given('thirty', OWN_CONTROLS, run.parameters) && clicks.length === 1 && clicks[0]?.type === 'send' && clicks[0].at === 0
}

/** Thirty files, one packet lost. */
export const challenge: Challenge = {
  id: 'thirty-files',
  goal: `Thirty files from 80 ms away, one packet lost, first visit. Have them all within ${WITHIN_MS} ms by changing one setting.`,
  scenario: 'thirty',
  parameters: {},
  conditions: [
    {
      text: `All thirty files are here within ${WITHIN_MS} ms`,
      holds: (run, index) =>
        filesOf(index).filter(({ file }) => file.here === 'yes').length === 30 && value('elapsedMs', index, run) <= WITHIN_MS,
    },
    { text: 'The weather, the distance, the files and the first visit as given', holds: restOfThirty },
    {
      text: 'At most one setting is changed',
      holds: ({ parameters: set }) => {
        const asked: Readonly<Record<string, unknown>> = scenarios.thirty?.parameters ?? {}
        return Object.entries(parameters).filter(([name, spec]) => set[name] !== (asked[name] ?? spec.default)).length <= 1
      },
    },
  ],
  singleChanges: () => [[]],
  solution: [],
  solutionParameters: { protocol: 'http/3' },
  nearMisses: [
    {
      actions: [],
      parameters: { protocol: 'http/2' },
      why: 'One round trip more for TCP, and the lost packet holds up all that came after it.',
    },
    { actions: [], parameters: { connections: 6 }, why: 'Six at a time are five turns, and each takes a round trip.' },
  ],
  solved: 'One round trip to shake hands, one to ask for everything, one to repair the loss.',
  followUp: allLate,
}
