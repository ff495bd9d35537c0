/** Runs both languages of the sample: a replay, a refusal, a crash, a claim taken over, and one charge for each key. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'keyed-payment', [
  'first: 201, charged 4999',
  'repeat: 201, charged 4999',
  'another amount: 422, this key came with another body',
  'crash after the charge',
  'repeat at once: 409, the first request is at work',
  'repeat a minute later: 201, charged 1200',
  'ledger: 4999, 1200',
])
