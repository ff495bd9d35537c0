/** Holds the chapter's sentences to the runs they speak of. */
import { expect, it } from 'vitest'
import { steps, turned } from '../dials.fixture.ts'
import { momentsShow } from '../moments.fixture.ts'

momentsShow(import.meta.url, {
  'writes the key down': 'writes row c99fa204 of with-key/keys: state in progress',
  charges: 'Ledger (with key) writes row ch-6 of with-key/charges: order 1047',
  'stores status and body': 'changes row c99fa204 of with-key/keys: state completed',
  lost: '201 Created from Api (with key) to Client (with key) is lost',
  'asks again': 'Client (with key) sends POST /charges to Api (with key)',
  completed: 'Key-store (with key) answers Api (with key): completed',
  'what it said the first time': 'Client (with key) receives 201 Created, replayed',
  'refuse it': 'Api (with key) answers Client (with key): 422 Unprocessable Content',
  'finds no row': 'Key-store (with key) answers Api (with key): no row',
  'finds none either': 'Key-store (with key) answers Api (with key): no row',
  'told that the key is in progress': 'Key-store (with key) answers Api (with key): in progress',
  'charged as well': 'Api (with key) sends charge the card to Ledger (with key)',
  'no longer its own': 'Key-store (with key) answers Api (with key): 0 rows',
  'charge is in the ledger': 'Ledger (with key) writes row ch-6 of with-key/charges',
  dies: 'this worker dies here',
  'no row': 'Key-store (with key) answers Api (with key): no row',
  'this run': 'the charge is rolled back; no row was written',
  'as before': '201 Created, as before',
  'a new wish': 'Ledger (with key) writes row ch-19 of with-key/charges',
})

it('a claim held past second 35 keeps the duplicate out, on this one day', async () => {
  const held = { scenario: 'expired-claim', parameter: 'claimSeconds', measure: 'charges.with-key' }
  expect(new Set(await turned('idempotency', held, steps(10, 35, 1)))).toEqual(new Set([2]))
  expect(new Set(await turned('idempotency', held, steps(36, 60, 1)))).toEqual(new Set([1]))
})
