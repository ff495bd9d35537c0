/** Holds the chapter's sentences to the runs they speak of. */
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  '401': '401 Unauthorized',
  '403': '403 Forbidden',
  '404': '404 Not Found',
  '502': '502 Bad Gateway',
  'refused before anybody looks': '429 Too Many Requests: address',
  'client B': 'retry after 1 s (to GET /v1/users #22)',
  'goes in': 'sends GET /payments #1 to Payments',
  'last second': '429 Too Many Requests',
  'one goes at once': 'this one waits 0 ms',
  'the last of them two seconds': 'this one waits 2000 ms',
  'all waiting': 'all 200 threads are busy',
  opens: 'Breaker is now open',
  'one call goes through as a trial': 'go, as a trial',
  refused: 'answers Orders: refused',
  closes: 'Breaker is now closed',
  'begin again': 'Breaker is now open',
  ignored: 'this result is of an earlier state and is ignored',
  'four seconds late': 'Breaker is now open',
  open: 'Breaker is now open',
  'marked as one': 'a copy, 8 s old',
})
