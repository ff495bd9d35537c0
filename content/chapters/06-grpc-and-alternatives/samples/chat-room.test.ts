/** Runs both languages of the sample: a room of two, a page from another site that is refused, and a guest who leaves. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'chat-room', [
  'Ines hears: Is the kettle in stock?',
  'Omar hears: Is the kettle in stock?',
  'from another site: 403',
  'Omar leaves, 1 in the room',
])
