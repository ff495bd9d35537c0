/** The questions of chapter 4. Three are predictions: a run of idempotency knows their answers. */
import type { Question } from '../../../src/course/quiz/question.ts'

export const quiz = [
  {
    id: 'add-100-twice',
    kind: 'number',
    outcomes: ['O4.2'],
    prompt:
      'PATCH /accounts/42 says “add 100” and carries no key. It is applied, its answer is lost, and the client sends it again. By how much has the balance grown?',
    run: { simulation: 'idempotency', scenario: 'lost-response', set: { amount: 100 }, measure: 'amountCharged.without-key' },
    unit: '',
    tolerance: 0,
    why: 'A relative change is not idempotent, and nothing marks the second request as a repeat.',
    wrong: [
      { value: 100, why: 'PATCH promises nothing of the kind; it depends on the patch. “Set it to 500” would have been safe.' },
      { value: 0, why: 'Losing the answer does not undo the work.' },
      { value: 300, why: 'Two requests were applied, not three.' },
    ],
  },
  {
    id: 'steps-of-a-keyed-payment',
    kind: 'order',
    outcomes: ['O4.3'],
    prompt: 'Put the server’s steps for a keyed payment in order. Two of the cards belong nowhere.',
    run: { simulation: 'idempotency', scenario: 'crash-between-downstream-key', measure: 'charges.with-key', gives: 1 },
    cards: [
      {
        text: 'Insert the key as in progress, with a fingerprint of the request',
        why: 'The one atomic step: whoever inserts the row does the work.',
      },
      {
        text: 'Charge at the provider, under a key made from the client’s',
        why: 'A repeat after a crash meets the same key there: the run crashes, and charges once.',
      },
      { text: 'Store status and body under the key as completed', why: 'From here on a repeat is answered from the row.' },
      { text: 'Answer the client', why: 'Losing this answer does no harm any more.' },
    ],
    leaveOut: [
      { text: 'Insert the key once the charge has succeeded', why: 'A crash in between leaves a charge that no row explains.' },
      {
        text: 'Insert the key and charge the card in one database transaction',
        why: 'The card is not in your database, and a rollback gives no money back.',
      },
    ],
  },
  {
    id: 'another-amount',
    kind: 'choose-one',
    outcomes: ['O4.3'],
    prompt: 'The same key comes again, now with 10,000 instead of 10. What should the server do?',
    options: [
      {
        text: 'Refuse it and change nothing',
        why: 'The client has a bug, and no guess is safe. The draft answers 422, Stripe 400.',
        right: true,
      },
      { text: 'Charge the missing 9,990', why: 'That is a guess with other people’s money.' },
      { text: 'Charge the 10,000 as well', why: 'The key promised one effect.' },
      { text: 'Send the first answer again', why: 'The client would believe that 10,000 had been paid.' },
    ],
  },
  {
    id: 'lapsed-claim',
    kind: 'number',
    outcomes: ['O4.4'],
    prompt:
      'A lock set with SET NX lasts 30 s, and nothing else guards the charge, which takes 40 s. A duplicate arrives at second 35. How many charges are there in the end?',
    run: { simulation: 'idempotency', scenario: 'expired-claim', measure: 'charges.with-key' },
    unit: '',
    tolerance: 0,
    why: 'The lock has lapsed. The second worker takes it and charges, too.',
    wrong: [
      { value: 1, why: 'NX is atomic at the moment of taking, and says nothing about second 35.' },
      { value: 0, why: 'Nobody waits for anybody: the lock is free again.' },
    ],
  },
  {
    id: 'zero-rows',
    kind: 'choose-one',
    outcomes: ['O4.5'],
    prompt: 'INSERT ... ON CONFLICT DO NOTHING reports 0 rows. What must the handler do next?',
    options: [
      {
        text: 'Read the winner’s row and answer from it',
        why: 'Compare the fingerprint, then replay the outcome, or say 409 while the first is at work.',
        right: true,
      },
      { text: 'Charge the card, since the key is on file', why: 'The winner is doing that at this moment.' },
      {
        text: 'Answer 201, since the index kept the charge single',
        why: 'It kept the row single. How the first charge ended stands in that row.',
      },
      { text: 'Report an internal error to the client', why: 'A duplicate is an ordinary case.' },
    ],
  },
  {
    id: 'key-for-a-checkout',
    kind: 'choose-one',
    outcomes: ['O4.3'],
    prompt: 'Which key fits all tries of one checkout?',
    options: [
      { text: 'A hash of the request’s body', why: 'Two equal coffees would be one.' },
      { text: 'The id of the order', why: 'A second card after a decline would get the decline replayed.' },
      {
        text: 'A random id stored with the checkout',
        why: 'One for each wish, made before the first try, the same after a restart.',
        right: true,
      },
      { text: 'The id of the order and the try’s number', why: 'It changes with every try, which is what a key must not do.' },
    ],
  },
  {
    id: 'balance-read-twice',
    kind: 'choose-one',
    outcomes: ['O4.1'],
    prompt: 'GET /accounts/3 shows another balance the second time, since a deposit came in between. Is GET idempotent?',
    options: [
      { text: 'No, since its two answers differed', why: 'Idempotence speaks of the effect on the server.' },
      { text: 'Only as long as nobody else is writing', why: 'Other people’s writes are no effects of this GET.' },
      { text: 'No, reading is safe but not idempotent', why: 'Whatever is safe is idempotent, too.' },
      { text: 'Yes, effects count and not answers', why: 'Asking twice changed no more than asking once.', right: true },
    ],
  },
  {
    id: 'message-91',
    kind: 'choose-one',
    outcomes: ['O4.7'],
    prompt: 'A consumer gets message 91 twice. Where must the note be kept that 91 is done?',
    options: [
      {
        text: 'Nowhere, given an exactly-once broker',
        why: 'Such settings cover what stays inside the broker; your effect does not.',
      },
      {
        text: 'In the same transaction as its effect',
        why: 'Both stand or neither does, so no crash falls in between.',
        right: true,
      },
      { text: 'In the broker, by an early acknowledgement', why: 'A crash after it loses the message.' },
      { text: 'In a cache, right after the effect', why: 'A crash between the two brings the effect again.' },
    ],
  },
  {
    id: 'shared-rules',
    kind: 'choose-several',
    outcomes: ['O4.6'],
    prompt: 'Which of these rules do Stripe’s API v1 and the IETF draft on Idempotency-Key share?',
    options: [
      {
        text: 'A repeat with the same body gets the first outcome',
        why: 'In both, once the first request has finished.',
        right: true,
      },
      { text: 'The refusal of another body carries 422', why: 'That is the draft’s code. Stripe answers 400.' },
      {
        text: 'A write without a key is refused with 400',
        why: 'The draft’s rule where a key is required. Stripe takes writes without one.',
      },
      { text: 'A repeat with another body is refused', why: 'In both; the codes differ.', right: true },
      {
        text: 'Keys are forgotten after exactly 24 hours',
        why: 'Stripe says at least 24; the draft lets each server publish its own span.',
      },
    ],
  },
] satisfies Question[]
