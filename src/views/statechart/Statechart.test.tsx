import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { breaker } from './breaker.fixture.ts'
import type { ChartLayout } from './chart.ts'
import { graphOf } from './graph.ts'
import { Statechart } from './Statechart.tsx'

const graph = graphOf(breaker)
const box = { x: 0, y: 0, width: 100, height: 40 }
const layout: ChartLayout = {
  machine: 'breaker',
  width: 640,
  height: 480,
  states: graph.states.map(state => ({ ...state, box, rows: state.lines, entrance: state.initial ? 50 : null })),
  edges: graph.edges.map(edge => ({
    ...edge,
    points: [
      [50, 0],
      [50, 90],
    ],
    label: { x: 0, y: 30, width: 100, height: 20 },
    rows: edge.lines,
  })),
}
const draw = (props: Partial<Parameters<typeof Statechart>[0]> = {}) =>
  renderToString(<Statechart layout={layout} active="" last={null} broken={false} title="Breaker" {...props} />)
const count = (html: string, part: string) => html.split(part).length - 1

test('the server draws every state and every transition, and lists them too', () => {
  const html = draw()
  expect(count(html, '<li')).toBe(layout.states.length + layout.edges.length)
  expect(count(html, '<polygon')).toBe(layout.edges.length + layout.states.filter(({ initial }) => initial).length)
})

test('the active state is said in a word, once in the list', () => {
  expect(draw({ active: 'tripped.open' })).toMatch(/open<\/span><span[^>]*>now</)
  expect(count(draw({ active: 'tripped.open' }), '>now<')).toBe(1)
})

test('the transition just taken is said in words', () => {
  const html = draw({ active: 'tripped.open', last: { from: 'closed', to: 'tripped.open', on: 'always' } })
  expect(count(html, '>just taken<')).toBe(1)
})

test('a process that is down has no active state, and says so', () => {
  const html = draw({ active: 'broken', broken: true })
  expect(html).toContain('Breaker<!-- --> is down')
  expect(html).not.toContain('>now<')
})

test('the drawing has its own size, so that its words are as large as they were measured', () => {
  expect(draw()).toContain('viewBox="0 0 640 480" width="640" height="480"')
})
