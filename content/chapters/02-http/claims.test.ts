/** Holds the chapter's sentences to the runs they speak of. */
import { expect, it } from 'vitest'
import { steps, turned } from '../dials.fixture.ts'
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  SYN: 'Browser sends SYN',
  'SYN-ACK': 'Browser receives SYN-ACK',
  hello: 'Browser sends ClientHello',
  certificate: 'Browser receives ServerHello, Certificate, Finished (3',
  request: 'Browser sends GET',
  answer: 'Browser receives 200',
  'still open': 'You: Send again',
  there: 'Browser receives 200',
  'one exchange': 'Browser receives ServerHello, Certificate, Finished (3',
  'along with the hello': 'Browser sends GET',
  after: 'Browser sends GET /2.js',
  'one is lost': 'The network loses 200 for /1.css',
  'cannot read it': 'whatever came after it waits',
  'sends that packet again': 'taken for lost and sent again',
  'all six files': 'sent again from Server',
  'same packet': 'The network loses 200 for /1.css',
  'its stream waits': 'its stream waits, the others go on',
  'same time': 'Clients (fixed): from 6.1 s to 7.1 s',
  'gives up': 'Clients (fixed): client-901 gives up',
  'with chance in the lower lane': 'Clients (full jitter): from 7 s to 8 s',
  'obeying exactly': 'Clients (immediate): from 8.1 s to 10.1 s',
  'does not': 'Clients (full jitter): from 10.3 s',
})

it('the first byte comes after three round trips and five milliseconds, from any distance of the dial', async () => {
  const distances = steps(10, 300, 10)
  const first = await turned('http-lifecycle', { scenario: 'cold-tls13', parameter: 'rttMs', measure: 'firstByteMs' }, distances)
  expect(first).toEqual(distances.map(rttMs => 3 * rttMs + 5))
})
