import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import { positionAt } from '../../engine/trace.ts'
import { retriedCharge } from '../hand-made-trace.fixture.ts'
import { Waterfall } from './Waterfall.tsx'

const index = retriedCharge()
const draw = (ms: number, selected: number | null = null) => {
  const frame = frameAt(index, positionAt(index.events, ms * 1000))
  return renderToString(<Waterfall index={index} frame={frame} selected={selected} onSelect={() => {}} />)
}
const count = (html: string, part: string) => html.split(part).length - 1

test('the server draws a bar for each request sent so far', () => {
  expect(count(draw(0), '<button')).toBe(1)
  expect(count(draw(100), '<button')).toBe(2)
  expect(count(draw(600), '<button')).toBe(3)
})

test('each bar says in words how long it took, how long was worked, and what went wrong', () => {
  expect(draw(600)).toContain('of which payments worked 5.0 ms')
  expect(draw(600)).toMatch(/, lost.*, timeout/)
  expect(draw(60)).not.toContain(', lost')
})

test('a retry is marked by a word', () => {
  expect(draw(600)).toContain('retry')
  expect(draw(100)).not.toContain('retry')
})

test('the selected request is pressed', () => {
  expect(count(draw(600, 2), 'aria-pressed="true"')).toBe(1)
  expect(count(draw(600), 'aria-pressed="true"')).toBe(0)
})

test('nothing to show is said', () => {
  const empty = { ...index, messages: new Map(), events: [] }
  const html = renderToString(<Waterfall index={empty} frame={frameAt(empty, { at: 0, seq: 0 })} selected={null} onSelect={() => {}} />)
  expect(html).toContain('No request has been sent yet.')
})
