/** When actors work and wait. */
import { expect, test } from 'vitest'
import { activitiesOf, busyAt } from './activity.ts'
import { HandMadeTrace, retriedCharge } from './hand-made-trace.fixture.ts'

test('an actor works from the arrival of a request to the sending of its answer, even when that is lost', () => {
  const working = activitiesOf(retriedCharge()).filter(({ actor, kind }) => actor === 'payments' && kind === 'working')
  expect(working.map(({ from, to }) => [from.at, to?.at])).toEqual([
    [50_000, 55_000],
    [450_000, 455_000],
  ])
})

test('waiting ends with the timeout that was set for it, or with the answer', () => {
  const waiting = activitiesOf(retriedCharge()).filter(({ actor, kind }) => actor === 'orders' && kind === 'waiting')
  expect(waiting.map(({ from, to, timedOut }) => [from.at, to?.at, timedOut])).toEqual([
    [25_000, 425_000, true],
    [425_000, 480_000, false],
  ])
})

test('a process that breaks neither works nor waits any longer', () => {
  const trace = new HandMadeTrace()
  trace.receive(25, trace.send(0, 'client>orders', 'POST /orders'))
  trace.send(25, 'orders>payments', 'POST /charges')
  trace.add(30, null, { type: 'state.entered', actor: 'orders', from: 'askingPayments', to: 'broken', on: 'break' })
  const index = trace.index()
  expect(busyAt(index, 3)).toEqual(new Set(['client', 'orders']))
  expect(busyAt(index, 4)).toEqual(new Set(['client']))
})
