/** The network as served: both drawings, nothing left to chance. */
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import { positionAt } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { everyRun } from '../every-run.fixture.ts'
import { HandMadeTrace, retriedCharge } from '../hand-made-trace.fixture.ts'
import { narrow, wide } from './shop.fixture.ts'
import { Topology } from './Topology.tsx'

/** A coordinate with more digits than a tenth, or none at all. */
const LONG_NUMBER = / (?:x|y|cx|cy|d|width|height)="[^"]*\d\.\d\d|translate\([^)]*\d\.\d\d|NaN|undefined/

function html(index: TraceIndex, ms: number, selected: number | null = null): string {
  const frame = frameAt(index, positionAt(index.events, ms * 1000))
  const nothing = (): void => {}
  return renderToString(
    <Topology wide={wide} narrow={narrow} index={index} frame={frame} selected={selected} onSelect={nothing} onToggleActor={nothing} />,
  )
}

test('every scenario is drawn at its start, middle and end, in numbers cut to a tenth', async () => {
  for (const { name, index } of await everyRun()) {
    for (const share of [0, 0.5, 1]) {
      const drawn = html(index, (index.now * share) / 1000)
      expect(drawn, name).not.toMatch(LONG_NUMBER)
      expect(drawn.match(/<svg/g), name).toHaveLength(2)
    }
  }
})

test('a message under way says what it is, from whom, to whom and how it stands', () => {
  expect(html(retriedCharge(), 30)).toContain('aria-label="POST /charges, request, Orders to Payments, on its way"')
  expect(html(retriedCharge(), 300)).toContain('aria-label="201 Created, response, Payments to Orders, lost"')
  expect(html(retriedCharge(), 430)).toContain('aria-label="POST /charges, retry, Orders to Payments, on its way"')
})

test('the selected message is pressed, the others are not', () => {
  expect(html(retriedCharge(), 30, 2)).toContain('aria-pressed="true"')
  expect(html(retriedCharge(), 30, 1)).not.toContain('aria-pressed="true"')
})

test('a node offers to break a healthy actor and to heal a broken one, and nothing where nothing can be broken', () => {
  const trace = new HandMadeTrace()
  trace.add(10, null, { type: 'state.entered', actor: 'payments', from: 'idle', to: 'broken', on: 'break' })
  const drawn = html(trace.index(), 20)
  expect(drawn).toContain('aria-label="Heal Payments"')
  expect(drawn).toContain('aria-label="Break Orders"')
  expect(drawn).not.toContain('Break Client')
  expect(drawn).toContain('>down<')
})

test('an actor that waits says for how long', () => {
  expect(html(retriedCharge(), 41)).toContain('>waiting 16 ms<')
})
