/** The questions of chapter 0. Two are predictions: a run of place-order knows their answers. */
import type { Question } from '../../../src/course/quiz/question.ts'

export const quiz = [
  {
    id: 'lost-response',
    kind: 'choose-one',
    outcomes: ['O0.4'],
    prompt:
      'Payments charges the card, its answer is lost, and Orders, after its timeout, sends the same request again without a key. What can the customer’s statement show?',
    run: { simulation: 'place-order', scenario: 'response-lost', measure: 'charges' },
    options: [
      {
        text: 'No charge, the timeout cancelled it',
        why: 'A timeout ends the waiting at the caller, not the work at the callee.',
        holds: 0,
      },
      {
        text: 'Two charges of 49.99, both of them valid',
        why: 'Nothing ties the second request to the first, so Payments sees two wishes and grants both.',
        holds: 2,
      },
      {
        text: 'One charge, TCP repeats the answer',
        why: 'TCP repairs a live connection; once the caller has given up, nobody listens for that answer.',
        holds: 1,
      },
      {
        text: 'One charge and one refund of it',
        why: 'No layer below the application knows what a charge is, so none undoes one.',
        holds: 'one charge and one refund',
      },
    ],
  },
  {
    id: 'six-must-answer',
    kind: 'number',
    outcomes: ['O0.2'],
    prompt:
      'Six services must all answer for one order. Each is up 99.9 % of the time, independently; there are no retries and no fallbacks. For what share of orders do all six answer, in per cent?',
    run: { simulation: 'place-order', scenario: 'happy', measure: 'availability' },
    unit: '%',
    tolerance: 0.05,
    why: '0.999 taken six times is 0.99401.',
    wrong: [
      { value: 99.9, why: 'True of one service. Calling them in parallel saves time, not availability: all six are still needed.' },
      { value: 99.99, why: 'Spare copies raise availability; parts that are all needed lower it.' },
      { value: 94.1, why: 'That is six services at 99 %.' },
    ],
  },
  {
    id: 'timeout-knows',
    kind: 'choose-one',
    outcomes: ['O0.1'],
    prompt: 'A call times out after 2 s. What does the caller know?',
    options: [
      { text: 'That the request never arrived', why: 'The answer may be what was lost, after the work was done.' },
      {
        text: 'That no answer came within 2 s',
        why: 'The work may be finished, half done, waiting in a queue or never started: outcome unknown.',
        right: true,
      },
      { text: 'That the callee is down', why: 'Slow, overloaded and unreachable look the same from the caller’s side.' },
      {
        text: 'That the callee has stopped its work',
        why: 'Only a deadline or a cancellation that is sent along can stop it; the timeout itself stays with the caller.',
      },
    ],
  },
  {
    id: 'step-off-the-path',
    kind: 'choose-one',
    outcomes: ['O0.5'],
    prompt: 'The shop promises stock and payment before it says “confirmed”. Which step can leave the path?',
    options: [
      { text: 'Reserving the kettle with Inventory', why: 'The promise of stock rests on this answer.' },
      {
        text: 'Sending the e-mail that confirms it',
        why: 'Nobody decides anything on its outcome, so a queue may hold it.',
        right: true,
      },
      { text: 'Reading the price from Products', why: 'The amount must be known before the card is asked.' },
      {
        text: 'Authorising the card in Payments',
        why: 'The promise of payment rests on it; taking the money can follow at shipping.',
      },
    ],
  },
  {
    id: 'distributed-monolith-signs',
    kind: 'choose-several',
    outcomes: ['O0.6'],
    prompt: 'Which of these are signs of a distributed monolith?',
    options: [
      {
        text: 'Orders asks Users for one address',
        why: 'One call is ordinary; a long chain behind every action would be the sign.',
      },
      { text: 'The company runs twenty services', why: 'The number alone shows nothing.' },
      {
        text: 'Orders and Users write the same tables',
        why: 'A change of the table is a change of both, whatever their APIs say.',
        right: true,
      },
      {
        text: 'Orders and Users use different programming languages',
        why: 'Harmless: the contract between them is what counts.',
      },
      {
        text: 'Orders and Users are always released together',
        why: 'Units that must change as one are one unit with a network inside.',
        right: true,
      },
    ],
  },
  {
    id: 'hundred-parallel-calls',
    kind: 'number',
    outcomes: ['O0.2'],
    prompt:
      'A page waits for 100 parallel calls. Each is slow 1 % of the time, independently of the others. Of 100 page views, how many meet at least one slow call?',
    unit: 'of 100',
    tolerance: 1,
    answer: 63,
    why: '1 - 0.99^100 = 0.634. Where slowness is shared (one slow host, one pause) the figure is lower.',
    wrong: [
      { value: 1, why: 'That is one call on its own.' },
      { value: 10, why: 'About the figure for ten calls.' },
      { value: 100, why: 'Adding up 100 times 1 % counts views with two slow calls twice.' },
    ],
  },
  {
    id: 'find-talk-survive',
    kind: 'order',
    outcomes: ['O0.3'],
    prompt: 'Three of these incidents belong to find, talk and survive. Put them in that order and leave the fourth out.',
    cards: [
      { text: 'Orders still calls the address that Payments left on Sunday', why: 'Find: names, caches, discovery.' },
      { text: 'A partner still sends a field that the API has renamed', why: 'Talk: formats and contracts.' },
      { text: 'A repeated request books one parcel twice', why: 'Survive: retries and idempotency.' },
    ],
    leaveOut: [{ text: 'A rounding bug makes a basket one cent too dear', why: 'One process got its own sum wrong; no call took part.' }],
  },
] satisfies Question[]
