/** The challenge of rest-console: two clerks, one order, two additions, none lost. */
import type { Run } from '../../engine/run.ts'
import type { Action, Challenge } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { EDITORS } from './editor.ts'
import { type Exchange, exchangesOf, hasArrived } from './exchanges.ts'
import { measures } from './measures.ts'
import { act, kettles, send } from './scenarios.ts'
import { fieldIn, textOf } from './wire.ts'

const STAR = '/orders/1047'

/** Changes of the order that were accepted, and of which the editor knows. */
function successes(index: TraceIndex): readonly Exchange[] {
  return exchangesOf(index, '').filter(
    one => /^(PUT|PATCH)$/.test(one.method) && one.target === STAR && one.status >= 200 && one.status < 300 && hasArrived(one),
  )
}

/** The kettles in order 1047 in each version that the run wrote, the opening one first. */
function quantities(index: TraceIndex): readonly number[] {
  const written = index.rows.flatMap(({ key, after }) =>
    key === '1047' && after !== null ? [(after as unknown as { items: { quantity: number }[] }).items] : [],
  )
  return [1, ...written.map(items => items.reduce((sum, { quantity }) => sum + quantity, 0))]
}

/** Whether a change names a version that an earlier GET had brought to the same editor. */
function isFromWhatWasRead(index: TraceIndex, { editor, request }: Exchange): boolean {
  const named = fieldIn(textOf(request.sent), 'If-Match')
  const reads = exchangesOf(index, '').filter(
    one => one.editor === editor && one.method === 'GET' && one.target === STAR && hasArrived(one),
  )
  return reads.some(
    ({ answer }) => answer !== null && (answer.end?.seq ?? 0) < request.sent.seq && fieldIn(textOf(answer.sent), 'ETag') === named,
  )
}

function isUndisturbed({ actions }: Run): boolean {
  return actions.every(({ type }) => ['send', 'header', 'body', 'as'].includes(type))
}

const ANN = act(400, 'as', 'ann')
const BEN = act(800, 'as', 'ben')
const patch = (ms: number, quantity: number, ...headers: string[]): Action[] =>
  send(ms, `PATCH ${STAR}`, { headers, body: kettles(quantity) })

const conditions: Challenge['conditions'] = [
  { text: 'Order 1047 holds 3 kettles', holds: (run, index) => measures.quantity?.of(index, run.parameters) === 3 },
  {
    text: 'Ann and Ben have each changed it once, and have their 2xx',
    holds: (_, index) => {
      const who = successes(index).map(({ editor }) => editor)
      return who.length === 2 && EDITORS.every(editor => who.includes(editor))
    },
  },
  {
    text: 'Each change added exactly one',
    holds: (_, index) => {
      const steps = quantities(index)
      return steps.length === 3 && steps.every((quantity, i) => quantity === 1 + i)
    },
  },
  {
    text: 'Each named the version that it was made from (If-Match), as its editor had read it',
    holds: (_, index) => successes(index).length > 0 && successes(index).every(one => isFromWhatWasRead(index, one)),
  },
  { text: 'Nobody else had a hand in it', holds: isUndisturbed },
]

