/** Runs both languages of the sample: a busy replica lives, a stuck one is restarted, and a shared database closes nobody. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'health-pages', [
  'starting: live 200, ready 503, database up',
  'serving: live 200, ready 200, database up',
  'database away: live 200, ready 200, database away',
  'busy, no beat for 10 s: live 200, ready 200, database up',
  'stuck, no beat for 120 s: live 503, ready 503, database up',
  'stopping: live 200, ready 503, database up',
])
