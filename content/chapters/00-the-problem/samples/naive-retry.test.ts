/** Runs both languages of the sample: it shows its bug: one order, confirmed, charged twice. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'naive-retry', [
  'attempt 1: no answer',
  'order 1047: confirmed at attempt 2',
  'ledger of Payments: 4999 + 4999',
])
