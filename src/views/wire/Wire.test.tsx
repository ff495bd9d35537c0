import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import type { MessageSent, TraceEvent } from '../../engine/trace.ts'
import { positionAt } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { laneOf, lanesOf, wireLines } from './lines.ts'
import { Wire } from './Wire.tsx'

const message = (id: number, at: number, from: string, label: string, detail: MessageSent['detail'], kind = 'event'): TraceEvent => ({
  seq: 0,
  at,
  cause: null,
  type: 'message.sent',
  message: id,
  from,
  to: from === 'browser' ? 'server' : 'browser',
  label,
  kind,
  arriveAt: at + 40_000,
  bytes: 9,
  correlates: null,
  detail,
})

const events = [
  message(1, 0, 'browser', 'GET /a, stream 1', { stream: 1, frame: 'HEADERS', length: 30, flags: ['END_STREAM'] }, 'request'),
  message(2, 0, 'browser', 'SETTINGS', { stream: 0, frame: 'SETTINGS', length: 0 }),
  message(3, 10_000, 'server', 'body of /a, stream 1', { stream: 1, frame: 'DATA', length: 1200 }),
  message(4, 20_000, 'server', 'ACK up to 2', { stream: null, frame: null, length: 0 }, 'ack'),
  message(5, 30_000, 'browser', 'a query', { name: 'not of the wire' }),
].map((event, i) => ({ ...event, seq: i + 1 })) as TraceEvent[]
const index = indexTrace(events)

describe('the wire', () => {
  it('shows frames as they are sent, up to the moment, and nothing that is no frame', () => {
    expect(wireLines(index, 2, 'browser').map(({ id }) => id)).toEqual([1, 2])
    expect(wireLines(index, 5, 'browser').map(({ id, goesRight }) => [id, goesRight])).toEqual([
      [1, true],
      [2, true],
      [3, false],
      [4, false],
    ])
  })

  it('gives each stream a lane, by its number, after that of the connection itself', () => {
    expect(lanesOf(index)).toEqual([null, 0, 1])
    expect(wireLines(index, 5, 'browser').map(line => laneOf(line, lanesOf(index)))).toEqual([2, 1, 2, 0])
  })

  it('is drawn on a server: a row for each frame, in words that need no colour', () => {
    const frame = frameAt(index, positionAt(events, 25_000))
    const html = renderToString(<Wire index={index} frame={frame} selected={3} onSelect={() => {}} left="browser" />)
    expect(html.match(/<li>/g)).toHaveLength(3)
    expect(html).toContain('server to browser')
    expect(html).toContain('END_STREAM')
    expect(html).not.toContain('ACK up to 2')
    expect(html).not.toContain('body of /a, stream')
  })
})
