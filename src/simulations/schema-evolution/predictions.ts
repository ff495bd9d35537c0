/** What a reader is asked before a run of schema-evolution; the run itself answers. */
import type { Prediction, PredictionOption } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { clientsWith } from './measures.ts'

const counts =
  (broken: number, wrong: number) =>
  (index: TraceIndex): boolean =>
    clientsWith(index, 'broken').length === broken && clientsWith(index, 'silently wrong').length === wrong

const isWrong =
  (name: string) =>
  (index: TraceIndex): boolean =>
    clientsWith(index, 'silently wrong').includes(name)

const worse: readonly PredictionOption[] = [
  {
    text: 'The one that stopped',
    why: 'mobile-v1 fails in front of its user, and in every dashboard. It is mended within the hour, and nothing false was told.',
    holds: index => isWrong('mobile-v1')(index) && !isWrong('analytics')(index),
  },
  {
    text: 'The one that goes on counting',
    why: 'analytics has no case for the new word and no default, so the order is in no sum. The report is punctual, and wrong; somebody decides by it.',
    holds: index => isWrong('analytics')(index) && !isWrong('mobile-v1')(index),
  },
  {
    text: 'Both are as bad: either way the change was wrong',
    why: 'One of them says so itself. The other you find by comparing its report with the shop.',
    holds: index => isWrong('analytics')(index) && isWrong('mobile-v1')(index),
  },
]

/** P1 before the first play, P2 before the report. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'add-enum-value',
    kind: 'choose',
    several: false,
    question: 'You add one order status, on_hold. Nothing is removed or renamed. How many of the five clients go wrong?',
    options: [
      {
        text: 'None is broken, none is silently wrong',
        why: 'Something was added, but readers see a word that they were not made for. Two of the five have nowhere to put it.',
        holds: counts(0, 0),
      },
      {
        text: 'One broken, one silently wrong',
        why: 'The strict reader refuses the whole order. The report without a default passes the order over. Three show it as in progress, or never look at the status.',
        holds: counts(1, 1),
      },
      {
        text: 'One broken, none silently wrong',
        why: 'The strict reader stops. But a switch without a default goes on, and that is worse than stopping.',
        holds: counts(1, 0),
      },
      {
        text: 'Two broken, none silently wrong',
        why: 'A switch without a default is no error: it does nothing, and goes on.',
        holds: counts(2, 0),
      },
      {
        text: 'Five broken',
        why: 'A reader that has a default for unknown words, or that does not read the field, is not touched.',
        holds: counts(5, 0),
      },
    ],
  },
  {
    id: 'P2',
    scenario: 'add-enum-value',
    kind: 'choose',
    several: false,
    question: 'Which is worse for the shop: the client that stopped, or the one that goes on counting?',
    options: worse,
  },
]
