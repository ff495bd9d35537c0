/** Runs both languages of the sample: a request written by hand is one that a real server understands. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'raw-exchange', ['HTTP/1.1 201 Created', 'Location: /v1/payments/88', 'charged 4999'])
