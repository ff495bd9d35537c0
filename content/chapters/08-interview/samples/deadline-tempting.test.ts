/** Runs both languages of the sample, and sees its faults: two seconds over, a last sleep for nothing, and a 501 asked three times. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'deadline-tempting', [
  'silence: asked at 0.0, 3.0; ended at 7.0 of 5',
  '501, cannot do this: asked at 0.0, 1.1, 3.2; ended at 5.1 of 5',
])
