/** Runs both languages of the sample: a hundred a minute for the steady client, a burst cut off, and no crowd above the limit. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'limiter', [
  'steady: 1000 of 1200, 100 a minute',
  'burst: 100 of 500, then 60000 ms',
  '200 crowds: never more than 5 in a second',
])
