/** Runs both languages of the sample and shows its bug: a worker that looks a name up once calls the old machine for ever. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'asks-once', [
  'asks once: 192.0.2.20, 192.0.2.20, 192.0.2.20 is silent',
  'asks each time: 192.0.2.20, 198.51.100.20, 198.51.100.20',
])
