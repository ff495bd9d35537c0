import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { frameAt } from '../../engine/frame.ts'
import type { TraceEvent } from '../../engine/trace.ts'
import { positionAt } from '../../engine/trace.ts'
import { indexTrace } from '../../engine/trace-index.ts'
import { Chart } from './Chart.tsx'
import type { ChartLane } from './series.ts'

const SECOND = 1_000_000

function counted(seq: number, at: number, name: string, value: number): TraceEvent {
  return { seq, at, cause: null, type: 'value.measured', name, value, unit: 'calls' }
}

const events = [
  counted(1, SECOND, 'left/calls', 950),
  counted(2, SECOND, 'right/calls', 47),
  counted(3, 3 * SECOND, 'left/calls', 900),
  counted(4, 6 * SECOND, 'right/calls', 12),
]
const index = indexTrace(events)

function lane(name: string, title = name): ChartLane {
  const series = { name: `${name}/calls`, label: 'calls', color: 'red', form: 'bars', interval: 100_000, look: 'patterned' } as const
  return { title, series: [series], limit: { value: 20, label: 'capacity 20' } }
}

function drawn(at: number, lanes = [lane('left'), lane('right')]): string {
  const frame = frameAt(index, positionAt(events, at))
  return renderToStaticMarkup(<Chart index={index} frame={frame} lanes={lanes} measure="Calls" scale="square-root" />)
}

/** The rows of the table as texts. */
function rowsOf(html: string): string[] {
  return [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    (row as string)
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
}

describe('a chart', () => {
  it('tells its numbers in a table, up to the playhead and no further', () => {
    const rows = rowsOf(drawn(3 * SECOND))
    expect(rows[0]).toBe('Time left: calls left: fullest interval right: calls right: fullest interval')
    expect(rows.slice(1)).toEqual(['0 to 1 s 950 950 47 47', '1 to 2 s 0 0 0 0', '2 to 3 s 900 900 0 0', '3 to 4 s 0 0 0 0'])
    expect(rowsOf(drawn(2 * SECOND)).join()).not.toContain('900')
  })

  it('draws both lanes on the same axes, one above the other, for wide and for narrow pages', () => {
    const html = drawn(6 * SECOND)
    expect([...html.matchAll(/<svg[^>]*role="img"/g)]).toHaveLength(2)
    // The highest bar of either lane is measured on one scale: 950 calls reach the top, 47 do not.
    expect([...html.matchAll(/capacity 20/g)]).toHaveLength(4)
    expect(html).toContain('>950<')
    expect(html).toContain('6.00 s')
  })

  it('says by pattern and word, not by colour alone, what its bars are, once for lanes that are alike', () => {
    const html = drawn(6 * SECOND)
    expect(html).toContain('<pattern')
    expect([...html.matchAll(/>calls<\/text>/g)]).toHaveLength(2)
  })

  it('names its series below a title that leaves no room beside it, on a narrow page', () => {
    expect(drawn(6 * SECOND)).not.toContain('translate(0 15)')
    const long = drawn(6 * SECOND, [lane('left', 'a title of thirty letters or so')])
    expect([...long.matchAll(/translate\(0 15\)/g)]).toHaveLength(1)
  })

  it('writes its coordinates to a tenth', () => {
    expect(drawn(6 * SECOND)).not.toMatch(/[MVH ]\d+\.\d{2,}[VHZ ]/)
  })
})
