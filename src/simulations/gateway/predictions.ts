/** What a reader is asked before a run of gateway; the run itself answers. */
import type { Prediction } from '../../engine/simulation.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { requestsOf } from './requests.ts'

/** Whether so many were served, and the last so many seconds late. */
function served(count: number, seconds: number) {
  return (index: TraceIndex): boolean => {
    const good = requestsOf(index).filter(({ answer }) => answer?.status === 200)
    const last = Math.max(0, ...good.map(({ waitMs }) => waitMs)) / 1000
    return good.length === count && Math.abs(last - seconds) < 0.1
  }
}

/** How many were let through in the busiest two seconds. */
export function busiest(index: TraceIndex): number {
  const at = requestsOf(index).flatMap(({ forwarded }) => (forwarded ? [forwarded.at] : []))
  return Math.max(0, ...at.map(from => at.filter(one => one >= from && one < from + 2_000_000).length))
}

/** P1 before the first play, P2 before the window's edge. */
export const predictions: readonly Prediction[] = [
  {
    id: 'P1',
    scenario: 'burst',
    kind: 'choose',
    several: false,
    question: '10 requests a second, burst 20. Thirty arrive in one instant. How many are served, and how late is the last?',
    options: [
      {
        text: '10, at once',
        why: 'That would be a window that counts to ten. The rate says how fast the bucket runs dry.',
        holds: served(10, 0),
      },
      {
        text: '20, at once',
        why: 'So a token bucket of 20 does it. In this bucket those beyond the first wait until they are due.',
        holds: served(20, 0),
      },
      {
        text: '21, two seconds late',
        why: 'The first passes, 20 wait in the bucket and leave it 100 ms apart, 9 find it full.',
        holds: served(21, 2),
      },
      { text: '30, three seconds late', why: 'A bucket without a rim would do that. This one holds 20.', holds: served(30, 3) },
    ],
  },
  {
    id: 'P2',
    scenario: 'fixed-window-edge',
    kind: 'choose',
    several: false,
    question: '100 a minute, counted per clock minute. How many can one client get through within two seconds?',
    options: [
      {
        text: '100',
        why: 'In each minute of the clock, yes. Two seconds may belong to two of them.',
        holds: index => busiest(index) === 100,
      },
      {
        text: '103',
        why: 'So a limiter without windows may do: a hundred at once, and what two seconds add.',
        holds: index => busiest(index) === 103,
      },
      {
        text: '200',
        why: 'A hundred in the last second of one minute, a hundred in the first of the next: the count begins anew at the full minute.',
        holds: index => busiest(index) === 200,
      },
      { text: 'unlimited', why: 'Six of the 206 were refused: the window does count.', holds: index => busiest(index) > 200 },
    ],
  },
]
