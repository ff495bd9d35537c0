import { expect, test } from 'vitest'
import { HandMadeTrace, retriedCharge } from '../hand-made-trace.fixture.ts'
import { grownUntil, spansOf, timesOf } from './spans.ts'

const index = retriedCharge()
const spans = spansOf(index)
const told = (i: number) => spans[i]?.stretches.map(({ kind, from, to }) => `${kind} ${from / 1000}-${to / 1000}`)

test('a request is nested under the one in whose service it was made', () => {
  expect(spans.map(({ record, parent, depth }) => [record.sent.label, parent, depth])).toEqual([
    ['POST /orders', null, 0],
    ['POST /charges', 1, 1],
    ['POST /charges', 1, 1],
  ])
})

test('the receiver works, but for the time in which it waits for others', () => {
  expect(told(0)).toEqual(['flight 0-25', 'wait 25-480', 'flight 480-505'])
  expect(told(2)).toEqual(['flight 425-450', 'work 450-455', 'flight 455-480'])
})

test('after a loss nobody does anything until the sender gives up', () => {
  expect(told(1)).toEqual(['flight 25-50', 'work 50-55', 'flight 55-67.5', 'silence 67.5-425'])
  expect(spans[1]?.marks.map(({ kind, at }) => [kind, at])).toEqual([
    ['lost', 67_500],
    ['timeout', 425_000],
  ])
  expect(spans[1]?.end?.at).toBe(425_000)
})

test('the stretches of a span follow each other without a gap, from its sending to its end', () => {
  for (const { stretches, record, end } of spans) {
    expect(stretches[0]?.from).toBe(record.sent.at)
    for (const [i, { to }] of stretches.entries()) expect(to).toBe(stretches[i + 1]?.from ?? end?.at)
  }
})

test('bars grow up to the playhead and no further', () => {
  const [first] = spans
  if (!first) throw new Error('no spans')
  expect(grownUntil(first, 30_000).map(({ kind, to }) => [kind, to])).toEqual([
    ['flight', 25_000],
    ['wait', 30_000],
  ])
  expect(grownUntil(first, 0)).toEqual([])
})

test('times are those up to the playhead', () => {
  const retry = spans[2]
  if (!retry) throw new Error('no retry')
  expect(timesOf(retry, 452_000)).toEqual({ taken: 27_000, worked: 2_000 })
  expect(timesOf(retry, 900_000)).toEqual({ taken: 55_000, worked: 5_000 })
})

test('waiting for several at once, or for one right after the other, is one wait', () => {
  const trace = new HandMadeTrace()
  const click = trace.input(0, 'go')
  const order = trace.send(0, 'client>orders', 'order', { cause: click })
  const received = trace.receive(25, order)
  const a = trace.send(30, 'orders>a', 'ask a', { cause: received })
  const b = trace.send(40, 'orders>b', 'ask b', { cause: received })
  trace.receive(55, a)
  trace.receive(65, b)
  const fromA = trace.send(60, 'a>orders', 'yes', { answers: a })
  const fromB = trace.send(70, 'b>orders', 'yes', { answers: b })
  trace.receive(85, fromA)
  trace.receive(95, fromB)
  trace.send(100, 'orders>client', 'done', { answers: order })
  const [first] = spansOf(trace.index())
  expect(first?.stretches.slice(0, 4).map(({ kind, from, to }) => [kind, from / 1000, to / 1000])).toEqual([
    ['flight', 0, 25],
    ['work', 25, 30],
    ['wait', 30, 95],
    ['work', 95, 100],
  ])
})

test('a request that never ends lasts as long as the trace is known', () => {
  const trace = new HandMadeTrace()
  const order = trace.send(0, 'client>orders', 'order', { cause: trace.input(0, 'go') })
  trace.receive(25, order)
  trace.add(90, null, { type: 'note', actor: 'orders', text: 'still at it' })
  const [only] = spansOf(trace.index())
  expect(only?.end).toBeNull()
  expect(only?.stretches.at(-1)).toEqual({ kind: 'work', from: 25_000, to: 90_000 })
})
