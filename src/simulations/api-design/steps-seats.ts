/** The steps of the seat booking. */
import type { Step } from './steps.ts'

/** How long a hold lasts, in seconds: short, so that it can be watched. */
export const HOLD_SECONDS = 3

/** Booking, refusing, holding. */
export const seatSteps: readonly Step[] = [
  {
    id: 'booking',
    question: 'Two people press Book for seat 12A. Which request does the button send?',
    promise: 'A seat is sold once, and who has bought it hears so, also the second time.',
    trial: 'Client and phone, two accounts, book 12A at once; the client’s answer is lost and it asks again.',
    options: [
      { id: 'patch-free', line: 'PATCH /shows/7: free seats, minus 1' },
      { id: 'post-booking', line: 'POST /bookings: a new booking of 12A' },
      { id: 'put-seat', line: 'PUT /shows/7/seats/12A: this account has it, unless another does' },
    ],
    unless: 'patch-free',
  },
  {
    id: 'refusing',
    question: 'The seat is gone. What does the second person’s program hear?',
    promise: 'Who did not get the seat can tell from the status that a repeat will not help.',
    trial: 'The client books 12A. The phone, another account, asks for it.',
    options: [
      { id: 'sorry-200', line: '200 with {"ok": false}' },
      { id: 'busy-503', line: '503, try again later' },
      { id: 'conflict-409', line: '409 as application/problem+json' },
    ],
    unless: 'sorry-200',
  },
  {
    id: 'holding',
    question: 'A seat is held while its buyer pays. The buyer closes the page. And then?',
    promise: 'A wish that is never finished ends by itself.',
    trial: `The client holds 12A and falls silent; ${HOLD_SECONDS + 1} s later the phone asks for it.`,
    options: [
      { id: 'hold-for-ever', line: 'a hold lasts until it is paid or taken back' },
      { id: 'hold-expires', line: `a hold ends by itself after ${HOLD_SECONDS} s` },
    ],
    unless: 'hold-for-ever',
  },
]
