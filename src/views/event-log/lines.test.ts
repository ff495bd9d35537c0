/** The lines of the log. */
import { expect, test } from 'vitest'
import { retriedCharge } from '../hand-made-trace.fixture.ts'
import { currentLine, linesOf, WHOLE, windowOf } from './lines.ts'

test('timers are no lines, unless all events are asked for', () => {
  const { events } = retriedCharge()
  expect(linesOf(events, false).some(({ type }) => type.startsWith('timer'))).toBe(false)
  expect(linesOf(events, true)).toHaveLength(events.length)
})

test('the current line is the last that has happened', () => {
  const lines = linesOf(retriedCharge().events, false)
  expect(currentLine(lines, 0)).toBe(-1)
  const timer = retriedCharge().events.find(({ type }) => type === 'timer.set')
  expect(lines[currentLine(lines, timer?.seq ?? 0)]?.type).toBe('message.sent')
  expect(currentLine(lines, 10_000)).toBe(lines.length - 1)
})

test('a short log is drawn whole, of a long one the part around the current line', () => {
  expect(windowOf(WHOLE, 399)).toEqual({ first: 0, end: WHOLE })
  for (const current of [-1, 0, 10_000, 19_999]) {
    const { first, end } = windowOf(20_000, current)
    expect(end - first).toBe(300)
    expect(first).toBeLessThanOrEqual(Math.max(0, current))
    expect(end).toBeGreaterThan(current)
  }
})
