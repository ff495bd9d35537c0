/** Runs both languages of the sample, and sees both faults: a steady client shut out for good, and a burst let in whole. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'limiter-tempting', ['steady: 100 of 1200, the last at 49.5 s', 'burst: 500 of 500'])
