/** Runs both languages of the sample: a client that dies and starts again pays once, since its key was stored with the wish. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'paying-client', [
  'first life: no answer',
  'second life: 201 for order 1047, replayed',
  'ledger of Payments: 4999',
])
