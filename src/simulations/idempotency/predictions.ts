/** What a reader is asked before a run of idempotency; the run itself answers. */
import type { Prediction } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { chargesOf, clientState } from './measures.ts'

function charged(left: number, right: number) {
  return (index: TraceIndex): boolean => chargesOf(index, 'without-key').length === left && chargesOf(index, 'with-key').length === right
}

/** P1 before the first play, P2 before the crash. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'lost-response',
    kind: 'choose',
    several: false,
    question: 'The first answer is lost and the client retries. How often is the card charged, without a key and with one?',
    options: [
      {
        text: 'Once without a key, once with one',
        why: 'The API without keys has no way to know that the second request is the first one again.',
        holds: charged(1, 1),
      },
      {
        text: 'Twice without a key, once with one',
        why: 'Left, a retry is a new wish. Right, the key says that it is the old one, and the first answer is sent again.',
        holds: charged(2, 1),
      },
      {
        text: 'Twice without a key, never with one',
        why: 'The key keeps the second charge away. The first had happened before anything was lost.',
        holds: charged(2, 0),
      },
      {
        text: 'Twice in both lanes',
        why: 'So it would be if the client made a new key for each attempt. The key names the wish.',
        holds: charged(2, 2),
      },
    ],
  },
  {
    id: 'P2',
    scenario: 'crash-between',
    kind: 'choose',
    several: false,
    question:
      'The lane with keys stores its key when the charge has succeeded. It crashes in between; the client retries with the same key. How many charges?',
    options: [
      { text: 'None', why: 'The crash came after the charge. The ledger is another process and keeps its row.', holds: right(0) },
      {
        text: 'One',
        why: 'It would be, had anything been written before the charge. The store has never heard of the key.',
        holds: right(1),
      },
      { text: 'Two', why: 'The retry meets an empty store and is a first request once more.', holds: right(2) },
      {
        text: 'One, and the retry is refused',
        why: 'To refuse it the API would have to know the key. Nothing was stored.',
        holds: index => chargesOf(index, 'with-key').length === 1 && clientState(index, 'with-key') !== 'paid',
      },
    ],
  },
]

function right(charges: number) {
  return (index: TraceIndex): boolean => chargesOf(index, 'with-key').length === charges && clientState(index, 'with-key') === 'paid'
}
