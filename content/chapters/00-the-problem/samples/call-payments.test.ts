/** Runs both languages of the sample: a call has three outcomes, and the third hides a charge. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'call-payments', [
  'order 1047: success',
  'order 1048: failure',
  'order 1049: unknown',
  'ledger of Payments: 1047, 1049', // the unknown one was charged
])
