/** The questions of chapter 8, over its four pages. Two are borne out by runs of api-design. */
import type { Question } from '../../../src/course/quiz/question.ts'

export const quiz = [
  {
    id: 'like-post-7',
    kind: 'choose-one',
    outcomes: ['O8.2'],
    prompt: 'Someone likes post 7. Which request survives a lost answer and a double tap?',
    options: [
      { text: 'GET /posts/7/like, from a link', why: 'A safe method must not change anything.' },
      { text: 'PATCH /posts/7, likes plus 1', why: 'The repeat counts twice.' },
      {
        text: 'PUT /posts/7/likes/me, with no body',
        why: 'The like is a resource at a known address; repeating changes nothing. Keep it out of shared caches, since “me” differs per caller.',
        right: true,
      },
      { text: 'POST /posts/7/like, as a toggle', why: 'The repeat takes the like away.' },
    ],
  },
  {
    id: 'calls-at-the-bottom',
    kind: 'number',
    outcomes: ['O8.4'],
    prompt:
      'edge calls a, a calls b, b calls c, c calls d. d refuses at once. a, b and c make up to four attempts each, edge makes one. One click: how many calls reach d?',
    answer: 64,
    unit: '',
    tolerance: 0,
    why: 'Four times four times four. If edge did the same it would be 256. Fast refusals only: with timeouts outer callers give up first.',
    wrong: [
      { value: 12, why: 'Layers multiply; they do not add.' },
      { value: 27, why: 'That is three attempts each.' },
      { value: 256, why: 'That needs a fourth layer that retries.' },
    ],
  },
  {
    id: 'never-slows-down',
    kind: 'choose-one',
    outcomes: ['O8.3'],
    prompt: 'A sliding-log limiter records every call first and tests afterwards. What becomes of a client that never slows down?',
    options: [
      { text: 'It is shut out until it pauses', why: 'Its refused calls keep the log full.', right: true },
      { text: 'It is served, and memory fills up', why: 'Memory fills as well, but the calls are refused.' },
      { text: 'It is served at exactly the limit', why: 'That is the limiter that tests first.' },
      { text: 'It is served at twice the limit', why: 'That is the edge of two fixed windows.' },
    ],
  },
  {
    id: 'one-second-left',
    kind: 'choose-one',
    outcomes: ['O8.3'],
    prompt: 'The deadline is 3 s. Attempt 1 failed after 2 s, and the backoff draws 1.2 s. What should the loop do?',
    options: [
      { text: 'Sleep 1.2 s and try again', why: 'The promise to the caller is broken.' },
      { text: 'Try again at once, for 1 s', why: 'It fits only by dropping the wait, which is there for the callee’s sake.' },
      { text: 'Stop now and report the deadline', why: 'No useful attempt fits; an early answer frees the caller.', right: true },
      { text: 'Sleep 1.2 s and report the deadline', why: 'The same answer, later, and a thread asleep.' },
    ],
  },
  {
    id: 'half-of-its-calls',
    kind: 'number',
    outcomes: ['O8.4'],
    prompt:
      'A dependency fails half of its calls, independently. Callers make at most four attempts. By what factor does its mean load grow?',
    answer: 1.875,
    unit: '',
    tolerance: 0.005,
    why: '1 + 1/2 + 1/4 + 1/8.',
    wrong: [
      { value: 4, why: 'Only when everything fails.' },
      { value: 2, why: 'The limit for attempts without end.' },
      { value: 1.5, why: 'That is one retry only.' },
    ],
  },
  {
    id: 'every-click',
    kind: 'choose-several',
    outcomes: ['O8.6'],
    prompt: 'A shortener must see every click and sends no cache headers. Which statuses will do?',
    run: { simulation: 'api-design', scenario: 'permanent-redirect', measure: 'clicksCounted', gives: 1 },
    options: [
      { text: '304', why: 'It says that a stored copy is still good; it redirects nobody.' },
      { text: '302', why: 'Not stored unless something says so.', right: true },
      { text: '307', why: 'Likewise, and the method is kept.', right: true },
      { text: '308', why: 'Like 301, with the method kept.' },
      {
        text: '301',
        why: 'Stored by default, so later clicks pass you by: of ten the run counts {clicksCounted}. With Cache-Control: no-store it would do.',
      },
    ],
  },
  {
    id: 'five-steps',
    kind: 'order',
    outcomes: ['O8.2'],
    prompt: 'Put the five steps of an API design answer in order; one card belongs nowhere.',
    run: { simulation: 'api-design', scenario: 'shortener', measure: 'rightChoices', gives: 9 },
    cards: [
      { text: 'Name the resources', why: 'Everything else hangs on them.' },
      { text: 'Say how they relate', why: 'Who owns whom, what is listed under what.' },
      { text: 'Give each its operations', why: 'Methods, addresses, codes.' },
      { text: 'Add the list’s edge cases', why: 'Pages, filters, sorting, fields.' },
      { text: 'Settle errors, repeats, limits and versions', why: 'What happens the second time, and next year.' },
    ],
    leaveOut: [{ text: 'Pick the database', why: 'Not asked; the interface must outlive it.' }],
  },
  {
    id: 'sentence-to-defend',
    kind: 'choose-one',
    outcomes: ['O8.1'],
    prompt: 'Which sentence can you defend in an interview with a number and a source?',
    options: [
      { text: 'A service mesh pays from twenty services on', why: 'Folklore; needs decide, not counts.' },
      {
        text: 'Three layers of four attempts make 64 calls',
        why: '4³; the worked example of the SRE Book, chapter 22.',
        right: true,
      },
      { text: 'gRPC is ten times faster than JSON over REST', why: 'No payload, no method, no source; measure yours.' },
      {
        text: 'Retries double the traffic of a service',
        why: 'It depends on the share that fails: four attempts at 50 % give 1.875.',
      },
    ],
  },
  {
    id: 'checkout-at-noon',
    kind: 'order',
    outcomes: ['O8.5'],
    prompt: 'Checkout calls six services one after another; since noon its p99 is 4 s. Put what you do in order; two cards belong nowhere.',
    cards: [
      { text: 'Trace one slow order', why: 'Find out where the time goes before you touch anything.' },
      { text: 'Tighten the slow call’s timeout', why: 'Threads come back within minutes.' },
      { text: 'Run the independent reads together', why: 'This week: their sum becomes their maximum.' },
      { text: 'Take e-mail and shipping off the path', why: 'This quarter: 202, a queue and a saga.' },
    ],
    leaveOut: [
      { text: 'Raise the number of retries', why: 'More load on the service that is slow already.' },
      { text: 'Cache every answer', why: 'Stale stock and stale prices, and the cause is still there.' },
    ],
  },
] satisfies Question[]
