/** The sequence laid out: labels apart, arrows downwards, bars where someone works, waits or is down. */
import { expect, test } from 'vitest'
import { everyRun } from '../every-run.fixture.ts'
import { overlap } from '../geometry.ts'
import { HandMadeTrace, retriedCharge } from '../hand-made-trace.fixture.ts'
import { actorsOf, arrowLabel, layOutSequence, leastWidth } from './layout.ts'

test('no label overlaps another in any run, at any width', async () => {
  for (const { name, index } of await everyRun()) {
    const actors = actorsOf(index)
    for (const width of [leastWidth(actors.length), 800, 964]) {
      const { arrows, timeouts, width: drawn, height } = layOutSequence(index, actors, width)
      const boxes = [...arrows, ...timeouts].map(({ label }) => label)
      const isInside = ({ x, y, width: w, height: h }: (typeof boxes)[number]): boolean =>
        x >= 0 && y >= 0 && x + w <= drawn && y + h <= height
      const wrong = boxes.filter((a, i) => !isInside(a) || boxes.some((b, j) => j > i && overlap(a, b)))
      expect(wrong, `${name} at ${width} px`).toEqual([])
    }
  }
})

test('no label covers the head of an arrow in any run', async () => {
  for (const { name, index } of await everyRun()) {
    const { arrows } = layOutSequence(index, actorsOf(index), 720)
    const heads = arrows.map(({ line }) => ({ x: line.x2 - 3, y: line.y2 - 3, width: 6, height: 6 }))
    expect(
      arrows.filter(({ label }) => heads.some(head => overlap(label, head))),
      name,
    ).toEqual([])
  }
})

test('even twenty messages of one instant keep their labels apart', () => {
  const trace = new HandMadeTrace()
  const click = trace.input(0, 'place-order')
  for (let i = 0; i < 20; i++) trace.send(0, i % 2 ? 'a>b' : 'a>c', 'POST /charges', { cause: click })
  const boxes = layOutSequence(trace.index(), ['a', 'b', 'c'], 600).arrows.map(({ label }) => label)
  for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false)
})

test('a crowd that leaves in one instant is one arrow, which says for how many it stands', () => {
  const trace = new HandMadeTrace()
  const click = trace.input(0, 'place-order')
  for (let i = 0; i < 30; i++) trace.send(0, 'a>b', `POST /charges #${i + 1}`, { cause: click })
  trace.send(1, 'a>b', 'POST /charges #31', { cause: click })
  const index = trace.index()
  const { arrows } = layOutSequence(index, ['a', 'b'], 600)
  expect(arrows.map(arrow => arrowLabel(index, arrow, 99))).toEqual(['POST /charges #1 ×30', 'POST /charges #31'])
})

test('a message that takes time slopes downwards, a call is level', async () => {
  for (const { name, index } of await everyRun()) {
    for (const { record, line } of layOutSequence(index, actorsOf(index), 964).arrows) {
      if (record.sent.arriveAt === record.sent.at) expect(line.y2, name).toBe(line.y1)
      else expect(line.y2 - line.y1, name).toBeGreaterThan(4)
    }
  }
})

test('a lost message ends between the lifelines, where it was lost', () => {
  const index = retriedCharge()
  const { arrows, lifelines } = layOutSequence(index, actorsOf(index), 600)
  const x = Object.fromEntries(lifelines.map(line => [line.actor, line.x]))
  const lost = arrows.find(arrow => arrow.lost)
  expect(lost?.line.x2).toBe(((x.orders ?? 0) + (x.payments ?? 0)) / 2)
})

test('the end of patience is marked, with how long it lasted', () => {
  const index = retriedCharge()
  const { timeouts } = layOutSequence(index, actorsOf(index), 600)
  expect(timeouts.map(({ actor, waited, at }) => ({ actor, waited, at }))).toEqual([{ actor: 'orders', waited: 400_000, at: 425_000 }])
})

test('an outage is a bar from the breaking to the healing', () => {
  const trace = new HandMadeTrace()
  trace.send(0, 'a>b', 'GET /')
  trace.add(10, null, { type: 'state.entered', actor: 'b', from: 'idle', to: 'broken', on: 'break' })
  trace.add(40, null, { type: 'state.entered', actor: 'b', from: 'broken', to: 'idle', on: 'heal' })
  const index = trace.index()
  const { bars, scale } = layOutSequence(index, ['a', 'b'], 600)
  const down = bars.find(({ kind }) => kind === 'down')
  expect((down?.bottom ?? 0) - (down?.top ?? 0)).toBe(scale.y({ at: 40_000, seq: 3 }) - scale.y({ at: 10_000, seq: 2 }))
})
