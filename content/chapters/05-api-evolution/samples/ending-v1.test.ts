/** Runs both languages of the sample: a week is silent, a year is not, and after the day there is 410. */
import { samplePrints } from '../../samples.fixture.ts'

const GOODBYE = '@1772668800, Wed, 30 Sep 2026 22:00:00 GMT'

samplePrints(import.meta.url, 'ending-v1', [
  `2026-01-05 tax-report /v1/orders: 200; ${GOODBYE}`,
  `2026-06-12 partner /v1/orders: 200; ${GOODBYE}`,
  `2026-06-13 partner /v1/orders: 200; ${GOODBYE}`,
  '2026-09-28 somebody /v1/orders: 401',
  '2026-09-28 partner /v2/orders: 200',
  'v1, last 7 days: nobody',
  'v1, last 400 days: tax-report 1, partner 2',
  `2027-01-05 tax-report /v1/orders: 410; ${GOODBYE}`,
])
