/** The challenge of retry-storm: give a crowd enough room to spread; then take it away again with one setting. */
import type { Run } from '../../engine/run.ts'
import type { Challenge, Condition } from '../../engine/simulation.ts'
import { countsOf, peakOf } from './measures.ts'
import { parameters } from './parameters.ts'
import { strategiesOf } from './settings.ts'

/** Both limits lie between the best failing and the worst passing run of all single settings: the tests search for them. */
export const WITHIN_SECONDS = 12
export const MOST_CALLS = 30
const STORM = 500

/** What the challenge leaves to the reader. */
const RULES: readonly string[] = ['strategy', 'baseMs', 'capMs', 'beside']

const aloneAsGiven: Condition = {
  text: 'Clients, server and number of retries as given, and one rule alone',
  holds: ({ parameters: set, actions }: Run) =>
    actions.length === 0 &&
    strategiesOf(set).length === 1 &&
    Object.entries(parameters).every(([name, spec]) => RULES.includes(name) || set[name] === spec.default),
}

const squeezed: Challenge = {
  id: 'squeeze',
  goal: `Jitter, a base of 8 s, and all is well. Break it with one setting of the clients: let a tenth of a second carry more than ${STORM} retries, and keep full jitter.`,
  scenario: 'full-jitter',
  parameters: { baseMs: 8000 },
  conditions: [
    {
      text: `Some tenth of a second after the first failure carries more than ${STORM} calls`,
      holds: ({ parameters: set }, index) => peakOf(countsOf(index, ''), Number(set.clients)) > STORM,
    },
    { text: 'Full jitter, and a base of 8 s', holds: ({ parameters: set }) => set.strategy === 'full-jitter' && set.baseMs === 8000 },
    aloneAsGiven,
  ],
  singleChanges: () => [],
  solution: [],
  solutionParameters: { capMs: 100 },
  nearMisses: [
    { actions: [], parameters: { capMs: 1000 }, why: 'A second of room is narrow, and still thins the crowd.' },
    { actions: [], parameters: { maxRetries: 20 }, why: 'Nobody needs so many: the crowd has spread long before.' },
  ],
  solved: 'A cap below the first wait leaves chance no room. What spreads a crowd is the width of the draw, not the word jitter.',
}

/** Everybody is served, soon and gently. */
export const challenge: Challenge = {
  id: 'spread',
  goal: `Serve all 1,000 within ${WITHIN_SECONDS} s, and let no tenth of a second after the first failure carry more than ${MOST_CALLS} calls.`,
  scenario: 'exponential',
  parameters: {},
  conditions: [
    { text: 'All 1,000 are served', holds: (_, index) => countsOf(index, '').total.served === 1000 },
    {
      text: `The last within ${WITHIN_SECONDS} s`,
      holds: (_, index) => (countsOf(index, '').completedMs ?? Number.POSITIVE_INFINITY) <= WITHIN_SECONDS * 1000,
    },
    {
      text: `Never more than ${MOST_CALLS} calls in a tenth of a second after the first failure`,
      holds: ({ parameters: set }, index) => peakOf(countsOf(index, ''), Number(set.clients)) <= MOST_CALLS,
    },
    aloneAsGiven,
  ],
  singleChanges: () => [],
  solution: [],
  solutionParameters: { strategy: 'full-jitter', baseMs: 8000 },
  nearMisses: [
    { actions: [], parameters: { baseMs: 8000 }, why: 'Without chance a larger base moves 950 clients to a later tenth, all together.' },
    { actions: [], parameters: { strategy: 'full-jitter', baseMs: 100 }, why: 'A tenth of a second of room for 950 clients is no room.' },
    {
      actions: [],
      parameters: { strategy: 'full-jitter', baseMs: 20_000 },
      why: 'Room enough, and 20 s for what the server does in five.',
    },
  ],
  solved:
    'The server needs five seconds for 1,000 calls. A first draw over little more than that brings each client when there is room, and few of them twice.',
  followUp: squeezed,
}
