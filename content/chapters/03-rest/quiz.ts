/** The questions of chapter 3. Two are predictions: runs of rest-console know their answers. */
import type { Question } from '../../../src/course/quiz/question.ts'

export const quiz = [
  {
    id: 'cancel-in-rest',
    kind: 'choose-one',
    outcomes: ['O3.6', 'O3.1'],
    prompt: 'Order 42 has to stay readable after it is cancelled. Which request says so in REST style?',
    options: [
      {
        text: 'PATCH /orders/42 with status cancelled',
        why: 'The state of a resource changes, if the server guards the transition. POST /orders/42/cancellation is as good, and better when the act has data of its own.',
        right: true,
      },
      { text: 'GET /orders/42/cancel', why: 'A safe method must not change anything; crawlers and prefetchers would cancel orders.' },
      { text: 'DELETE /orders/42', why: 'It asks to end the link between this address and the order; readers may then get 404.' },
      {
        text: 'POST /cancelOrder with the id 42 in it',
        why: 'A command in the path: nothing to read afterwards, nothing to guess.',
      },
    ],
  },
  {
    id: 'put-without-note',
    kind: 'choose-one',
    outcomes: ['O3.4'],
    prompt:
      'Order 1047 has items, an address and a gift note. You PUT items and address only, and the server accepts it. What does the next GET show?',
    options: [
      { text: 'Items, address and an empty note', why: 'Nobody sent an empty note; the member is absent.' },
      { text: 'Items and address, nothing else', why: 'PUT replaces the whole; what is not sent is gone.', right: true },
      { text: 'Items, address and the note', why: 'That would be a PATCH.' },
      { text: 'The order as it was before', why: 'Then the PUT would have been refused. It was accepted.' },
    ],
  },
  {
    id: 'seen-already',
    kind: 'number',
    outcomes: ['O3.3'],
    prompt:
      'You read page 1 by offset: ten rows, newest first. Three rows are inserted at the top. How many rows of page 2 have you seen already?',
    run: { simulation: 'rest-console', scenario: 'page-drift', measure: 'rowsRepeated.offset' },
    unit: '',
    tolerance: 0,
    why: 'Everything moved down by three. By cursor it is none.',
    wrong: [
      { value: 0, why: 'An offset pins no snapshot; it counts again from the top.' },
      { value: 10, why: 'Only if ten rows had been inserted.' },
      { value: 7, why: 'Those are the rows of page 2 that are new to you.' },
    ],
  },
  {
    id: 'what-keeps-a-cursor',
    kind: 'choose-one',
    outcomes: ['O3.3'],
    prompt: 'What keeps a cursor right while rows come and go?',
    options: [
      { text: 'A database index on the column that is sorted by', why: 'That makes it fast, not right.' },
      {
        text: 'An unchanging sort key with a unique tie-breaker',
        why: 'The place in the order never moves and is never shared.',
        right: true,
      },
      { text: 'A Base64 form of the last page’s row number', why: 'It hides an offset and keeps its fault.' },
      { text: 'A page that is larger than the number of new rows', why: 'The next page still begins in the wrong place.' },
    ],
  },
  {
    id: 'minus-three',
    kind: 'choose-one',
    outcomes: ['O3.5'],
    prompt: 'A request is well-formed JSON, but quantity is -3. Which answer serves a client program best?',
    options: [
      { text: '5xx with problem+json that names the field', why: 'It blames the server, and clients will try again.' },
      { text: '2xx with an error object and its field', why: 'Every machine that reads codes counts a success.' },
      {
        text: '4xx with problem+json that names the field',
        why: 'It says whose fault it is and where. 422 is the usual code, 400 is common, too.',
        right: true,
      },
      { text: '4xx with a page that explains it to people', why: 'A program cannot tell from it which field was wrong.' },
    ],
  },
  {
    id: 'delete-twice',
    kind: 'choose-one',
    outcomes: ['O3.4'],
    prompt:
      'DELETE /orders/1047 is sent twice. Another server than ours would answer the second with 404. Would DELETE be idempotent there?',
    run: { simulation: 'rest-console', scenario: 'delete-twice', measure: 'resourcesChanged' },
    options: [
      {
        text: 'No, only safe methods are idempotent',
        why: 'Safe ones are idempotent, and so are PUT and DELETE, which are not safe.',
        holds: 2,
      },
      { text: 'No, since the two answers differ', why: 'Answers may differ.', holds: 2 },
      { text: 'Only if both answers were 204', why: 'Not required; a second 204, as here, is one lawful choice.', holds: 2 },
      {
        text: 'Yes, the second changes nothing more',
        why: 'The effect counts, not the answer: in the run {resourcesChanged} order changes, whichever way the second is answered.',
        holds: 1,
      },
    ],
  },
  {
    id: 'one-address',
    kind: 'choose-one',
    outcomes: ['O3.2'],
    prompt: 'Order 7 belongs to user 42. Which one address should links to it carry?',
    options: [
      { text: '/orders/7', why: 'One thing, one address, which stays when the order changes hands.', right: true },
      { text: '/users/42/getOrder/7', why: 'A command in the path, below an owner it does not need.' },
      { text: '/users/42/orders/7', why: 'A second name for the same order; nesting is for the list.' },
      { text: '/orders?user=42&id=7', why: 'A filter yields a list, be it of one.' },
    ],
  },
  {
    id: 'which-level',
    kind: 'choose-one',
    outcomes: ['O3.7'],
    prompt: 'An API has resource addresses, proper methods and codes, and no links in its answers. On which Richardson level is it?',
    options: [
      { text: 'Level 3', why: 'That needs links that tell the client what it may do next.' },
      { text: 'Level 2', why: 'Resources are 1, methods and codes make it 2, links would make it 3.', right: true },
      { text: 'Level 0', why: 'That is one endpoint for everything.' },
      { text: 'Level 1', why: 'That is resources without the meaning of methods and codes.' },
    ],
  },
] satisfies Question[]
