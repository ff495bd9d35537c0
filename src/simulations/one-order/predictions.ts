/** What a reader is asked before a run of one-order; the run itself answers. */
import type { Prediction } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { breakerState, measures, rowCount } from './measures.ts'

function ended(charges: number, breaker: string) {
  return (index: TraceIndex): boolean => rowCount(index, 'charges') === charges && breakerState(index) === breaker
}

/** P1 before the first play, P2 before the lost answer. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'happy',
    kind: 'number',
    question: 'Ines’s browser knows the shop’s name and nothing else. How many round trips does it make before the order itself may leave?',
    unit: 'round trips',
    answer: index => measures.roundTripsBefore?.of(index, {}) as number,
    explanation:
      'One to learn the address, one to open a connection, one to agree on keys: {roundTripsBefore}, and not a word of the order in them.',
    wrong: [
      { value: 0, why: 'So it is on a connection that is open already. This one is cold.' },
      { value: 1, why: 'The address alone takes one. TCP and TLS take one each.' },
      { value: 2, why: 'TCP and TLS take two. Somebody had to learn the address first.' },
      { value: 4, why: 'So it would be with TLS 1.2, which takes a round trip more.' },
    ],
  },
  {
    id: 'P2',
    scenario: 'once-more',
    kind: 'choose',
    several: false,
    question: 'Payments charges the card, and its answer is lost, as on Friday. Key and breaker are there this time. How does it end?',
    options: [
      {
        text: 'Two charges, and the breaker stays closed',
        why: 'That was Friday. This time the second attempt brings the key of the first.',
        holds: ended(2, 'closed'),
      },
      {
        text: 'One charge, and the breaker opens',
        why: 'It has seen one failure. It judges twenty results, not one.',
        holds: ended(1, 'open'),
      },
      {
        text: 'One charge, and the breaker stays closed',
        why: 'One timeout goes into its window, and the second attempt is answered from the key.',
        holds: ended(1, 'closed'),
      },
      {
        text: 'No charge, and the order fails',
        why: 'The card was charged before the answer was lost, and a key undoes nothing.',
        holds: ended(0, 'closed'),
      },
    ],
  },
]
