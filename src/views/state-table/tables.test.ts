import { expect, test } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import type { Json } from '../../engine/trace.ts'
import { HandMadeTrace } from '../hand-made-trace.fixture.ts'
import { tablesOf } from './tables.ts'

const trace = new HandMadeTrace()
const write = (ms: number, table: string, key: string, before: Json, after: Json) =>
  trace.add(ms, null, { type: 'row.written', actor: 'payments', table, key, before, after })
const first = write(1, 'charges', 'pa-1', null, { order: 1047, amount: 4999 })
const second = write(2, 'charges', 'pa-1', { order: 1047, amount: 4999 }, { order: 1047, amount: 0, refunded: true })
const third = write(3, 'log', 'a', null, 'hello')
const fourth = write(4, 'log', 'a', 'hello', null)
const index = trace.index()
const at = (seq: number) => tablesOf(index, frameAt(index, { at: seq * 1000, seq }))

test('a table is there before its first row, with the columns that it will have', () => {
  expect(at(0).map(({ name, actor, columns, rows }) => [name, actor, columns, rows.length])).toEqual([
    ['charges', 'payments', ['order', 'amount', 'refunded'], 0],
    ['log', 'payments', ['value'], 0],
  ])
})

test('objects are spread over columns; what a row lacks is empty', () => {
  expect(at(first)[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual(['1047', '4999', ''])
  expect(at(second)[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual(['1047', '0', 'true'])
  expect(at(third)[1]?.rows[0]?.cells.map(({ text }) => text)).toEqual(['hello'])
})

test('the row written last is marked, as new or as changed, and no other', () => {
  expect(at(first)[0]?.rows[0]?.just).toBe('new')
  expect(at(second)[0]?.rows[0]?.just).toBe('changed')
  expect(at(third)[0]?.rows[0]?.just).toBeNull()
  expect(at(third)[1]?.rows[0]?.just).toBe('new')
})

test('a deleted row is gone', () => {
  expect(at(fourth)[1]?.rows).toEqual([])
})

test('a table is kept by whoever writes it, or by nobody in particular', () => {
  const shared = new HandMadeTrace()
  for (const actor of ['orders', 'payments']) {
    shared.add(1, null, { type: 'row.written', actor, table: 'trace', key: actor, before: null, after: 1 })
  }
  const spans = shared.index()
  expect(tablesOf(spans, frameAt(spans, { at: 0, seq: 0 })).map(({ actor }) => actor)).toEqual([null])
})
