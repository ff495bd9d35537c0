/** The trials of the like button. */
import type { Choices } from './steps.ts'
import { type Item, judged, type Trial } from './trial.ts'
import { numberIn } from './wire.ts'

/** The post of a trial: a new one each time. */
function postOf(n: number): number {
  return 6 + n
}

/** The request that a tap on the heart sends, in the design chosen so far. */
export function liking(choices: Choices, post: number | string, account: string): Pick<Item, 'line' | 'body' | 'account'> {
  switch (choices.liking) {
    case 'patch-count':
      return { line: `PATCH /posts/${post}`, body: '{"add": 1}', account }
    case 'post-like':
      return { line: `POST /posts/${post}/likes`, account }
    case 'put-like':
      return { line: `PUT /posts/${post}/likes/${account}`, account }
    default:
      return { line: `POST /posts/${post}/like`, account }
  }
}

function unliking(choices: Choices, post: number, account: string): Pick<Item, 'line' | 'account'> {
  if (choices.unliking === 'delete-like') return { line: `DELETE /posts/${post}/likes/${account}`, account }
  return { line: `POST /posts/${post}/unlike`, account }
}

const count = (n: number, name = 'count'): Item => ({ name, line: `GET /posts/${postOf(n)}` })

/** By step. */
export const likeTrials: Readonly<Record<string, Trial>> = {
  liking: {
    items: (choices, n) => {
      const wish = `${n}.like`
      const tap = liking(choices, postOf(n), 'ann')
      return [{ name: 'tap', ...tap, wish, lost: true }, count(n, 'between'), { name: 'phone', ...tap, wish, phone: true }, count(n)]
    },
    judge: heard =>
      judged(heard, ['tap', 'between', 'phone', 'count'], () => {
        const [first, second] = ['between', 'count'].map(name => numberIn(heard[name] ?? '', 'likes'))
        return [first === 1 && second === 1, `one person likes it: ${first} counted after the repeat, ${second} after the phone`]
      }),
  },
  unliking: {
    items: (choices, n) => [
      { name: 'ann', ...liking(choices, postOf(n), 'ann'), wish: `${n}.ann` },
      { name: 'ben', ...liking(choices, postOf(n), 'ben'), wish: `${n}.ben`, phone: true },
      { name: 'undo', ...unliking(choices, postOf(n), 'ann'), wish: `${n}.undo`, lost: true },
      count(n),
    ],
    judge: heard =>
      judged(heard, ['ann', 'ben', 'undo', 'count'], () => {
        const likes = numberIn(heard.count ?? '', 'likes')
        return [likes === 1, `Ben likes it, Ann no more; ${likes} counted`]
      }),
  },
  reading: {
    items: (choices, n) => {
      const read = (account: string): Item => ({
        name: account,
        account,
        line: `GET /posts/${postOf(n)}/likes/${choices.reading === 'id-in-path' ? account : 'me'}`,
        cached: true,
      })
      return [{ name: 'like', line: `PUT /posts/${postOf(n)}/likes/ann`, wish: `${n}.like` }, read('ann'), read('ben')]
    },
    judge: heard =>
      judged(heard, ['like', 'ann', 'ben'], () => {
        const shown = /"liked": true/.test(heard.ben ?? '')
        return [!shown, `Ben does not like it; his page shows ${shown ? 'Ann’s like' : 'no like'}`]
      }),
  },
}
