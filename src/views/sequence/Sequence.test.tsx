/** The sequence as served: the diagram and the list, uncovered up to the playhead. */
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import { positionAt } from '../../engine/trace.ts'
import type { TraceIndex } from '../../engine/trace-index.ts'
import { everyRun } from '../every-run.fixture.ts'
import { retriedCharge } from '../hand-made-trace.fixture.ts'
import { actorsOf, layOutSequence } from './layout.ts'
import { Sequence } from './Sequence.tsx'

/** A coordinate with more digits than a tenth, or none at all. */
const LONG_NUMBER = / (?:x|y|cx|cy|d|width|height)="[^"]*\d\.\d\d|translate\([^)]*\d\.\d\d|NaN|undefined/

function html(index: TraceIndex, ms: number): string {
  const frame = frameAt(index, positionAt(index.events, ms * 1000))
  return renderToString(<Sequence index={index} frame={frame} selected={null} onSelect={() => {}} />).replaceAll('<!-- -->', '')
}

function arrows(drawn: string): number {
  return drawn.match(/<g[^>]* role="button"/g)?.length ?? 0
}

test('every scenario is drawn at its start, middle and end, in numbers cut to a tenth', async () => {
  for (const { name, index } of await everyRun()) {
    for (const share of [0, 0.5, 1]) {
      const drawn = html(index, (index.now * share) / 1000)
      expect(drawn, name).not.toMatch(LONG_NUMBER)
    }
    const laidOut = layOutSequence(index, actorsOf(index), 964).arrows
    expect(arrows(html(index, index.now / 1000)), name).toBe(laidOut.length)
    expect(
      laidOut.reduce((sum, { others }) => sum + 1 + others, 0),
      name,
    ).toBe(index.messages.size)
  }
})

test('only what has been sent is drawn', () => {
  const index = retriedCharge()
  expect(arrows(html(index, 24))).toBe(1)
  expect(arrows(html(index, 25))).toBe(2)
  expect(html(index, 60)).not.toContain('lost')
  expect(html(index, 424)).not.toContain('timeout')
})

test('the list for narrow screens tells times, losses, retries and the end of patience', () => {
  const list = html(retriedCharge(), 460).split('<ol>')[1] ?? ''
  expect(list).toContain('25.0 → 50.0 ms')
  expect(list).toContain('lost: 201 Created')
  expect(list).toContain('gives up waiting')
  expect(list).toContain('retry: POST /charges')
  expect(list).toContain('455.0 → on its way')
})
