import { expect, test } from 'vitest'
import { breaker, fanOut } from '../views/statechart/breaker.fixture.ts'
import type { ChartLayout } from '../views/statechart/chart.ts'
import { graphOf } from '../views/statechart/graph.ts'
import { flawsOf } from './statechart-flaws.ts'
import { layOut } from './statechart-layout.ts'
import { straighten } from './statechart-straighten.ts'

const charts = { breaker: await layOut(graphOf(breaker)), fanOut: await layOut(graphOf(fanOut)) }

test.each(Object.entries(charts))('%s: no two labels overlap, no line runs through a label or a state that is not its end', (_, layout) => {
  expect(flawsOf(layout)).toEqual([])
})

test.each(Object.entries(charts))('%s: an initial state stands above its siblings', (_, layout) => {
  for (const state of layout.states.filter(({ initial }) => initial)) {
    const siblings = layout.states.filter(({ parent, path }) => parent === state.parent && path !== state.path)
    for (const sibling of siblings) expect(sibling.box.y).toBeGreaterThanOrEqual(state.box.y)
  }
})

test.each(Object.entries(charts))('%s: children lie inside their parents, and everything inside the chart', (_, layout) => {
  for (const { box, parent } of layout.states) {
    const around = layout.states.find(({ path }) => path === parent)?.box ?? { x: 0, y: 0, width: layout.width, height: layout.height }
    expect(box.x).toBeGreaterThan(around.x)
    expect(box.y).toBeGreaterThan(around.y)
    expect(box.x + box.width).toBeLessThan(around.x + around.width)
    expect(box.y + box.height).toBeLessThan(around.y + around.height)
  }
})

test('a line begins and ends on the rims of its states', () => {
  for (const { points, from, to } of charts.breaker.edges) {
    for (const [point, path] of [
      [points[0], from],
      [points.at(-1), to],
    ] as const) {
      const box = charts.breaker.states.find(state => state.path === path)?.box
      if (!box || !point) throw new Error(`${path} has no box`)
      const onRim = [point[1] - box.y, point[1] - box.y - box.height, point[0] - box.x].some(distance => Math.abs(distance) < 0.3)
      expect(onRim).toBe(true)
    }
  }
})

test('the same machine gets the same chart again', async () => {
  expect(await layOut(graphOf(breaker))).toEqual(charts.breaker)
})

test('what a draughtsman would not let stand is found', () => {
  const { breaker: good } = charts
  const onEachOther = {
    ...good,
    edges: good.edges.map(edge => ({ ...edge, label: (good.edges[0] as ChartLayout['edges'][number]).label })),
  }
  expect(flawsOf(onEachOther).some(flaw => flaw.includes('lies on the label'))).toBe(true)
  const [edge] = good.edges.filter(({ from }) => from === 'tripped.open')
  const far = {
    ...good,
    edges: [
      {
        ...edge,
        points: [
          [0, 0],
          [0, good.height],
          [good.width, good.height],
          [good.width, 0],
          [0, 0],
        ],
      },
    ],
  } as unknown as ChartLayout
  expect(flawsOf(far)).toEqual([])
  const across = {
    ...good,
    edges: [
      {
        ...edge,
        points: [
          [good.width / 2, 0],
          [good.width / 2, good.height],
        ],
      },
    ],
  } as unknown as ChartLayout
  expect(flawsOf(across).some(flaw => flaw.includes('runs through the state'))).toBe(true)
})

test('a small jog next to a label goes under it, a large one stays', () => {
  const label = { x: 0, y: 20, width: 60, height: 20 }
  const jog = [
    [30, 0],
    [30, 50],
    [36, 50],
    [36, 60],
  ] as const
  expect(straighten(jog, label)).toEqual([
    [30, 0],
    [30, 30],
    [36, 30],
    [36, 60],
  ])
  const turn = [
    [30, 0],
    [30, 50],
    [90, 50],
    [90, 60],
  ] as const
  expect(straighten(turn, label)).toEqual(turn)
})
