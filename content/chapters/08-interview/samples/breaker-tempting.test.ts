/** Runs both languages of the sample, and sees five faults: blind to a success in five, to statuses, to whose fault it was, to late answers and to crowds. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'breaker-tempting', [
  '80 of 100 fail: closed',
  '100 answers of 500: closed',
  'five bugs of our own: open',
  'a late answer after the trip: closed',
  '50 callers after 30 s: half-open, 50 through',
])
