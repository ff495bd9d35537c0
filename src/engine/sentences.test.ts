import { expect, it } from 'vitest'
import { sentence } from './sentences.ts'
import type { Simulation } from './simulation.ts'
import { indexTrace } from './trace-index.ts'

const simulation = { actions: { body: { label: 'Body' } } } as unknown as Simulation
const said = (label: string) => sentence(simulation, indexTrace([]), { seq: 1, at: 0, cause: null, type: 'input', actor: 'reader', label })

it('keeps a text of several lines on one line: a sentence is a line of the log', () => {
  expect(said('body {\n  "note": "for Mia"\r\n}')).toBe('You: Body { "note": "for Mia" }.')
})

it('quotes the beginning of a long text, and says how much follows', () => {
  expect(said(`body ${'x'.repeat(1000)}`)).toBe(`You: Body ${'x'.repeat(300)} and 700 more characters.`)
})

it('keeps what a row holds on one line, too', () => {
  const after = { note: 'line\r\nbreak', items: ['a\nb'] }
  const row = { seq: 1, at: 0, cause: null, type: 'row.written', actor: 'server', table: 'orders', key: '7', before: null, after } as const
  expect(sentence(simulation, indexTrace([]), row)).toBe('Server writes row 7 of orders: note line break, items ["a\\nb"].')
})
