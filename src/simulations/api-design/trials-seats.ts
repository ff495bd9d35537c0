/** The trials of the seat booking. */
import type { Choices } from './steps.ts'
import { HOLD_SECONDS } from './steps-seats.ts'
import { type Item, judged, statusIn, type Trial } from './trial.ts'
import { numberIn } from './wire.ts'

/** The request that books a seat, in the design chosen so far. */
function booking(choices: Choices, n: number, account: string, hold = ''): Pick<Item, 'line' | 'body' | 'account' | 'wish'> {
  const wish = `${n}.${account}`
  switch (choices.booking) {
    case 'put-seat':
      return { line: `PUT /shows/${6 + n}/seats/12A${hold}`, account, wish }
    case 'post-booking':
      return { line: 'POST /bookings', body: JSON.stringify({ show: String(6 + n), seat: '12A' }), account, wish }
    default:
      return { line: `PATCH /shows/${6 + n}`, body: '{"free": -1}', account, wish }
  }
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

/** By step. */
export const seatTrials: Readonly<Record<string, Trial>> = {
  booking: {
    items: (choices, n) => [
      { name: 'ben', ...booking(choices, n, 'ben'), phone: true, meanwhile: true },
      { name: 'ann', ...booking(choices, n, 'ann'), lost: true },
      { name: 'show', line: `GET /shows/${6 + n}` },
    ],
    judge: heard =>
      judged(heard, ['ann', 'ben', 'show'], () => {
        const sold = numberIn(heard.show ?? '', 'sold')
        return [
          sold === 1,
          `seat 12A was sold ${sold === 1 ? 'once' : `${sold} times`}; Ann heard ${statusIn(heard, 'ann')}, Ben ${statusIn(heard, 'ben')}`,
        ]
      }),
  },
  refusing: {
    items: (choices, n) => [
      { name: 'ann', ...booking(choices, n, 'ann') },
      { name: 'ben', ...booking(choices, n, 'ben'), phone: true },
    ],
    judge: heard =>
      judged(heard, ['ann', 'ben'], () => {
        const status = statusIn(heard, 'ben')
        return [status === 409, `Ben heard ${status}${status === 503 ? ', and will ask again in vain' : ''}`]
      }),
  },
  holding: {
    items: (choices, n) => [
      { name: 'hold', ...booking(choices, n, 'ann', '?hold') },
      { name: 'soon', ...booking(choices, n, 'ben'), wish: `${n}.soon`, phone: true },
      { name: 'later', ...booking(choices, n, 'ben'), wish: `${n}.later`, phone: true, pause: (HOLD_SECONDS + 1) * 1000 },
      { name: 'show', line: `GET /shows/${6 + n}` },
    ],
    judge: heard =>
      judged(heard, ['hold', 'soon', 'later', 'show'], () => {
        const sold = numberIn(heard.show ?? '', 'sold')
        const later = isSuccess(statusIn(heard, 'later')) && !/"ok": false/.test(heard.later ?? '')
        if (sold !== 1) return [false, `seat 12A was given away ${sold} times`]
        return [
          later,
          later ? 'refused while it was held, sold when the hold had ended' : 'nobody pays for the seat, and nobody else gets it',
        ]
      }),
  },
}
