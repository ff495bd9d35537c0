/** The steps of the like button. */
import type { Step } from './steps.ts'

/** Liking, taking it back, and reading one’s own. */
export const likeSteps: readonly Step[] = [
  {
    id: 'liking',
    question: 'Which request does a tap on the heart send?',
    promise: 'A person who likes a post counts once.',
    trial: 'Tap, lose the answer, send it again and read the count; then tap on the same person’s phone and read it once more.',
    options: [
      { id: 'post-toggle', line: 'POST /posts/7/like: on if it was off, off if it was on' },
      { id: 'patch-count', line: 'PATCH /posts/7: the count, plus 1' },
      { id: 'post-like', line: 'POST /posts/7/likes: one more like' },
      { id: 'put-like', line: 'PUT /posts/7/likes/{user}: this person likes it' },
    ],
    unless: 'post-toggle',
  },
  {
    id: 'unliking',
    question: 'And to take it back?',
    promise: 'Taken back twice is taken back once; nobody else’s like is touched.',
    trial: 'Ann and Ben like it, Ann takes hers back, loses the answer, and asks again. The count must be 1.',
    options: [
      { id: 'decrement', line: 'POST /posts/7/unlike: one like less' },
      { id: 'delete-like', line: 'DELETE /posts/7/likes/{user} → 204' },
    ],
    unless: 'decrement',
  },
  {
    id: 'reading',
    question: 'Ann and Ben share a browser. Under which address is one’s own like read?',
    promise: 'Nobody is shown the like of another.',
    trial: 'Ann likes the post and reads her like; Ben signs in on the same browser and reads his.',
    options: [
      { id: 'me-cached', line: 'GET /posts/7/likes/me with max-age=60' },
      { id: 'me-vary', line: 'GET /posts/7/likes/me with private, max-age=60, Vary: Authorization' },
      { id: 'id-in-path', line: 'GET /posts/7/likes/{user} with private, max-age=60' },
    ],
    unless: 'me-cached',
  },
]
