import { expect, test } from 'vitest'
import { createMachine } from 'xstate'
import { breaker, fanOut } from './breaker.fixture.ts'
import { eventWords } from './event-words.ts'
import { graphOf } from './graph.ts'

const graph = graphOf(breaker)
const state = (path: string) => graph.states.find(one => one.path === path)
const edges = (from: string, to: string) => graph.edges.filter(edge => edge.from === from && edge.to === to)
const told = (lines: readonly { readonly text: string }[] | undefined) => lines?.map(line => line.text)

test('every state is there once, parents before children, and the machine itself when it has transitions of its own', () => {
  expect(graph.states.map(({ path }) => path)).toEqual(['', 'closed', 'tripped', 'tripped.open', 'tripped.probing', 'tripped.healed'])
  expect(graphOf(fanOut).states[0]?.path).toBe('idle')
})

test('the initial state of each level is marked, and no region of a parallel state is', () => {
  expect(graph.states.filter(({ initial }) => initial).map(({ path }) => path)).toEqual(['closed', 'tripped.open'])
  const regions = graphOf(fanOut).states.filter(({ region }) => region)
  expect(regions.map(({ path, initial }) => [path, initial])).toEqual([
    ['asking.left', false],
    ['asking.right', false],
  ])
})

test('a transition without a target is a line inside its state, under its event', () => {
  expect(told(state('closed')?.lines)).toEqual([
    'on entry',
    'forget failures',
    'error from server',
    'count the failure',
    'any response',
    'forget failures',
  ])
  expect(graph.edges.some(({ from, event }) => from === 'closed' && event === 'error.server')).toBe(false)
})

test('exit actions are lines, and timers that XState sets by itself are not', () => {
  expect(told(state('tripped')?.lines)).toEqual(['on exit', 'forget failures'])
  expect(told(state('tripped.open')?.lines)).toEqual(['request from client', 'refuse the call'])
})

test('there is one edge per state left, event and state entered', () => {
  for (const machine of [breaker, fanOut]) {
    const keys = graphOf(machine).edges.map(({ from, event, to }) => `${from}|${event}|${to}`)
    expect(new Set(keys).size).toBe(keys.length)
  }
  expect(edges('tripped.probing', 'tripped.open').map(({ event }) => event)).toEqual([
    'error.server',
    'xstate.after.250.breaker.tripped.probing',
  ])
})

test('guards and actions are printed by their names, combined guards as a phrase, and the last resort as "otherwise"', () => {
  expect(told(edges('tripped.open', 'tripped.probing')[0]?.lines)).toEqual(['after cool down', 'if probe slots left and not asked by hand'])
  expect(told(edges('tripped.open', 'tripped.open')[0]?.lines)).toEqual(['after cool down', 'otherwise', 'raise an alarm'])
})

test('an eventless transition happens at once, and a finished child is "when done"', () => {
  expect(told(edges('closed', 'tripped')[0]?.lines)).toEqual(['at once', 'if failures at the limit'])
  expect(told(edges('tripped', 'closed')[0]?.lines)).toEqual(['when done'])
})

test('a transition of the machine itself begins at the machine', () => {
  expect(edges('', 'closed').map(({ event }) => event)).toEqual(['reset'])
})

test('a guard without a name is refused, because the chart could not say it', () => {
  const machine = createMachine({ initial: 'a', states: { a: { on: { go: { guard: () => true, target: 'b' } } }, b: {} } })
  expect(() => graphOf(machine)).toThrow('give it one in setup()')
})

test.each([
  ['response.payments', 'response from payments'],
  ['request.*', 'any request'],
  ['place-order', 'place order'],
  ['xstate.after.timeout.orders.charging', 'after timeout'],
  ['xstate.after.backOff.orders', 'after back off'],
  ['xstate.after.200.orders.charging', 'after 200 ms'],
  ['xstate.done.state.orders.checking', 'when done'],
  ['always', 'at once'],
  ['*', 'anything'],
])('%s reads "%s"', (event, words) => {
  expect(eventWords(event)).toBe(words)
})
