/** What a reader is asked before a run of api-design; the run itself answers. */
import type { Prediction } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { linksMade, measures } from './measures.ts'
import { sheetAt } from './sheet.ts'

function clicksAre(of: (clicks: number) => boolean) {
  return (index: TraceIndex): boolean => of(measures.clicksCounted?.of(index, {}) as number)
}

function linksAre(without: number, withKey: number) {
  return (index: TraceIndex): boolean => linksMade(index, 'no-key') === without && linksMade(index, 'key') === withKey
}

/** P1 before the first play, P2 before the key. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'permanent-redirect',
    kind: 'choose',
    several: false,
    question: 'You redirect with 301 and send no cache headers. One browser follows the link ten times. How many clicks do you count?',
    options: [
      {
        text: '1',
        why: 'A 301 is cacheable by default (RFC 9110, section 15.4.2). The browser keeps it, and goes straight to the target from then on.',
        holds: clicksAre(clicks => clicks === 1),
      },
      {
        text: '2',
        why: 'That would be a cache that wants to see an answer twice. HTTP caches keep the first.',
        holds: clicksAre(clicks => clicks === 2),
      },
      {
        text: '10',
        why: 'So it is with 302 or 307, or with 301 and Cache-Control: no-store.',
        holds: clicksAre(clicks => clicks === 10),
      },
      {
        text: 'It depends on the day',
        why: 'How long a browser keeps it is its own affair, but ten clicks in a row do not outlast it.',
        holds: index => sheetAt(index).redirect?.verdict === 'unproven',
      },
    ],
  },
  {
    id: 'P2',
    scenario: 'sent-twice',
    kind: 'choose',
    several: false,
    question: 'The creating POST is sent twice because its answer was lost. How many short links exist for it, without a key and with one?',
    options: [
      {
        text: '2 without, 1 with',
        why: 'Without a key the second POST is a second wish to the server. With one it is the same wish, and gets the first answer again.',
        holds: linksAre(2, 1),
      },
      {
        text: '1 without, 1 with',
        why: 'The first request had arrived and was carried out. Only its answer was lost, and the client cannot tell.',
        holds: linksAre(1, 1),
      },
      {
        text: '2 without, 2 with',
        why: 'The client sends the key that it made up for the wish, not a new one for each request.',
        holds: linksAre(2, 2),
      },
      {
        text: '1 without, 0 with',
        why: 'A server that knows the key does not refuse the repeat. It answers as it did the first time.',
        holds: linksAre(1, 0),
      },
    ],
  },
]
