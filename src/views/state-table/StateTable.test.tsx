import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import { positionAt } from '../../engine/trace.ts'
import { HandMadeTrace, retriedCharge } from '../hand-made-trace.fixture.ts'
import { StateTable } from './StateTable.tsx'

const text = (html: string) => html.replace(/<!-- -->/g, '').replace(/<[^>]+>/g, '|')

test('an empty table is said to be empty, and a written row is marked in words', () => {
  const trace = new HandMadeTrace()
  trace.input(0, 'go')
  trace.add(5, 1, { type: 'row.written', actor: 'payments', table: 'charges', key: 'pa-1', before: null, after: { amount: 4999 } })
  const index = trace.index()
  const draw = (seq: number) => renderToString(<StateTable index={index} frame={frameAt(index, { at: 0, seq })} />)
  expect(draw(1)).toContain('No rows yet.')
  expect(text(draw(2))).toMatch(/pa-1\|+4999\|+just written/)
})

test('a run without rows says so', () => {
  const index = retriedCharge()
  expect(renderToString(<StateTable index={index} frame={frameAt(index, { at: 0, seq: 0 })} />)).toContain('This run writes no rows.')
})

test('every actor stands in a row with its state, since when, and how long it has been waiting', () => {
  const index = retriedCharge()
  const draw = (ms: number) =>
    text(renderToString(<StateTable index={index} frame={frameAt(index, positionAt(index.events, ms * 1000))} />))
  expect(draw(0)).toMatch(/Orders\|+as it began\|+0\.0 ms\|+no/)
  expect(draw(125)).toMatch(/Orders\|+asking payments\|+25\.0 ms\|+for 100 ms/)
})

test('an actor that is down is said to be down', () => {
  const trace = new HandMadeTrace()
  trace.add(1, trace.input(1, 'break payments'), { type: 'state.entered', actor: 'payments', from: 'idle', to: 'broken', on: 'break' })
  const index = trace.index()
  expect(text(renderToString(<StateTable index={index} frame={frameAt(index, positionAt(index.events, 2000))} />))).toMatch(
    /Payments\|+down/,
  )
})
