/** Runs both languages of the sample: a new status stops the strict reader, deceives the careless one, and is named by the tolerant one. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'tolerant-reader', [
  'strict: stopped at 1048: what is held_by?',
  'careless: 1 on its way, 2 delivered', // one of them lies in a queue
  'tolerant: 1 on its way, 1 delivered, 1 other',
])
