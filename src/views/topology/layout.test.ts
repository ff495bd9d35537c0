/** Edges run from border to border. */
import { expect, test } from 'vitest'
import { edgeKey, layEdges } from './layout.ts'
import { narrow, wide } from './shop.fixture.ts'

test('edges that leave one side share it, in the order of where they go', () => {
  const edges = layEdges(wide)
  const starts = ['products', 'inventory', 'payments', 'shipping', 'notifications'].map(
    name => edges.get(edgeKey('orders', name))?.points[0],
  )
  for (const start of starts) expect(start?.x).toBe(430)
  const heights = starts.map(start => start?.y ?? 0)
  expect(heights).toEqual([...heights].sort((a, b) => a - b))
  expect(new Set(heights).size).toBe(5)
  expect(Math.min(...heights)).toBeGreaterThan(170)
  expect(Math.max(...heights)).toBeLessThan(230)
})

test('boxes at one height are joined by a level line', () => {
  const points = layEdges(wide).get(edgeKey('client', 'orders'))?.points
  expect(points).toEqual([
    { x: 150, y: 200 },
    { x: 300, y: 200 },
  ])
})

test('a box below another is reached through its top', () => {
  const nodes = { a: { x: 0, y: 0, width: 100, height: 40 }, b: { x: 20, y: 100, width: 100, height: 40 } }
  const [line] = layEdges({ width: 200, height: 200, nodes, edges: [{ between: ['a', 'b'] }] }).values()
  expect(line?.points.map(({ y }) => y)).toEqual([40, 100])
})

test('edges that hang from one stem are a bundle, those that only meet are none', () => {
  const hanging = [...layEdges(narrow).values()].filter(({ between }) => between[0] === 'orders')
  expect(new Set(hanging.map(({ bundle }) => bundle)).size).toBe(1)
  const fanned = [...layEdges(wide).values()]
  expect(new Set(fanned.map(({ bundle }) => bundle)).size).toBe(fanned.length)
})

test('an edge to nobody is refused by name', () => {
  expect(() => layEdges({ ...wide, edges: [{ between: ['orders', 'nobody'] }] })).toThrow(
    'the edge orders to nobody names an actor that has no node',
  )
})
