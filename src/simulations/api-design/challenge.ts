/** The challenge of api-design: a like button that is right whatever is lost. */
import type { Run } from '../../engine/run.ts'
import type { Action, Challenge } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { wrongPatterns } from './patterns.ts'
import { act } from './scenarios.ts'
import { isWhole, sheetAt } from './sheet.ts'
import { likeSteps } from './steps-like.ts'

/** The scenario leaves the reader at its last step; two steps back is the first. */
const AFTER = 10_000

function isLike({ parameters }: Run): boolean {
  return parameters.problem === 'like'
}

function chosenLike(index: TraceIndex): string {
  return sheetAt(index).liking?.choice ?? ''
}

/** Goes back to the first question and answers it anew. */
function likedBy(choice: string): Action[] {
  return [act(AFTER, 'back'), act(AFTER, 'back'), act(AFTER, 'choose', choice)]
}

const conditions: Challenge['conditions'] = [
  {
    text: 'One tap, a double tap, a second phone, and any one message lost: the count is 1 every time',
    holds: (run, index) => isLike(run) && chosenLike(index) !== '' && wrongPatterns({ liking: chosenLike(index) }).length === 0,
  },
  {
    text: 'Its own trial in this run found the promise kept',
    holds: (run, index) => isLike(run) && sheetAt(index).liking?.verdict === 'kept',
  },
]

const whole: Challenge = {
  id: 'whole-button',
  goal: 'Now the whole button: liking, taking it back, and reading one’s own like on a shared browser. All three promises kept.',
  scenario: 'like',
  parameters: {},
  conditions: [
    ...conditions,
    { text: 'Every line of the sheet is kept, and the design is done', holds: (_, index) => isWhole(index, 'like') },
  ],
  singleChanges: () => [],
  solution: [
    ...likedBy('put-like'),
    act(14_000, 'next'),
    act(14_000, 'choose', 'delete-like'),
    act(18_000, 'next'),
    act(18_000, 'choose', 'id-in-path'),
    act(20_000, 'next'),
  ],
  nearMisses: [
    {
      actions: [...likedBy('put-like'), act(14_000, 'next'), act(18_000, 'next'), act(18_000, 'choose', 'id-in-path'), act(20_000, 'next')],
      why: 'Liking is a state now, but taking it back still counts down: a repeat takes away the like of somebody else.',
    },
    {
      actions: [
        ...likedBy('put-like'),
        act(14_000, 'next'),
        act(14_000, 'choose', 'delete-like'),
        act(18_000, 'next'),
        act(20_000, 'next'),
      ],
      why: 'The address “me” is one address with another answer for each caller, and the browser keeps the first.',
    },
  ],
  solved:
    'PUT and DELETE of one thing with an address of its own, read under an address that names its owner. Nothing here counts, so nothing can be counted twice.',
}

/** One person counts once. */
export const challenge: Challenge = {
  id: 'like-once',
  goal: 'Design the like button so that a lost answer, a double tap and a second phone never make the count wrong.',
  scenario: 'like',
  parameters: {},
  conditions,
  singleChanges: () => (likeSteps[0]?.options ?? []).map(({ id }) => likedBy(id)),
  solution: likedBy('put-like'),
  nearMisses: [
    { actions: likedBy('post-toggle'), why: 'A toggle: an even number of requests, meant as one, leaves the like off.' },
    {
      actions: likedBy('patch-count'),
      why: 'The count plus 1, each time it arrives. The server cannot know that it has heard this wish before.',
    },
    { actions: likedBy('post-like'), why: 'Every POST makes one more like. Without a name for the wish, three requests are three likes.' },
  ],
  solved:
    'A like is a state of a person and a post: it has an address, PUT makes it true, and the count is how many there are. A repeat finds it true already.',
  followUp: whole,
}
