import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { positionAt } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import type { ViewProps } from '../panel.ts'
import { Console } from './Console.tsx'
import { ConsoleForm } from './ConsoleForm.tsx'
import { Orders } from './Orders.tsx'
import { offered } from './offers.ts'
import { restConsole } from './simulation.ts'

/** A scenario at so many milliseconds, as a view is given it. */
function view(scenario: string, ms: number, actions?: readonly { at: number; type: string; argument: string }[]): ViewProps {
  const input = scenarioInput(restConsole as unknown as Simulation, scenario)
  const run = simulate(restConsole as unknown as Simulation, actions ? { ...input, actions } : input)
  const index = indexTrace(run.events)
  return { run, index, frame: frameAt(index, positionAt(run.events, ms * 1000)), selected: null, onSelect: () => {} }
}

const text = (html: string) =>
  html
    .replace(/<!-- -->/g, '')
    .replace(/<[^>]+>/g, '|')
    .replace(/&quot;/g, '"')
    .replace(/&gt;/g, '>')
    .replace(/&lt;/g, '<')

describe('the console', () => {
  test('shows an answer when it has arrived, and not before', () => {
    expect(text(renderToString(<Console {...view('replace-vs-patch', 20)} />))).toContain('the request is on its way')
    const early = text(renderToString(<Console {...view('replace-vs-patch', 60)} />))
    expect(early).toContain('the answer is on its way')
    expect(early).not.toContain('For Mia')
    const late = text(renderToString(<Console {...view('replace-vs-patch', 100)} />))
    expect(late).toContain('HTTP/1.1 200 OK')
    expect(late).toContain('"note": "For Mia, with love"')
  })

  test('shows what was typed as text, whatever it is', () => {
    const html = renderToString(
      <Console
        {...view('create', 100, [
          { at: 0, type: 'body', argument: '<img src=x onerror=alert(1)>' },
          { at: 0, type: 'send', argument: 'PUT /orders/1047' },
        ])}
      />,
    )
    expect(html).not.toContain('<img')
    expect(text(html)).toContain('<img src=x onerror=alert(1)>')
    expect(text(html)).toContain('400 Bad Request')
  })
})

describe('the table of orders', () => {
  test('says which rows a reading has met twice, and which it has skipped', () => {
    expect(text(renderToString(<Orders {...view('page-drift', 700)} />)).match(/1 and 2: twice/g)).toHaveLength(3)
    expect(text(renderToString(<Orders {...view('page-skip', 700)} />)).match(/\|skipped\|/g)).toHaveLength(3)
  })

  test('keeps a deleted order in sight, struck out', () => {
    expect(text(renderToString(<Orders {...view('delete-twice', 100)} />))).toMatch(/1047\|+deleted/)
  })
})

describe('the form', () => {
  test('is in the served page, with its tasks', () => {
    const { run, index, frame } = view('replace-vs-patch', 460)
    const html = text(renderToString(<ConsoleForm run={run} index={index} frame={frame} act={() => null} />))
    expect(html).toMatch(/Tasks.*0 of 6 done/)
  })

  test('offers the version that was read last, and the next page', () => {
    const { run, index, frame } = view('replace-vs-patch', 900)
    expect(offered(run, index, frame).tags.get('/orders/1047')).toBe('"v2"')
    const drift = view('page-drift', 100)
    expect(offered(drift.run, drift.index, drift.frame).paths[0]).toBe('/orders?limit=10&offset=10')
  })

  test('knows who has the word', () => {
    const speaker = (ms: number) => {
      const { run, index, frame } = view('lost-update', ms)
      return offered(run, index, frame).speaker
    }
    expect([speaker(450), speaker(650), speaker(1050)]).toEqual(['ann', 'ben', 'ann'])
  })
})
