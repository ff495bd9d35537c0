import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import { scenarioInput } from '../../engine/input.ts'
import { simulate } from '../../engine/simulate.ts'
import type { Simulation } from '../../engine/simulation.ts'
import { positionAt } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { Caches } from './Caches.tsx'
import { cachesAt, remainingText } from './caches.ts'
import { act } from './scenarios.ts'
import { dns } from './simulation.ts'

const simulation = dns as unknown as Simulation
const base = scenarioInput(simulation, 'cold')
const run = simulate(simulation, { ...base, until: 600_000_000, actions: [...base.actions, act(400, 'break', 'resolver')] })
const index = indexTrace(run.events)
const at = (seconds: number) => positionAt(run.events, seconds * 1_000_000)
const cacheOf = (holder: string, seconds: number) => cachesAt(index, at(seconds)).find(cache => cache.holder === holder)

describe('the caches at a moment', () => {
  it('are empty at first, and list whoever will keep something', () => {
    expect(cachesAt(index, at(0))).toEqual([
      { holder: 'resolver', lines: [] },
      { holder: 'client', lines: [] },
    ])
  })

  it('count down from the instant of writing', () => {
    const line = cacheOf('resolver', 100.115)?.lines.find(({ key }) => key === 'A api.example.com')
    expect(line).toMatchObject({ data: '192.0.2.10', ttl: 300 })
    expect(line?.remaining).toBeCloseTo(200, 6)
  })

  it('show what has run out, until its holder breaks and forgets', () => {
    expect(cacheOf('resolver', 301)?.lines.find(({ key }) => key.startsWith('A '))?.remaining).toBeLessThan(0)
    expect(cacheOf('resolver', 401)?.lines).toEqual([])
  })

  it('are tables that a server can render', () => {
    const html = renderToString(<Caches index={index} frame={frameAt(index, at(60.115))} />)
    expect(html).toContain('Cache of Resolver')
    expect(html).toMatch(/240 s/)
  })

  it('say what remains in words', () => {
    expect([9.99, 0.04, 0, 299.9, 172800].map(remainingText)).toEqual(['9.9 s', '0.0 s', 'run out', '299 s', '48.00 h'])
  })
})
