/** The nine steps of the URL shortener. */
import type { Step } from './steps.ts'

/** From resources to caching. */
export const shortenerSteps: readonly Step[] = [
  {
    id: 'resources',
    question: 'What does the API consist of?',
    promise: 'Reading changes nothing, however often and whoever reads.',
    trial: 'Make a link, let a crawler GET every address it can find, then look whether the link still works.',
    options: [
      { id: 'actions', line: 'GET /shorten, GET /remove/{code}: an address for each action' },
      { id: 'links', line: '/links and /links/{code}: things, and methods that act on them' },
    ],
    unless: 'links',
  },
  {
    id: 'endpoints',
    question: 'How does an owner switch a link off?',
    promise: 'Switched off twice is switched off.',
    trial: 'Switch a link off, lose the answer, ask again, then follow the link.',
    options: [
      { id: 'toggle', line: 'POST /links/{code}/toggle' },
      { id: 'delete', line: 'DELETE /links/{code} → 204' },
    ],
    unless: 'delete',
  },
  {
    id: 'redirect',
    question: 'GET /{code} redirects, and the owner counts clicks. With which status?',
    promise: 'Every click reaches the counter.',
    trial: 'One browser follows the link ten times, through its cache.',
    options: [
      { id: '301', line: 'GET /{code} → 301, no cache fields' },
      { id: '301-no-store', line: 'GET /{code} → 301, Cache-Control: no-store' },
      { id: '302', line: 'GET /{code} → 302' },
      { id: '307', line: 'GET /{code} → 307' },
    ],
    unless: '302',
  },
  {
    id: 'ids',
    question: 'Where does a code come from, and what if it is taken?',
    promise: 'A code leads where its owner said, and is not found by counting.',
    trial: 'Two accounts make a link each; one of them tries the two codes before and the two behind its own. Then both ask for one alias.',
    options: [
      { id: 'counter', line: 'POST /links → the next number in base 62' },
      { id: 'random', line: 'POST /links → 7 random characters; an alias overwrites' },
      { id: 'random-unique', line: 'POST /links → 7 random characters; a taken alias → 409' },
    ],
    unless: 'random-unique',
  },
  {
    id: 'creation',
    question: 'The answer to POST /links is lost and the client asks again. What tells the server that it is the same wish?',
    promise: 'One wish makes one link, two wishes make two.',
    trial: 'Submit, lose the answer, submit again; then shorten the same address for another campaign.',
    options: [
      { id: 'no-key', line: 'POST /links: nothing, every request counts' },
      { id: 'same-url', line: 'POST /links: the address; an equal one gets the link that exists' },
      { id: 'key', line: 'POST /links with Idempotency-Key: an equal key is the same wish' },
    ],
    unless: 'no-key',
  },
  {
    id: 'pagination',
    question: 'GET /links lists 25 links, newest first. How does a client get the rest?',
    promise: 'No row twice while others are inserted, and no answer without an end.',
    trial: 'Read page 1, make three links on the phone, follow the address of page 2.',
    options: [
      { id: 'everything', line: 'GET /links: all of them at once' },
      { id: 'offset', line: 'GET /links?limit=10&offset=10' },
      { id: 'cursor', line: 'GET /links?limit=10&cursor=…' },
    ],
    unless: 'offset',
  },
  {
    id: 'limit',
    question: 'Somebody makes links in a loop. Whom do you stop?',
    promise: 'Who makes too many is stopped, and nobody else.',
    trial: 'Twelve creations from the client, then one from the phone: another account behind the same address.',
    options: [
      { id: 'no-limit', line: 'POST /links: nobody' },
      { id: 'per-address', line: 'POST /links: 10 a minute for each network address → 429' },
      { id: 'per-account', line: 'POST /links: 10 a minute for each account → 429, Retry-After' },
    ],
    unless: 'no-limit',
  },
  {
    id: 'errors',
    question: 'An unknown code, an expired link, a javascript: address. What does the API say?',
    promise: 'A program can tell from the status whose mistake it was, and whether a repeat helps.',
    trial: 'Ask for a code that never was, for one that has expired, and shorten javascript:alert(1).',
    options: [
      { id: 'always-200', line: '200 with {"ok": false}' },
      { id: 'always-500', line: '500 for whatever goes wrong' },
      { id: 'problems', line: '404, 410, 422, each as application/problem+json' },
    ],
    unless: 'problems',
  },
  {
    id: 'caching',
    question: 'An owner’s page reads GET /links/{code} again and again. What may it keep?',
    promise: 'What is unchanged is not sent twice, and what has changed is seen.',
    trial: 'Read twice, change the target on the phone, read once more.',
    options: [
      { id: 'max-age', line: 'GET /links/{code} with Cache-Control: max-age=3600' },
      { id: 'no-store', line: 'GET /links/{code} with Cache-Control: no-store' },
      { id: 'etag', line: 'GET /links/{code} with ETag and Cache-Control: no-cache' },
    ],
    unless: 'etag',
  },
]
