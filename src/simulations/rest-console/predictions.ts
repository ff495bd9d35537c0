/** What a reader is asked before a run of rest-console; the run itself answers. */
import type { Prediction } from '../../engine/simulation.ts'
import type { Json } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { contentOf, exchangesOf } from './exchanges.ts'
import { driftOf } from './page-walk.ts'
import { parameters } from './parameters.ts'

/** The order as the last GET of a run brought it, and as the first did. */
function lastAndFirst(index: TraceIndex): readonly { readonly [name: string]: Json }[] {
  const reads = exchangesOf(index, '').filter(({ method, status }) => method === 'GET' && status === 200)
  return [reads.at(-1), reads[0]].flatMap(one => (one?.answer ? [contentOf(one.answer) as { readonly [name: string]: Json }] : []))
}

function noteIs(of: (note: Json | undefined, first: Json | undefined, isUnchanged: boolean) => boolean) {
  return (index: TraceIndex): boolean => {
    const [last, first] = lastAndFirst(index)
    return last !== undefined && of(last.note, first?.note, JSON.stringify(last) === JSON.stringify(first))
  }
}

/** P1 before the first play, P2 before the pages drift. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'replace-vs-patch',
    kind: 'choose',
    several: false,
    question: 'Order 1047 has items, an address and a gift note. You PUT items and address, no note. What does the next GET show?',
    options: [
      {
        text: 'The note is gone',
        why: 'PUT says: this is the order now. What is not sent is not part of it.',
        holds: noteIs((note, first) => note === undefined && first !== undefined),
      },
      {
        text: 'The note is kept',
        why: 'That would be PATCH: it says what to change, and leaves the rest alone.',
        holds: noteIs((note, first, isUnchanged) => note !== undefined && note === first && !isUnchanged),
      },
      {
        text: 'Nothing has changed, the PUT was refused',
        why: 'A careful API may refuse a PUT that lacks a member it must have. A note is optional, so this one is a whole order.',
        holds: noteIs((_note, _first, isUnchanged) => isUnchanged),
      },
      {
        text: 'The note is null',
        why: 'Nobody sent a null. To the server an absent member and a member with the value null are two things.',
        holds: noteIs(note => note === null),
      },
    ],
  },
  {
    id: 'P2',
    scenario: 'page-drift',
    kind: 'number',
    question: 'You read page 1, ten rows, by offset. Three rows are inserted at the top. How many rows of page 2 have you already seen?',
    unit: 'rows',
    answer: index => driftOf(index, 'offset', parameters.orders.default).repeated,
    explanation:
      'An offset counts again from the top: everything has moved down by {rowsRepeated.offset}, so that many rows come twice. A cursor goes on behind the last row that you saw: {rowsRepeated.cursor} come twice.',
    wrong: [
      { value: 0, why: 'So it is with a cursor. An offset pins nothing: it skips ten rows of the list as it is now.' },
      { value: 10, why: 'That would take ten new rows.' },
      { value: 7, why: 'Those are the rows of page 2 that are new to you.' },
    ],
  },
]
