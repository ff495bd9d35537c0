import { expect, test } from 'vitest'
import { send, start } from '../../engine/machines.ts'
import { breaker, fanOut } from './breaker.fixture.ts'
import { graphOf } from './graph.ts'
import { activePaths, lastTransition, litEdges } from './lit.ts'

const graph = graphOf(breaker)
const fan = graphOf(fanOut)

function names(of: typeof graph, last: Parameters<typeof litEdges>[1]): string[] {
  return [...litEdges(of, last)].map(i => {
    const { from, event, to } = of.edges[i] as (typeof of.edges)[number]
    return `${from} -${event}-> ${to}`
  })
}

test('at rest the initial states are active, at every depth and in every region', () => {
  expect([...activePaths(graph, '')]).toEqual(['', 'closed'])
  expect([...activePaths(fan, '')]).toEqual(['idle'])
})

test('an active state makes those around it active', () => {
  expect([...activePaths(graph, 'tripped.probing')].sort()).toEqual(['', 'tripped', 'tripped.probing'])
  expect([...activePaths(fan, 'asking.left.answered & asking.right.waiting')].sort()).toEqual([
    'asking',
    'asking.left',
    'asking.left.answered',
    'asking.right',
    'asking.right.waiting',
  ])
})

test('the edge of a plain transition is lit', () => {
  const last = { from: 'tripped.probing', to: 'tripped.healed', on: 'response.server' }
  expect(names(graph, last)).toEqual(['tripped.probing -response.server-> tripped.healed'])
})

test('of two edges on one event, the one that leads where the machine went is lit', () => {
  const on = 'error.server'
  expect(names(graph, { from: 'tripped.probing', to: 'tripped.probing', on })).toEqual(['tripped.probing -error.server-> tripped.probing'])
  expect(names(graph, { from: 'tripped.probing', to: 'tripped.open', on })).toEqual(['tripped.probing -error.server-> tripped.open'])
})

test('a transition of a state around the active one is lit', () => {
  expect(names(graph, { from: 'tripped.probing', to: 'tripped.open', on: 'trip-again' })).toEqual(['tripped -trip-again-> tripped'])
  expect(names(graph, { from: 'tripped.open', to: 'closed', on: 'reset' })).toEqual([' -reset-> closed'])
})

test('"always" finds eventless transitions and those of a finished child', () => {
  expect(names(graph, { from: 'closed', to: 'tripped.open', on: 'always' })).toEqual(['closed -always-> tripped'])
  expect(names(graph, { from: 'tripped.healed', to: 'closed', on: 'always' })).toEqual([
    'tripped -xstate.done.state.breaker.tripped-> closed',
  ])
})

test('in one of two regions only the edge of that region is lit', () => {
  const waiting = 'asking.left.waiting & asking.right.waiting'
  expect(names(fan, { from: waiting, to: 'asking.left.answered & asking.right.waiting', on: 'response.left' })).toEqual([
    'asking.left.waiting -response.left-> asking.left.answered',
  ])
  expect(names(fan, { from: 'idle', to: waiting, on: 'go' })).toEqual(['idle -go-> asking'])
  expect(names(fan, { from: waiting, to: 'failed', on: 'xstate.after.timeout.fanOut.asking.left.waiting' })).toEqual([
    'asking.left.waiting -xstate.after.timeout.fanOut.asking.left.waiting-> failed',
  ])
})

test('breaking and healing go along no edge', () => {
  expect(names(graph, { from: 'closed', to: 'broken', on: 'break' })).toEqual([])
  expect(names(graph, { from: 'broken', to: 'closed', on: 'heal' })).toEqual([])
  expect(names(graph, null)).toEqual([])
})

test('whatever the machine does, one edge is lit for each step that it reports', () => {
  const events = ['go', 'response.left', 'response.right']
  let { snapshot } = start(fanOut, undefined)
  for (const type of events) {
    const next = send(fanOut, snapshot, { type })
    snapshot = next.snapshot
    for (const { entered } of next.microsteps) if (entered) expect(names(fan, entered)).toHaveLength(1)
  }
  expect(snapshot.value).toBe('done')
})

test('the last transition is the last at or before the playhead', () => {
  const event = (seq: number, to: string) =>
    ({ seq, at: seq, cause: null, type: 'state.entered', actor: 'a', from: 'x', to, on: 'go' }) as const
  const index = { events: [], now: 9, messages: new Map(), inputs: [], rows: [], states: new Map([['a', [event(2, 'y'), event(5, 'z')]]]) }
  expect(lastTransition(index, 'a', 1)).toBeNull()
  expect(lastTransition(index, 'a', 4)?.to).toBe('y')
  expect(lastTransition(index, 'a', 5)?.to).toBe('z')
})
