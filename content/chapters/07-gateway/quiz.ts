/** The questions of chapter 7. Four are predictions: runs of the gateway and of the breaker know their answers. */
import type { Question } from '../../../src/course/quiz/question.ts'

export const quiz = [
  {
    id: 'ten-seconds-later',
    kind: 'choose-one',
    outcomes: ['O7.4'],
    prompt:
      'A breaker trips at 50 % failures over 20 calls and stays open for 30 s. Of the first 20 calls since it closed, twelve failed. Ten seconds later a payment arrives. What happens to it?',
    run: { simulation: 'circuit-breaker', scenario: 'trip', measure: 'upstreamCalls' },
    options: [
      {
        text: 'It is sent, and repeated if it fails',
        why: 'Open means no attempt; repeating is another tool’s work.',
        holds: 22,
      },
      { text: 'It is sent as the trial', why: 'Trials begin when the 30 s are over.', holds: 21 },
      {
        text: 'It is refused at once, before any call',
        why: 'About 20 s remain. Payments has had {upstreamCalls} calls and gets no other; the caller falls back or answers 503.',
        holds: 20,
      },
      { text: 'It waits for the breaker to close', why: 'A breaker holds no queue.', holds: 21 },
    ],
  },
  {
    id: 'fifteen-at-once',
    kind: 'number',
    outcomes: ['O7.2'],
    prompt:
      'nginx: rate=10r/s, burst=14, no nodelay. Thirty requests arrive in one instant, and fifteen are served. How many milliseconds does the last of them wait?',
    run: { simulation: 'gateway', scenario: 'burst', set: { burst: 14 }, measure: 'maxWaitMs' },
    unit: 'ms',
    tolerance: 50,
    why: 'The first goes at once, the others follow 100 ms apart: the fifteenth after fourteen steps.',
    wrong: [
      { value: 0, why: 'That is nodelay.' },
      { value: 1500, why: 'It would be, if the first had to wait as well.' },
      { value: 3000, why: 'Thirty never get in: fifteen are refused at once.' },
    ],
  },
  {
    id: 'four-gateways',
    kind: 'number',
    outcomes: ['O7.3'],
    prompt:
      'Four nginx gateways stand side by side, each with rate=10r/s per address. One client spreads its requests evenly over all four. How many a second get through, sustained?',
    unit: 'a second',
    tolerance: 0,
    answer: 40,
    why: 'Each host counts for itself; the zone is shared by its workers only.',
    wrong: [
      { value: 10, why: 'That would need one counter for all four. A client that stays with one gateway does get 10.' },
      { value: 2.5, why: 'Nobody divides the rate by four.' },
      { value: 80, why: 'The burst adds to the first seconds, not to the sustained rate.' },
    ],
  },
  {
    id: 'four-fail-one-succeeds',
    kind: 'choose-one',
    outcomes: ['O7.4'],
    prompt: 'A breaker trips after five failures in a row. Four calls fail, one succeeds, again and again. What does it do?',
    run: { simulation: 'circuit-breaker', scenario: 'trip', set: { dialect: 'consecutive' }, measure: 'trips' },
    options: [
      {
        text: 'It stays closed all the time',
        why: 'Each success sets the count back; 80 % of the calls go on failing. In the run, too, twelve of twenty calls fail and it trips {trips} times.',
        holds: 0,
      },
      { text: 'It opens, as 80 % is too much', why: 'It counts runs, not shares.', holds: 1 },
      { text: 'It opens at the next fifth failure', why: 'The success before it has reset the count.', holds: 1 },
      { text: 'It goes to half-open', why: 'Only from open.', holds: 1 },
    ],
  },
  {
    id: 'slow-is-no-failure',
    kind: 'choose-one',
    outcomes: ['O7.4'],
    prompt: 'Latency rises from 0.2 s to 4 s, errors stay at 2 %. Why does a breaker that counts failures stay closed?',
    options: [
      { text: 'It compares the mean, not the p99', why: 'It compares no latency at all.' },
      { text: 'A slow success is no failure', why: 'It looks at outcomes and not at time.', right: true },
      { text: 'Its trial calls go through', why: 'There are no trials while it is closed.' },
      { text: 'Its window of calls is too short', why: 'In a window of any length only 2 % fail.' },
    ],
  },
  {
    id: 'still-open',
    kind: 'choose-several',
    outcomes: ['O7.7', 'O7.1'],
    prompt: 'The gateway has verified the token and applied its rate limit. What is still open?',
    options: [
      {
        text: 'Whether a flood of packets fills the line',
        why: 'Packets arrive before anything can refuse them; that takes help upstream.',
        right: true,
      },
      { text: 'Whether this user may see this order', why: 'Knowing who calls is not deciding what he may do.', right: true },
      { text: 'Whether the token may still be in time', why: 'That has just been checked.' },
      {
        text: 'Whether the call came through the gateway',
        why: 'A service must not believe identity fields from just anyone.',
        right: true,
      },
      { text: 'Whether this caller has used up its allowance', why: 'That has just been counted.' },
    ],
  },
  {
    id: 'named-for-this',
    kind: 'choose-one',
    outcomes: ['O7.5'],
    prompt: 'One slow dependency holds all workers, and calls to healthy ones find none. Which tool is named for this?',
    options: [
      { text: 'Bulkhead', why: 'A pool for each dependency: one can be flooded, the ship floats.', right: true },
      { text: 'Circuit breaker', why: 'It stops calls after failures; these calls have not failed yet.' },
      { text: 'Outlier detection', why: 'It takes single bad hosts out of a pool of equals.' },
      { text: 'Retry budget', why: 'It limits repeats, and these are first calls.' },
    ],
  },
  {
    id: 'three-teams',
    kind: 'choose-one',
    outcomes: ['O7.6'],
    prompt: 'Phone, web and partners each have a team and need answers of another shape. What fits?',
    options: [
      { text: 'A mesh between the services', why: 'It moves calls between services; it shapes nothing for clients.' },
      { text: 'A single gateway with every shape', why: 'Three teams queue for one release.' },
      { text: 'A backend for each of the frontends', why: 'Each team shapes its own, over the same services.', right: true },
      { text: 'A second rate limit per client', why: 'It limits, it does not shape.' },
    ],
  },
  {
    id: 'one-change',
    kind: 'choose-one',
    outcomes: ['O7.4', 'O7.5'],
    prompt:
      'Payments slows from 0.2 s to 4 s and never errs. Orders makes 200 calls a second from 200 threads. Which single change keeps threads free?',
    run: { simulation: 'circuit-breaker', scenario: 'brown-out', measure: 'threadsBusy', set: { timeoutMs: 500 } },
    options: [
      { text: 'A timeout of 2 s', why: '200 a second for 2 s would need 400 threads.', holds: 200 },
      { text: 'Another 200 threads', why: 'Gone after 2 s: 4 s at 200 a second needs 800.', holds: 400 },
      {
        text: 'A slow-call rule in the breaker',
        why: 'It learns of a slow call when that call ends, at 4 s; the threads are gone after 1 s.',
        holds: 200,
      },
      {
        text: 'A timeout of 500 ms',
        why: 'At most about 100 wait at a time, in the run {threadsBusy}, and the breaker hears of trouble after half a second.',
        holds: 100,
      },
    ],
  },
] satisfies Question[]
