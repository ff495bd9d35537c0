/** The questions of chapter 9. Two are predictions: runs of idempotency and one-order know their answers. */
import type { Question } from '../../../src/course/quiz/question.ts'

export const quiz = [
  {
    id: 'click-to-mail',
    kind: 'order',
    outcomes: ['O9.4'],
    prompt: 'Follow order 1047 from the click to the e-mail. One card belongs nowhere.',
    cards: [
      { text: 'The name is looked up', why: 'Chapter 1: the address comes from a cache or a walk.' },
      { text: 'A connection is opened and encrypted', why: 'Chapter 2: round trips before the first byte.' },
      { text: 'The gateway checks token and limit', why: 'Chapter 7: the first doors.' },
      { text: 'The breaker lets the call to Payments pass', why: 'Chapter 7: closed, so it counts the outcome.' },
      { text: 'The key is claimed and the card charged', why: 'Chapter 4: one wish, one charge.' },
      { text: 'A message waits for the mailer', why: 'The queue holds it; the customer does not wait.' },
    ],
    leaveOut: [{ text: 'The root server confirms the address', why: 'It never knew it.' }],
  },
  {
    id: 'late-writer',
    kind: 'choose-one',
    outcomes: ['O9.2'],
    prompt:
      'A lock’s holder stalls, its lease ends, and another worker takes over. What stops the first from writing late? (The idea extends the key of chapter 4.)',
    options: [
      {
        text: 'A number that grows with every lease',
        why: 'Fencing: the storage refuses a smaller number than it has seen.',
        right: true,
      },
      { text: 'A lock service with consensus', why: 'It grants correctly; the late write does not ask it.' },
      { text: 'A clock that is well synchronised', why: 'The stalled worker does not look at its clock.' },
      { text: 'A lease that is twice as long', why: 'The stall can be longer still.' },
    ],
  },
  {
    id: 'beyond-an-answer',
    kind: 'choose-several',
    outcomes: ['O9.3'],
    prompt: 'Which jobs are beyond plain request and answer?',
    options: [
      { text: 'Asking for the price of a kettle', why: 'One question, one answer, now.' },
      { text: 'Keeping work while the receiver is down', why: 'Someone must store it: a queue.', right: true },
      { text: 'Telling readers you do not know', why: 'Someone must keep the list: topics and groups.', right: true },
      { text: 'Refusing a caller that is too fast', why: 'A 429 is an answer.' },
    ],
  },
  {
    id: 'sentence-on-retries',
    kind: 'choose-one',
    outcomes: ['O9.1'],
    prompt: 'Which sentence sums up what the course says about retries?',
    options: [
      { text: 'A key parts a crowd by refusing the repeats', why: 'A key makes repeats harmless, not rare.' },
      { text: 'Waiting longer parts a crowd, chance delays it', why: 'Without chance the crowd stays one, only later.' },
      { text: 'A breaker parts a crowd and lets it queue', why: 'A breaker refuses; it holds no queue.' },
      {
        text: 'Chance parts a crowd, waiting longer moves it',
        why: 'Chapter 2: jitter does the work, backoff gives it room.',
        right: true,
      },
    ],
  },
  {
    id: 'once-more',
    kind: 'number',
    outcomes: ['O9.4'],
    prompt:
      'Friday, 18:04, once more: the same click, the same seed, the same lost answer, and now a key that is claimed before the charge. How often is the card charged?',
    run: { simulation: 'idempotency', scenario: 'lost-response', measure: 'charges.with-key' },
    unit: '',
    tolerance: 0,
    why: 'The repeat finds the key and gets the stored answer.',
    wrong: [
      { value: 2, why: 'That was the Friday without the key.' },
      { value: 0, why: 'A key prevents the second effect, not the first.' },
    ],
  },
  {
    id: 'nine-seconds-behind',
    kind: 'choose-one',
    outcomes: ['O9.4'],
    prompt: 'The e-mail for 1047 goes out nine seconds after the page said “confirmed”. How long did Ines wait for it on the page?',
    run: { simulation: 'one-order', scenario: 'slow-mail', measure: 'answerWaitedFor' },
    options: [
      { text: 'Until the queue was empty', why: 'Nobody on the page waits for the queue.', holds: 'the queue' },
      { text: 'Until the mailer confirmed it', why: 'The mailer answers the broker, not the page.', holds: 'the e-mail' },
      { text: 'Not at all', why: 'The queue took it; her wait ended before the mailer’s work began.', holds: 'nothing' },
      { text: 'Nine seconds', why: 'That is the mailer’s delay, outside her wait.', holds: 'nine seconds' },
    ],
  },
] satisfies Question[]
