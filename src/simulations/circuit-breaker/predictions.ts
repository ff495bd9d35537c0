/** What a reader is asked before a run of circuit-breaker; the run itself answers. */
import type { Prediction } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { entriesOf, measures, most, valuesOf } from './measures.ts'
import { VALUES } from './report.ts'

function reached(count: number) {
  return (index: TraceIndex): boolean => measures.upstreamCalls?.of(index, {}) === count
}

/** When no thread was free for the first time, and when the breaker opened first; Infinity for never. */
function firsts(index: TraceIndex): { readonly gone: number; readonly opened: number } {
  const gone = valuesOf(index, VALUES.busy).find(({ value }) => value >= THREADS)?.at ?? Number.POSITIVE_INFINITY
  return { gone, opened: entriesOf(index, 'open')[0] ?? Number.POSITIVE_INFINITY }
}

/** The threads of Orders in the scenario of P2. */
const THREADS = 200

/** P1 before the first play, P2 before the brown-out. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'half-open-race',
    kind: 'choose',
    several: false,
    question: 'The thirty seconds are over and 50 calls arrive together. How many reach Payments?',
    options: [
      { text: '0', why: 'Somebody must find out whether Payments is well again, and only a call can.', holds: reached(0) },
      {
        text: '1',
        why: 'The first takes the only permit. The others are refused until its result is in, and it is a real customer’s payment.',
        holds: reached(1),
      },
      { text: '10', why: 'Ten trials are the default of resilience4j. Here one is allowed.', holds: reached(10) },
      { text: '50', why: 'So it is in breakers without permits, and Payments is down again at once.', holds: reached(50) },
    ],
  },
  {
    id: 'P2',
    scenario: 'slow-call-breaker',
    kind: 'choose',
    several: false,
    question:
      'Payments slows from 0.2 s to 4 s and never errs. Orders makes 200 calls a second from 200 threads, behind a breaker that also counts slow calls. What happens first?',
    options: [
      {
        text: 'The breaker opens',
        why: 'It opens at about 4 s: a slow call is counted when it ends, and the tenth ends no sooner.',
        holds: index => firsts(index).opened < firsts(index).gone,
      },
      {
        text: 'The threads run out',
        why: 'After 1.0 s 200 calls are under way and none has come back. 200 a second times 4 s want {wantedInFlight} threads.',
        holds: index => firsts(index).gone < firsts(index).opened,
      },
      {
        text: 'Half the calls fail',
        why: 'Payments never errs. Customers see errors later, when no thread is left for them.',
        holds: index =>
          (valuesOf(index, VALUES.errorRate).find(({ value }) => value >= 50)?.at ?? Number.POSITIVE_INFINITY) < firsts(index).gone,
      },
      {
        text: 'Nothing, slow is not failed',
        why: 'So an error breaker sees it. Every call holds a thread for as long as it takes.',
        holds: index => most(index, VALUES.busy) < THREADS && entriesOf(index, 'open').length === 0,
      },
    ],
  },
]
