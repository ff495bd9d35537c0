/** Runs both languages of the sample: of thirty at once a token bucket serves its burst, nginx's leaky bucket one more, late. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'buckets', [
  'token bucket: 20 served, the last after 0.0 s, 10 refused',
  'leaky bucket: 21 served, the last after 2.0 s, 9 refused',
])
