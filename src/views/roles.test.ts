/** The rule of the retry, and the roles of kinds. */
import { expect, test } from 'vitest'
import { HandMadeTrace, retriedCharge } from './hand-made-trace.fixture.ts'
import { kindRole, retriesOf } from './roles.ts'

test('a request sent again after its answer was lost is a retry', () => {
  expect([...retriesOf(retriedCharge())]).toEqual([4])
})

test('the same request of another click is no retry', () => {
  const trace = new HandMadeTrace()
  trace.send(0, 'client>orders', 'POST /orders', { cause: trace.input(0, 'place-order') })
  trace.send(10, 'client>orders', 'POST /orders', { cause: trace.input(10, 'place-order') })
  expect(retriesOf(trace.index()).size).toBe(0)
})

test('a request sent again after a good answer is no retry, after an error it is', () => {
  for (const [kind, retries] of [
    ['response', 0],
    ['error', 1],
  ] as const) {
    const trace = new HandMadeTrace()
    const click = trace.input(0, 'poll')
    const first = trace.send(0, 'a>b', 'GET /', { cause: click })
    const received = trace.receive(25, first)
    const answer = trace.send(25, 'b>a', 'answer', { kind, answers: first, cause: received })
    const back = trace.receive(50, answer)
    trace.send(50, 'a>b', 'GET /', { cause: back })
    expect(retriesOf(trace.index()).size).toBe(retries)
  }
})

test('an event published twice is no retry, since nobody waits for an answer', () => {
  const trace = new HandMadeTrace()
  const click = trace.input(0, 'publish')
  trace.send(0, 'a>queue', 'OrderPlaced', { kind: 'event', cause: click })
  trace.send(10, 'a>queue', 'OrderPlaced', { kind: 'event', cause: click })
  expect(retriesOf(trace.index()).size).toBe(0)
})

test('a kind that no role knows is a request, or a response if it answers', () => {
  expect(kindRole({ kind: 'query', correlates: null })).toBe('request')
  expect(kindRole({ kind: 'answer', correlates: 1 })).toBe('response')
  expect(kindRole({ kind: 'error', correlates: 1 })).toBe('error')
  expect(kindRole({ kind: 'call', correlates: null })).toBe('call')
})
