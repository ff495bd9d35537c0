/** What flies is apart from all else that flies, and what was lost stays in sight. */
import { expect, test } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import { positionAt } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { everyRun } from '../every-run.fixture.ts'
import { overlap } from '../geometry.ts'
import { HandMadeTrace, retriedCharge } from '../hand-made-trace.fixture.ts'
import { textWidth } from '../words.ts'
import { LABEL_HEIGHT, LABEL_SIZE, placeLabels } from './labels.ts'
import { assignLanes } from './lanes.ts'
import { layEdges, type TopologyLayout } from './layout.ts'
import { type Mark, marksOf } from './marks.ts'
import { narrow, wide } from './shop.fixture.ts'

const lanesOf = new WeakMap<TraceIndex, Map<TopologyLayout, ReturnType<typeof assignLanes>>>()

function marksAt(index: TraceIndex, layout: TopologyLayout, ms: number): Mark[] {
  const known = lanesOf.get(index) ?? new Map<TopologyLayout, ReturnType<typeof assignLanes>>()
  lanesOf.set(index, known)
  const lanes = known.get(layout) ?? assignLanes(index, layEdges(layout))
  known.set(layout, lanes)
  return marksOf(index, frameAt(index, positionAt(index.events, ms * 1000)), lanes)
}

test('no label overlaps a node or another label, at sixty moments of every run, wide and narrow', async () => {
  let labels = 0
  for (const { name, index } of await everyRun()) {
    for (const layout of [wide, narrow]) {
      for (let i = 0; i <= 60; i++) {
        const marks = marksAt(index, layout, (index.now * i) / 60 / 1000)
        const places = placeLabels(marks, Object.values(layout.nodes), layout, null)
        const boxes = [...places.values()].map(({ x, y, text }) => {
          const width = textWidth(text, LABEL_SIZE)
          return { x: x - width / 2, y: y - LABEL_HEIGHT / 2, width, height: LABEL_HEIGHT }
        })
        labels += boxes.length
        for (const [n, box] of boxes.entries()) {
          for (const other of [...boxes.slice(n + 1), ...Object.values(layout.nodes)]) expect(overlap(box, other), name).toBe(false)
          expect(box.x, name).toBeGreaterThanOrEqual(0)
          expect(box.x + box.width, name).toBeLessThanOrEqual(layout.width)
        }
      }
    }
  }
  expect(labels).toBeGreaterThan(300)
})

test('in every scenario each message under way has its label', async () => {
  for (const { name, index } of await everyRun()) {
    for (let i = 0; i <= 60; i++) {
      const marks = marksAt(index, wide, (index.now * i) / 60 / 1000)
      expect(placeLabels(marks, Object.values(wide.nodes), wide, null).size, name).toBe(marks.length)
    }
  }
})

test('messages that overtake or follow closely on one edge never cover each other', () => {
  const trace = new HandMadeTrace()
  const click = trace.input(0, 'place-order')
  const ids = [trace.send(0, 'orders>payments', 'slow', { flight: 60, cause: click })]
  for (const ms of [2, 20, 22]) ids.push(trace.send(ms, 'orders>payments', 'fast', { flight: 20, cause: click }))
  for (const [ms, n] of [
    [22, 1],
    [40, 2],
    [42, 3],
    [60, 0],
  ] as const)
    trace.receive(ms, ids[n] as number)
  const index = trace.index()
  for (let ms = 0; ms <= 60; ms += 0.5) {
    const marks = marksAt(index, wide, ms)
    for (const [i, a] of marks.entries()) {
      for (const b of marks.slice(i + 1)) expect((a.x - b.x) ** 2 + (a.y - b.y) ** 2, `${ms} ms`).toBeGreaterThanOrEqual(14 ** 2)
    }
  }
})

test('messages to two services that share a stem do not cover each other on it', () => {
  const trace = new HandMadeTrace()
  const click = trace.input(0, 'place-order')
  trace.send(0, 'orders>products', 'GET /products', { cause: click })
  trace.send(0, 'orders>inventory', 'POST /reservations', { cause: click })
  trace.input(25, 'wait')
  const index = trace.index()
  for (let ms = 0; ms <= 24; ms++) {
    const [a, b] = marksAt(index, narrow, ms) as [Mark, Mark]
    expect((a.x - b.x) ** 2 + (a.y - b.y) ** 2, `${ms} ms`).toBeGreaterThanOrEqual(14 ** 2)
  }
})

test('requests go above the edge, answers below', () => {
  const index = retriedCharge()
  expect(marksAt(index, wide, 30)[0]?.y).toBeLessThan(200)
  expect(marksAt(index, wide, 60)[0]?.y).toBeGreaterThan(200)
})

test('a lost answer stays where it was lost until the link is used again', () => {
  const index = retriedCharge()
  const edge = layEdges(wide).get('orders payments')
  const middle = ((edge?.points[0]?.x ?? 0) + (edge?.points[1]?.x ?? 0)) / 2
  const [mark] = marksAt(index, wide, 300)
  expect(mark).toMatchObject({ role: 'lost', label: 'lost: 201 Created' })
  expect(mark?.x).toBeCloseTo(middle)
  expect(marksAt(index, wide, 430).map(({ label }) => label)).toEqual(['retry: POST /charges'])
})

test('a refused request ends at its receiver', () => {
  const trace = new HandMadeTrace()
  trace.lose(25, trace.send(0, 'orders>payments', 'POST /charges'), 'refused')
  const [mark] = marksAt(trace.index(), wide, 25)
  expect(mark).toMatchObject({ label: 'refused: POST /charges' })
  expect(mark?.x).toBeCloseTo(650)
})

test('a call flashes in its instant and never flies', () => {
  const trace = new HandMadeTrace()
  trace.receive(10, trace.send(10, 'orders>payments', 'charge()', { kind: 'call', flight: 0, cause: trace.input(0, 'place-order') }))
  trace.input(100, 'wait')
  const index = trace.index()
  expect(marksAt(index, wide, 10).map(({ role, label }) => [role, label])).toEqual([['call', 'charge()']])
  expect(marksAt(index, wide, 20)).toEqual([])
})

test('lanes are given to ten thousand messages without delay', () => {
  const trace = new HandMadeTrace()
  const click = trace.input(0, 'load')
  for (let i = 0; i < 10_000; i++) trace.send(i * 0.1, 'orders>payments', 'POST /charges', { cause: click })
  const index = trace.index()
  expect(assignLanes(index, layEdges(wide)).size).toBe(10_000)
})