const weather: Challenge = {
  id: 'lost-answer',
  goal: 'Now Ann’s answer is lost on its way. She sends her change again. Leave it at 3 all the same, and both must get a 2xx.',
  scenario: 'two-clerks-lost-answer',
  parameters: {},
  conditions: [
    { text: 'Order 1047 holds 3 kettles', holds: (run, index) => measures.quantity?.of(index, run.parameters) === 3 },
    {
      text: 'Ann and Ben each have a 2xx to a change of theirs',
      holds: (_, index) => EDITORS.every(editor => successes(index).some(one => one.editor === editor)),
    },
    {
      text: 'The answer to Ann’s first change is still lost',
      holds: ({ actions }) => actions.some(({ at, type, argument }) => at === 0 && type === 'drop' && argument === 'server:ann:2'),
    },
  ],
  singleChanges: () => [],
  solution: [
    ANN,
    ...patch(400, 2, 'If-Match: "v1"'),
    ...patch(11_000, 2, 'If-Match: "v1"'),
    ...send(11_400, `GET ${STAR}`),
    ...patch(11_800, 2, 'If-Match: "v2"'),
    act(12_200, 'as', 'ben'),
    ...send(12_200, `GET ${STAR}`),
    ...patch(12_600, 3, 'If-Match: "v2"'),
  ],
  nearMisses: [
    {
      actions: [
        ANN,
        ...patch(400, 2, 'If-Match: "v1"'),
        ...patch(11_000, 2, 'If-Match: "v1"'),
        act(12_000, 'as', 'ben'),
        ...patch(12_000, 3, 'If-Match: "v2"'),
      ],
      why: 'Ann takes her own change for that of a stranger: 412 says that the version has moved, not who moved it. She never hears that it was hers.',
    },
    {
      actions: [
        ANN,
        ...patch(400, 2, 'If-Match: "v1"'),
        ...send(11_000, `GET ${STAR}`),
        ...patch(11_400, 3, 'If-Match: "v2"'),
        act(12_000, 'as', 'ben'),
        ...send(12_000, `GET ${STAR}`),
        ...patch(12_400, 4, 'If-Match: "v3"'),
      ],
      why: 'She read 2, took it for somebody else’s, and added one more. If-Match guards the version, not the wish.',
    },
  ],
  solved:
    'After a lost answer a 412 may be the trace of your own success. Read, compare with what you wanted, and only then write. A name for the wish would tell at once: that is the next chapter.',
}

/** Leave it at 3. */
export const challenge: Challenge = {
  id: 'two-clerks',
  goal: 'Two clerks have opened order 1047 with quantity 1, and each adds one. Leave it at 3; both must get their 2xx.',
  scenario: 'two-clerks',
  parameters: {},
  conditions,
  singleChanges: () => [
    [...patch(400, 3)],
    [...patch(400, 3, 'If-Match: "v1"')],
    [ANN, ...patch(400, 2)],
    [BEN, ...patch(800, 2)],
    [ANN, ...patch(400, 2), BEN, ...patch(800, 3)],
    [ANN, ...patch(400, 2, 'If-Match: "v1"'), BEN, ...patch(800, 3, 'If-Match: "v1"')],
    [ANN, ...patch(400, 2, 'If-Match: "v1"'), BEN, ...patch(800, 3, 'If-Match: *')],
    [ANN, ...patch(400, 2, 'If-Match: "v1"'), BEN, ...patch(800, 3, 'If-Match: "v2"')],
  ],
  solution: [
    ANN,
    ...patch(400, 2, 'If-Match: "v1"'),
    BEN,
    ...patch(800, 2, 'If-Match: "v1"'),
    ...send(1200, `GET ${STAR}`),
    ...patch(1600, 3, 'If-Match: "v2"'),
  ],
  nearMisses: [
    {
      actions: [ANN, ...patch(400, 2), BEN, ...patch(800, 2)],
      why: 'PATCH without If-Match: both say 2, both hear 200, and one addition is gone without a word.',
    },
    {
      actions: [ANN, ...patch(400, 2, 'If-Match: "v1"'), BEN, ...patch(800, 2, 'If-Match: "v1"')],
      why: 'Ben gave up after his 412. Nothing is lost without a word, but his kettle is not ordered.',
    },
    {
      actions: [ANN, ...patch(400, 2, 'If-Match: "v1"'), BEN, ...patch(800, 3, 'If-Match: *')],
      why: 'The star matches any version that exists. Ben has guessed, and was lucky.',
    },
  ],
  solved:
    'Read, change, name the version; on 412 read again. The server compares and writes in one step, so the second writer cannot miss the first.',
  followUp: weather,
}
