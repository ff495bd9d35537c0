/** Runs both languages of the sample: what the shape shows, what only the use shows, and what neither shows. */
import { samplePrints } from '../../samples.fixture.ts'

samplePrints(import.meta.url, 'contract-check', [
  'a note may be sent: shape passes; use passes',
  'phone is demanded: shape demands phone; use passes',
  'quantity begins at 1: shape refuses a quantity below 1; use passes',
  'on_hold is a status: shape may say on_hold; use passes',
  'no email any more: shape passes; use web reads email', // it was optional, so no shape is broken
  'express by default: shape passes; use passes', // and parcels cost more from that day on
])
