// @vitest-environment happy-dom
/** The log: served whole, pressed line by line. */
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, expect, test, vi } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import { sentence } from '../../engine/sentences.ts'
import { positionAt } from '../../engine/trace.ts'
import { indexTrace, type TraceIndex } from '../../engine/trace-index.ts'
import { everyRun, type NamedRun } from '../every-run.fixture.ts'
import { EventLog } from './EventLog.tsx'
import { linesOf } from './lines.ts'

afterEach(cleanup)

const runs = await everyRun()
const { simulation, index } = runs.find(({ name }) => name === 'place-order response-lost') as NamedRun

function log(ms: number, more: Partial<Parameters<typeof EventLog>[0]> = {}, of: TraceIndex = index) {
  const frame = frameAt(of, positionAt(of.events, ms * 1000))
  return <EventLog simulation={simulation} index={of} frame={frame} selected={null} onSelect={() => {}} onSeek={() => {}} {...more} />
}

test('the served page holds every line of every run that is short enough to be read', () => {
  const short = runs.filter(({ index }) => linesOf(index.events, false).length <= 400)
  expect(short.length).toBeGreaterThan(10)
  for (const { name, simulation, index } of short) {
    const frame = frameAt(index, { at: 0, seq: 0 })
    const html = renderToString(
      <EventLog simulation={simulation} index={index} frame={frame} selected={null} onSelect={() => {}} onSeek={() => {}} />,
    )
    const shown = document.createElement('div')
    shown.innerHTML = html
    for (const line of linesOf(index.events, false)) expect(shown.textContent, name).toContain(sentence(simulation, index, line))
  }
})

test('the line of the playhead is the current step', () => {
  render(log(200))
  const current = document.querySelectorAll('[aria-current=step]')
  expect(current).toHaveLength(1)
  expect(current[0]?.textContent).toContain('is lost, by your hand')
})

test('a line takes the playhead to just after its event and selects its message', () => {
  const onSeek = vi.fn()
  const onSelect = vi.fn()
  render(log(0, { onSeek, onSelect }))
  fireEvent.click(screen.getByRole('button', { name: /ms Orders sends POST \/reservations to Inventory/ }))
  const sent = index.events.find(event => event.type === 'message.sent' && event.label === 'POST /reservations')
  expect(onSeek).toHaveBeenCalledWith({ at: sent?.at, seq: sent?.seq })
  expect(onSelect).toHaveBeenCalledWith(sent?.type === 'message.sent' ? sent.message : 0)
})

test('"Why?" tells the chain of causes back to the click', () => {
  render(log(0))
  fireEvent.click(screen.getByRole('button', { name: /Why\? Orders sends POST \/reservations/ }))
  const chain = within(screen.getByRole('list', { name: /Because/ })).getAllByRole('listitem')
  expect(chain.at(-1)?.textContent).toContain('You: Place Order.')
  expect(chain.length).toBeGreaterThan(3)
})

test('"All events" adds the timers', () => {
  render(log(0))
  expect(screen.queryAllByText(/sets the timer/)).toHaveLength(0)
  fireEvent.click(screen.getByRole('checkbox', { name: 'All events' }))
  expect(screen.getAllByText(/sets the timer/).length).toBeGreaterThan(0)
})

test('what can be done to the selected message stands under the line of its sending, once', () => {
  render(log(0, { selected: 2, actionsFor: ({ id }) => <button type="button">Drop message {id}</button> }))
  const button = screen.getByRole('button', { name: 'Drop message 2' })
  expect(button.closest('li')?.textContent).toContain('Orders sends')
})

test('of twenty thousand events only those around the current line are drawn, each with its place', () => {
  const events = Array.from({ length: 20_000 }, (_, i) => ({
    seq: i + 1,
    at: i * 1000,
    cause: i === 0 ? null : i,
    type: 'note' as const,
    actor: 'orders',
    text: `remark ${i + 1}`,
  }))
  const onSeek = vi.fn()
  render(log(10_000, { onSeek }, indexTrace(events)))
  const lines = document.querySelectorAll('li')
  expect(lines).toHaveLength(300)
  expect(document.querySelector('[aria-current=step]')?.getAttribute('aria-posinset')).toBe('10001')
  expect(lines[0]?.getAttribute('aria-setsize')).toBe('20000')
  fireEvent.click(screen.getByRole('button', { name: /later lines: go to the last/ }))
  expect(onSeek).toHaveBeenCalledWith({ at: 19_999_000, seq: 20_000 })
})
