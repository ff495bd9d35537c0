/** What a reader is asked before a run of place-order; the run itself answers. */
import type { Prediction } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { measures, orderStatus, rowCount } from './measures.ts'

function ended(charges: number, status: string) {
  return (index: TraceIndex): boolean => rowCount(index, 'charges') === charges && orderStatus(index) === status
}

/** P1 before the first play, P2 before the lost answer. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'happy',
    kind: 'number',
    question:
      'You press Place Order once. How many times does one service call another and wait for the answer, before you see “confirmed”?',
    unit: 'times',
    answer: index => measures.roundTrips?.of(index, {}) as number,
    explanation: 'Orders asks five services, and Shipping asks Users for the address: {roundTrips} questions, each with its answer.',
    wrong: [
      { value: 1, why: 'That is your own call to Orders. It is the only one you see, and it waits for all the others.' },
      { value: 5, why: 'Orders does ask five services. Shipping, though, does not know where Ines lives, and asks Users.' },
      { value: 7, why: 'Seven with your own call to Orders; that one does not run between services.' },
      { value: 14, why: 'Fourteen messages fly: each call is a request and an answer, and two of them are your own.' },
    ],
  },
  {
    id: 'P2',
    scenario: 'response-lost',
    kind: 'choose',
    several: false,
    question:
      'The card was charged, but the answer was lost and Orders tried again. How often is the card charged, and what does Orders report?',
    options: [
      {
        text: 'Once, and confirmed',
        why: 'It would, if anything told Payments that the second request repeats the first. Nothing does.',
        holds: ended(1, 'confirmed'),
      },
      {
        text: 'Twice, and confirmed',
        why: 'To Payments the retry is a new wish. It grants both, and the second answer arrives: every service has done as it was told.',
        holds: ended(2, 'confirmed'),
      },
      {
        text: 'Once, and failed',
        why: 'So it ends when Orders does not try again: charged, and reported as failed.',
        holds: ended(1, 'failed'),
      },
      {
        text: 'Twice, and failed',
        why: 'The second answer is not lost. It reaches Orders, and Orders is content.',
        holds: ended(2, 'failed'),
      },
    ],
  },
]
