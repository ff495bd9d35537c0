/** The questions of chapter 2. Four are predictions: runs of http-lifecycle and of retry-storm know their answers. */
import type { Question } from '../../../src/course/quiz/question.ts'

export const quiz = [
  {
    id: 'two-seconds-asked',
    kind: 'choose-one',
    outcomes: ['O2.3'],
    prompt:
      'A call with an Idempotency-Key gets 503 and Retry-After: 2. The deadline is 10 s away. How long do you wait before sending it again?',
    options: [
      { text: 'No time, the key makes it safe', why: 'Safe for the data, yes. The overloaded server gets more load at once.' },
      { text: 'For ever, since a 5xx is final', why: '503 says “not now”, and the key makes a repeat harmless.' },
      {
        text: '2 s, and a random part on top of it',
        why: 'The server’s wish is a floor, chance keeps the refused clients apart, and the deadline leaves room for both.',
        right: true,
      },
      { text: 'Exactly 2 s, as the server asked', why: 'Everyone who was refused in this second would be back in the same instant.' },
    ],
  },
  {
    id: 'library-repeats',
    kind: 'choose-several',
    outcomes: ['O2.2'],
    prompt:
      'A connection breaks while the answer is under way. Which of these may a library send again by itself, given that nobody else writes to the resource?',
    options: [
      { text: 'DELETE /carts/7', why: 'Gone is gone, whatever the second answer says.', right: true },
      {
        text: 'PUT /users/42 with the whole user',
        why: 'The second leaves the same user. With other writers about, send If-Match: a repeat could undo their change.',
        right: true,
      },
      { text: 'PATCH /accounts/3 that adds 10', why: 'A change relative to the present value applies twice.' },
      { text: 'GET /orders/1047', why: 'Reading asks for no change.', right: true },
      { text: 'POST /orders without a key', why: 'The second may create a second order.' },
    ],
  },
  {
    id: 'all-six-late',
    kind: 'choose-one',
    outcomes: ['O2.5'],
    prompt: 'Six files are on their way, and the first packet with data is lost. Where do all six arrive late?',
    run: { simulation: 'http-lifecycle', scenario: 'h2-loss', measure: 'resourcesLate' },
    options: [
      {
        text: 'Over none, the loss delays one file',
        why: 'It would, if the six did not share one ordered stream of bytes.',
        holds: 1,
      },
      { text: 'Over six HTTP/1.1 connections', why: 'Each connection waits for its own gaps; one file is late.', holds: 0 },
      {
        text: 'Over one HTTP/3 connection',
        why: 'QUIC keeps order in each stream by itself; what the packet carried is late, the rest is not.',
        holds: 0,
      },
      {
        text: 'Over the one HTTP/2 connection',
        why: 'TCP hands bytes on in their order only, so every stream waits for the gap: {resourcesLate} late files of six. HTTP/2 is not always the faster one.',
        holds: 6,
      },
    ],
  },
  {
    id: 'forty-ms-away',
    kind: 'number',
    outcomes: ['O2.4'],
    prompt:
      'The server is 40 ms away, there and back, and needs no time itself. Nothing is open yet, the name is known, TLS is 1.3 over TCP. After how many ms does the first byte of the answer arrive?',
    run: { simulation: 'http-lifecycle', scenario: 'cold-tls13', set: { rttMs: 40, serverMs: 0 }, measure: 'firstByteMs' },
    unit: 'ms',
    tolerance: 0,
    why: 'One round trip each for TCP, TLS and the request.',
    wrong: [
      { value: 40, why: 'Only over a connection that is open already.' },
      { value: 80, why: 'That is QUIC, which joins the two handshakes.' },
      { value: 160, why: 'That is a full TLS 1.2 handshake, which takes two.' },
    ],
  },
  {
    id: 'third-wait',
    kind: 'choose-one',
    outcomes: ['O2.6'],
    prompt: '1,000 clients begin their third wait in the same instant, base 1 s. Which rule spreads them over the longest stretch of time?',
    run: {
      simulation: 'retry-storm',
      scenario: 'full-jitter',
      measure: 'peakPer100ms',
      set: { baseMs: 4000, maxRetries: 1, outageMs: 100 },
    },
    options: [
      { text: '4 s plus up to 0.1 s', why: 'All 1,000 come within one tenth of a second.', holds: 1000 },
      {
        text: 'Random between 0 and 4 s',
        why: 'About 25 arrivals in a tenth of a second; {peakPer100ms} in the fullest tenth of the run, which waits once.',
        holds: 32,
      },
      { text: 'Exactly 4 s', why: 'All 1,000 come in one instant.', holds: 1000 },
      { text: 'Random between 2 and 4 s', why: 'Half the width, so twice as dense: about 50 in a tenth of a second.', holds: 58 },
    ],
  },
  {
    id: 'error-inside-200',
    kind: 'choose-several',
    outcomes: ['O2.2'],
    prompt: 'An API answers 200 with the body {"error":"not found"}. Which of these will count that as a success?',
    options: [
      { text: 'A shared cache on the way', why: 'A 200 to a GET may be stored, and handed to others.', right: true },
      { text: 'The proxy’s error-rate graph', why: 'It reads the code and nothing else.', right: true },
      { text: 'A caller that tests the error field', why: 'It knows this API’s habit; every other caller must learn it, too.' },
      { text: 'The client library’s retry rule', why: 'It decides on the code as well.', right: true },
      { text: 'A test that compares the whole body', why: 'It sees the error, at the price of knowing the text.' },
    ],
  },
  {
    id: 'lines-of-http-2',
    kind: 'choose-several',
    outcomes: ['O2.1'],
    prompt: 'Which of these lines can stand in an HTTP/2 request?',
    options: [
      { text: 'connection: keep-alive', why: 'Fields about the connection are forbidden; connections persist anyway.' },
      {
        text: 'POST /v1/payments HTTP/1.1',
        why: 'The request line exists in 1.x only; :method, :path and :scheme took its place.',
      },
      { text: 'content-type: application/json', why: 'Ordinary fields go over unchanged, in small letters.', right: true },
      { text: ':method: POST', why: 'The method is a field of its own in HTTP/2.', right: true },
    ],
  },
  {
    id: 'no-cache-means',
    kind: 'choose-one',
    outcomes: ['O2.7'],
    prompt: 'A response says Cache-Control: no-cache. What may a cache do with it?',
    options: [
      { text: 'Keep nothing of it at all', why: 'That is no-store.' },
      { text: 'Keep it, for this one user only', why: 'That is private.' },
      { text: 'Keep it, until the browser is closed', why: 'HTTP knows no such span.' },
      {
        text: 'Keep it, and ask before each use',
        why: 'Keep, but check with the server first; a 304 saves the body.',
        right: true,
      },
    ],
  },
  {
    id: 'doubled-without-chance',
    kind: 'number',
    outcomes: ['O2.6'],
    prompt:
      '1,000 clients fail in the same instant. The server handles 200 a second and holds 50 at a time; the rest is refused at once. With a fixed wait of 1 s and ten retries, 550 get served. Now each doubles its wait after every failure, without chance. How many get served?',
    run: { simulation: 'retry-storm', scenario: 'exponential', measure: 'served' },
    unit: '',
    tolerance: 0,
    why: 'They still come together each time, 50 are taken each time, eleven times.',
    wrong: [
      { value: 700, why: 'A longer wait moves the crowd; it does not thin it.' },
      { value: 1000, why: 'Only chance in the waits does that.' },
      { value: 200, why: 'The server takes 50 of each wave, however long the pause between waves.' },
    ],
  },
] satisfies Question[]
