/** Runs both languages of the sample: it waits as asked, leaves final answers alone, and ends by its deadline or its attempts. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'retrying', [
  'no answer at 0.0, 503 at 0.6, 201 at 3.7: done with 201',
  '400 at 0.0: done with 400',
  '503 at 0.0, 503 at 0.6, 503 at 1.7: gave up, no time for attempt 4',
  '503 at 0.0, 503 at 0.6, 503 at 1.7, 503 at 3.8, 503 at 7.9: gave up, 5 attempts',
])
