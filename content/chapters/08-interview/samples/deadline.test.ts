/** Runs both languages of the sample: it stops while stopping helps, asks once what may not come twice, and never ends late. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'deadline', [
  'silence: 0.0, 2.5: no time for another, 2 made at 4.5',
  'once, unkeyed: 0.0: no attempt left, 1 made at 2.0',
  'busy, then done: 0.0, 2.6: 201 at 2.7',
  '501: 0.0: 501 at 0.1',
  'busy for ever: 0.0, 2.6, 5.7, 9.8: no attempt left, 4 made at 9.9',
  '2000 seeds: the latest ends at 5.00 of 5',
])
